import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { createPasswords } from '../../src/shop/accounts/passwords/passwords.ts';
import { loadConfig } from '../../src/config/config.ts';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { FUNCTIONS } from './floor-functions.ts';

/** Number of rows in the shop. */
type Size = { name: string; products: number; orders: number };

export const LARGE: Size = { name: 'large', products: 20_000, orders: 200_000 };
/** For a first run and for --quick. */
export const SMALL: Size = { name: 'small', products: 2_000, orders: 12_000 };

/** An account and the session of its access tokens. */
export type Account = { id: string; sessionId: string; email: string };

/** The data that the requests use. */
export type BenchData = {
  /** Accounts with at least twenty orders, which do not change. */
  readers: Account[];
  /** Accounts without orders; the measurements add some. */
  buyers: Account[];
  productIds: string[];
  /**
   * Products that customers can order in every quantity, and that no promotion covers: with other products, some orders would be
   * refused, or have a discount that the floor does not compute.
   */
  orderableIds: string[];
  /** Categories with at least one full page of products. No product has one of them as a further category, which the floor ignores. */
  categoryIds: string[];
  productSlugs: string[];
  categorySlugs: string[];
  /** Words of product names. */
  words: string[];
};

export type BenchDatabase = {
  url: string;
  version: string;
  db: pg.Client;
  data: BenchData;
  /** PostgreSQL's log file. */
  log: string;
  /** Logs each statement while `work` runs. */
  logStatements: (work: () => Promise<void>) => Promise<void>;
  stop: () => Promise<void>;
};

/** Password of the buyers. */
export const PASSWORD = 'a password for the bench';

const DATABASE = 'bench';
const READERS = 2000;
const BUYERS = 2000;
const ADDED_STOCK = 1_000_000;

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const seedScript = fileURLToPath(new URL('../../src/commands/seed.ts', import.meta.url));

/**
 * Starts a PostgreSQL that syncs every commit. Its data is created once and stored in `bench/.data`. Each run uses a clone of
 * the stored database, so it does not contain the orders of the previous run.
 */
export async function openBenchDatabase(size: Size): Promise<BenchDatabase> {
  const dataDir = folder(`.data/${size.name}`);
  await fill(dataDir, size);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  try {
    const url = new URL(postgres.url);
    url.pathname = '/postgres';
    const admin = await connect(url.href);
    // A killed run may have left logging on.
    await setLogging(admin, 'none');
    const storedName = new URL(postgres.url).pathname.slice(1);
    await admin.query(`drop database if exists ${DATABASE}`);
    await admin.query(`create database ${DATABASE} template ${storedName} strategy file_copy`);
    await admin.end();
    url.pathname = `/${DATABASE}`;
    await bringUpToDate(url.href);
    const db = await connect(url.href);
    const data = await prepare(db);
    const { rows } = await db.query<{ server_version: string }>('show server_version');
    const stop = async () => {
      await db.end();
      await postgres.stop();
    };
    return {
      url: url.href,
      version: rows[0]!.server_version,
      db,
      data,
      log: join(dataDir, 'postgres.log'),
      logStatements: async (work) => {
        await setLogging(db, 'all');
        try {
          await work();
        } finally {
          await setLogging(db, 'none');
        }
      },
      stop,
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Migrates the stored database, which may predate the latest migrations. */
async function bringUpToDate(url: string): Promise<void> {
  const db = openDatabase({ url, poolMax: 2 });
  try {
    await migrate(db);
  } finally {
    await closeDatabase(db);
  }
}

async function setLogging(db: pg.Client, what: 'all' | 'none'): Promise<void> {
  await db.query(`alter system set log_statement = '${what}'`);
  await db.query('select pg_reload_conf()');
  // Each backend reloads its settings a little later.
  await sleep(100);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function fill(dataDir: string, { products, orders }: Size): Promise<void> {
  const mark = join(dataDir, 'filled');
  const isFilled = await access(mark).then(
    () => true,
    () => false,
  );
  if (isFilled) return;
  const args = [seedScript, '--products', String(products), '--orders', String(orders)];
  // Does not inherit the environment: DATABASE_URL would select another database.
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  console.error(`Filling the shop with ${products} products and ${orders} orders (first run only).`);
  await promisify(execFile)(process.execPath, args, { env, cwd: tmpdir() });
  await writeFile(mark, '');
}

/** Adds accounts with sessions, enough stock for all orders, and the floor's functions. */
async function prepare(db: pg.Client): Promise<BenchData> {
  await db.query(FUNCTIONS);
  await db.query(`
    with received as (
      update products set stock = stock + ${ADDED_STOCK} where is_active and deleted_at is null returning id, stock
    )
    insert into stock_movements (id, product_id, kind, delta, stock_after)
    select uuidv7(), id, 'RECEIVED', ${ADDED_STOCK}, stock from received`);
  const { passwordHashing } = loadConfig({});
  await db.query(
    `insert into users (id, email, name, password_hash)
      select uuidv7(), 'buyer-' || n || '@bench.example', 'Buyer ' || n, $1 from generate_series(1, ${BUYERS}) n`,
    [await createPasswords(passwordHashing).hash(PASSWORD)],
  );
  const readers = await signIn(
    db,
    `select customer_id as id, u.email from orders join users u on u.id = customer_id where u.role = 'CUSTOMER'
      group by customer_id, u.email having count(*) >= 20 order by customer_id limit ${READERS}`,
  );
  const buyers = await signIn(
    db,
    `select id, email from users where email like '%@bench.example' order by id`,
  );
  await db.query('vacuum (analyze) users, sessions, products, stock_movements');
  await db.query('checkpoint');
  const column = async (query: string) => {
    const { rows } = await db.query<{ value: string }>(query);
    return rows.map(({ value }) => value);
  };
  const forSale = 'is_active and deleted_at is null';
  const anyQuantity = 'min_quantity = 1 and quantity_step = 1 and max_quantity is null';
  const withoutPromotion = `not exists (select from discount_codes
    where kind = 'PROMOTION' and category_id = any(category_ids))`;
  const productsThat = (condition: string) =>
    column(`select id as value from products where ${condition} order by md5(id::text)`);
  return {
    readers,
    buyers,
    productIds: await productsThat(forSale),
    orderableIds: await productsThat(`${forSale} and ${anyQuantity} and ${withoutPromotion}`),
    categoryIds: await column(
      `select category_id as value from products where ${forSale} and category_id is not null
        and category_id not in (select category_id from product_categories)
        group by category_id having count(*) >= 20 order by md5(category_id::text)`,
    ),
    productSlugs: await column(
      `select slug as value from products where ${forSale} order by md5(id::text) limit 4000`,
    ),
    categorySlugs: await column(`select slug as value from categories order by md5(id::text)`),
    words: await column(
      `select word as value from (
        select distinct lower(match[1]) as word from products, regexp_matches(name, '[[:alpha:]]{6,}', 'g') match where ${forSale}
      ) w order by md5(word) limit 200`,
    ),
  };
}

async function signIn(db: pg.Client, accounts: string): Promise<Account[]> {
  const { rows } = await db.query<{ id: string; email: string }>(accounts);
  const signedIn = rows.map((account) => ({ ...account, sessionId: randomUUID() }));
  await db.query(
    `insert into sessions (id, user_id, expires_at)
      select *, now() + interval '1 day' from unnest($1::uuid[], $2::uuid[])`,
    [signedIn.map(({ sessionId }) => sessionId), signedIn.map(({ id }) => id)],
  );
  return signedIn;
}
