import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { isMigrated } from '../../src/platform/db/migrations.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { signIn } from '../support/accounts.ts';
import { ask, fieldOf, postTo, startApp, type Account, type App } from '../support/app.ts';
import { startBuyers } from '../support/buyers.ts';
import { placeOrder } from '../support/data.ts';
import { copyDatabase, createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { copyMigrations, withMigrations, type MigrationsFolder } from '../support/migrations.ts';
import { startServerProcess } from '../support/server-process.ts';
import { readSnapshot, restoreSnapshot, type Snapshot } from '../support/snapshot.ts';
import { REFRESH, TOKEN_FORM } from '../support/sessions.ts';
import { flawsOf, orphanFlaws, rowsOf, SHOP_FLAWS, valueOf } from '../support/soundness.ts';
import { until } from '../support/until.ts';

const SNAPSHOTS = 'test/upgrade';

/** The code of the last release, which `node scripts/previous-release.ts` extracts. */
const PREVIOUS_RELEASE = resolve('.previous-release/src/main.ts');
const hasPreviousRelease = existsSync(PREVIOUS_RELEASE);
if (!hasPreviousRelease)
  console.warn('Skipping the test of the last release: there is no .previous-release.');

const snapshots = readdirSync(SNAPSHOTS)
  .map((file) => readSnapshot(readFileSync(join(SNAPSHOTS, file))))
  .toSorted((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));

/** Tables that record sales, payments and stock movements, with their primary keys. */
const HISTORY = {
  orders: 'id',
  order_details: 'id',
  order_events: 'id',
  order_changes: 'position',
  payments: 'id',
  refunds: 'id',
  stock_movements: 'id',
  discount_redemptions: 'id',
};

const cleanUps: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

/** Removes the folder after the tests. */
function pathOf({ path, remove }: MigrationsFolder): string {
  cleanUps.push(remove);
  return path;
}

async function using<Result>(
  { url }: TestDatabase,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase({ url, poolMax: 2 });
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
}

const released = new Map<Snapshot, Promise<TestDatabase>>();

/** Returns a database as the release left it. */
async function databaseOf(snapshot: Snapshot): Promise<TestDatabase> {
  if (!released.has(snapshot)) released.set(snapshot, restoredDatabase(snapshot));
  const database = await copyDatabase(await released.get(snapshot)!);
  cleanUps.push(database.drop);
  return database;
}

async function restoredDatabase(snapshot: Snapshot): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  cleanUps.push(database.drop);
  await using(database, async (db) => {
    await migrate(db, { folder: pathOf(copyMigrations(snapshot.lastMigration)) });
    await restoreSnapshot(db, snapshot);
  });
  return database;
}

/** Computes a checksum of each column in the history. */
async function historyOf(db: Database): Promise<Map<string, unknown>> {
  const sums = new Map<string, unknown>();
  for (const [table, key] of Object.entries(HISTORY)) {
    const columns = await rowsOf(
      db,
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = '${table}'`,
    );
    const sumOf = (column: string) =>
      `md5(string_agg(coalesce("${column}"::text, 'null'), ';' order by ${key})) as "${table}.${column}"`;
    const [row] = await rowsOf(
      db,
      `select ${columns.map(({ name }) => sumOf(String(name))).join(', ')} from ${table}`,
    );
    for (const [column, sum] of Object.entries(row!)) sums.set(column, sum);
  }
  return sums;
}

/** Returns the columns that exist before and after, with other values. */
const changesBetween = (before: Map<string, unknown>, after: Map<string, unknown>): string[] =>
  [...before]
    .flatMap(([column, sum]) => (after.has(column) && after.get(column) !== sum ? [column] : []))
    .toSorted();

const flawsIn = async (db: Database) => flawsOf(db, { ...SHOP_FLAWS, ...(await orphanFlaws(db)) });

/** Applies the migrations that the database lacks. Returns the history columns they changed and the invariants they broke. */
const upgrade = (database: TestDatabase, folder?: string) =>
  using(database, async (db) => {
    const before = await historyOf(db);
    await migrate(db, { folder });
    const after = await historyOf(db);
    return {
      isMigrated: await isMigrated(db),
      changed: changesBetween(before, after),
      flaws: await flawsIn(db),
    };
  });

const SOUND = { isMigrated: true, changed: [], flaws: {} };

describe.each(snapshots)('a database of release $version', (snapshot) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await databaseOf(snapshot);
  });

  test('keeps its history and all invariants during the upgrade', async () => {
    expect(await upgrade(database)).toEqual(SOUND);
  });

  describe('once it is served', () => {
    let app: App;
    beforeAll(async () => {
      await using(database, prepareQueues);
      app = await startApp({ database, worker: { reconcilePaymentsAfterSeconds: 0 } });
    });
    afterAll(() => app.stop());

    test('shows a customer an order from before, and takes a new one', async () => {
      const customer = (await signIn(app, 'customer@ordergraph.example', 'sample-customer-password'))!;
      const [old] = await rowsOf(
        app.db,
        `select number, round(total / 100.0, 2)::text as total, (select sum(quantity)::int from order_details
            where order_id = orders.id) as pieces
          from orders where customer_id = '${customer.id}' and discount > 0 and status = 'DELIVERED' order by placed_at limit 1`,
      );
      const ORDER = `query ($number: String!) { order(by: { number: $number }) {
        number paymentStatus total { amount } details { quantity product { id } } } }`;

      const order = await ask(app, ORDER, { number: old!['number'] }, customer);
      const placed = await placeOrder(app, customer, [{ productId: order.details[0].product.id }]);

      expect(order).toMatchObject({ paymentStatus: 'PAID', total: { amount: old!['total'] } });
      const pieces = order.details.reduce(
        (sum: number, line: { quantity: number }) => sum + line.quantity,
        0,
      );
      expect(pieces).toBe(old!['pieces']);
      expect(placed).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'PENDING' } });
    });

    test('completes the payment that was in progress, publishes the events that waited, and stays sound', async () => {
      const OPEN = `select (select count(*) from outbox)
        + (select count(*) from payments where status in ('PENDING', 'AUTHORIZED'))`;
      await until(
        () => valueOf(app.db, OPEN),
        (open) => open === '0',
      );
      expect(await flawsIn(app.db)).toEqual({});
    });
  });
});

(hasPreviousRelease ? describe : describe.skip)('the code of the last release', () => {
  const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
    ... on LoginSuccess { session { accessToken } } } }`;
  const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
    ... on AdjustStockSuccess { product { id } } } }`;

  /** Starts the last release on its own data. */
  async function startPreviousRelease() {
    const database = await databaseOf(snapshots.at(-1)!);
    const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-previous-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true }));
    const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'none' };
    const server = await startServerProcess(environment, PREVIOUS_RELEASE);
    cleanUps.push(() => server.end('SIGKILL'));
    return { database, server };
  }

  test('takes every order while its database is upgraded, and afterwards', async () => {
    const { database, server } = await startPreviousRelease();
    const login = async (role: string): Promise<Pick<Account, 'token'>> => {
      const input = { email: `${role}@ordergraph.example`, password: `sample-${role}-password` };
      const { session } = fieldOf(await postTo(server.url, LOGIN, { input }));
      return { token: session.accessToken };
    };
    const [staff, customer] = [await login('staff'), await login('customer')];
    const db = openDatabase({ url: database.url, poolMax: 2 });
    cleanUps.push(() => closeDatabase(db));
    const productId = await valueOf(db, 'select id from products where is_active limit 1');
    const stock = { productId, delta: 100_000, reason: 'Test', idempotencyKey: randomUUID() };
    expect(fieldOf(await postTo(server.url, ADJUST, { input: stock }, staff)).product).toBeTruthy();

    const accounts = [customer, customer, customer];
    const { placed, failures, stop } = startBuyers(server.url, { accounts, productId: String(productId) });
    cleanUps.push(stop);
    const placesMore = async () => {
      const before = placed.length;
      await until(() => placed.length > before + 10, Boolean, 60_000);
    };
    await placesMore();
    await prepareQueues(db);
    await migrate(db);
    await placesMore();
    await stop();

    expect(failures).toEqual([]);
    expect(await isMigrated(db)).toBe(true);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await flawsIn(db)).toEqual({});
  }, 300_000);

  test('shares sessions with this code', async () => {
    const { database, server } = await startPreviousRelease();
    const input = { email: 'customer@ordergraph.example', password: 'sample-customer-password' };
    const LOGIN_WITH_REFRESH = LOGIN.replace('accessToken', 'refreshToken');
    const { refreshToken } = fieldOf(await postTo(server.url, LOGIN_WITH_REFRESH, { input })).session;
    await using(database, async (db) => {
      await prepareQueues(db);
      await migrate(db);
    });
    const app = await startApp({ database });
    cleanUps.push(() => app.stop());
    const refreshAt = async ({ url }: { url: string }, token: string): Promise<string> =>
      fieldOf(await postTo(url, REFRESH, { token })).session?.refreshToken;

    const first = await refreshAt(app, refreshToken);
    expect(await refreshAt(app, refreshToken)).toBe(first);
    const second = await refreshAt(server, first);
    expect(await refreshAt(app, first)).toBe(second);
    const third = await refreshAt(app, second);
    const fourth = await refreshAt(app, third);
    const fifth = await refreshAt(server, fourth);

    expect(fifth).toBeTruthy();
    expect(await refreshAt(app, fifth)).toMatch(TOKEN_FORM);
  }, 300_000);
});

describe('a later migration', () => {
  async function upgradeWith(statements: string[]) {
    const database = await databaseOf(snapshots.at(-1)!);
    return { database, ...(await upgrade(database, pathOf(withMigrations(statements)))) };
  }

  test('is applied after the migrations of the release', async () => {
    const { database, ...result } = await upgradeWith(['alter table orders add column gift_note text']);
    const column = `select count(*)::int from information_schema.columns where column_name = 'gift_note'`;

    expect(result).toEqual(SOUND);
    expect(await using(database, (db) => valueOf(db, column))).toBe(1);
  });

  test('is reported if it rewrites a total, skips the ledger, or deletes rows that others refer to', async () => {
    const { changed, flaws } = await upgradeWith([
      'set local session_replication_role = replica',
      `update orders set subtotal = subtotal + 1, total = total + 1
        where id = (select id from orders where status = 'DELIVERED' order by id limit 1)`,
      'update products set stock = 2 where id = (select id from products where stock > 9 limit 1)',
      'delete from carts where customer_id is null',
    ]);

    expect(changed).toEqual(['orders.subtotal', 'orders.total']);
    expect(flaws).toEqual({ totals: 1, stock: 1, cart_items_cart_id_carts_id_fkey: 1 });
  });
});
