import pg from 'pg';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { isMigrated } from '../../src/platform/db/migrations.ts';
import type { App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { newBuyers, startBuyers } from '../support/buyers.ts';
import { brokenOrders } from '../support/data.ts';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { withMigrations } from '../support/migrations.ts';
import { startServerProcess } from '../support/server-process.ts';
import { rowsOf, valueOf } from '../support/soundness.ts';
import { until } from '../support/until.ts';

const cleanUps: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function open({ url }: TestDatabase): Database {
  const db = openDatabase({ url, poolMax: 3 });
  cleanUps.push(() => closeDatabase(db));
  return db;
}

async function created(database: Promise<TestDatabase>): Promise<TestDatabase> {
  cleanUps.push((await database).drop);
  return database;
}

function folderWith(...migrations: string[][]): string {
  const { path, remove } = withMigrations(...migrations);
  cleanUps.push(remove);
  return path;
}

/** A connection of another program, which holds locks until the test ends its transaction. */
async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  cleanUps.push(() => client.end());
  return client;
}

const hasColumn = (db: Database, table: string, column: string) =>
  valueOf(
    db,
    `select count(*)::int from information_schema.columns where table_name = '${table}' and column_name = '${column}'`,
  );

const laterMigrations = (db: Database) =>
  valueOf(db, `select count(*)::int from drizzle.__drizzle_migrations where name like '2999%'`);

const CONCURRENT = ['-- migrate: concurrently\ncreate index concurrently orders_later on orders (total)'];
const laterIndexes = (db: Database) =>
  rowsOf(
    db,
    `select indisvalid as valid from pg_index join pg_class on oid = indexrelid where relname = 'orders_later'`,
  );

test('keeps the migrations before one that fails, and applies the rest at the next start', async () => {
  const db = open(await created(createDatabase()));
  const FIRST = ['alter table orders add column first_note text'];
  const failing = folderWith(FIRST, ['alter table orders add column second_note text', 'select 1 / 0']);

  await expect(migrate(db, { folder: failing })).rejects.toThrow('division by zero');
  expect(await hasColumn(db, 'orders', 'first_note')).toBe(1);
  expect(await hasColumn(db, 'orders', 'second_note')).toBe(0);

  await migrate(db, { folder: folderWith(FIRST, ['alter table orders add column second_note text']) });
  expect(await hasColumn(db, 'orders', 'second_note')).toBe(1);
});

test('applies each migration once if several instances start at the same time', async () => {
  const database = await created(createEmptyDatabase());
  const folder = folderWith(CONCURRENT, ['alter table orders add column later_note text']);
  const instances = Array.from({ length: 4 }, () => open(database));

  await Promise.all(instances.map((db) => migrate(db, { folder })));

  const repeated = 'select name from drizzle.__drizzle_migrations group by name having count(*) > 1';
  expect(await rowsOf(instances[0]!, repeated)).toEqual([]);
  expect(await isMigrated(instances[0]!)).toBe(true);
  expect(await laterMigrations(instances[0]!)).toBe(2);
  expect(await laterIndexes(instances[0]!)).toEqual([{ valid: true }]);
});

test('builds an index again that an ended process left INVALID, and does not block writes meanwhile', async () => {
  const database = await created(createDatabase());
  const db = open(database);
  const folder = folderWith([...CONCURRENT, 'create index concurrently later_second on orders (tax)']);
  const writer = await openClient(database.url);
  await writer.query('begin');
  await writer.query('update orders set total = total where false');
  // A session that builds an index waits for the transaction of the writer.
  const builder = async () =>
    valueOf(
      db,
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and query ~ '^(create|drop) index concurrently' union all select null limit 1`,
    );

  const interrupted = migrate(db, { folder }).catch((error: unknown) => error);
  const pid = await until(builder);
  const other = await openClient(database.url);
  await other.query("set lock_timeout = '10s'; update orders set total = total where false");
  await other.query('select pg_terminate_backend($1)', [pid]);
  expect(await interrupted).toBeInstanceOf(Error);
  expect(await laterIndexes(db)).toEqual([{ valid: false }]);

  const resumed = migrate(db, { folder });
  await until(builder);
  await writer.query('rollback');
  await resumed;

  expect(await laterIndexes(db)).toEqual([{ valid: true }]);
  expect(await laterMigrations(db)).toBe(1);
});

test('refuses other statements in a migration that runs outside of a transaction', async () => {
  const db = open(await created(createDatabase()));
  const folder = folderWith([...CONCURRENT, 'alter table orders add column later_note text']);

  await expect(migrate(db, { folder })).rejects.toThrow(/runs outside of a transaction/);
  expect(await laterMigrations(db)).toBe(0);
});

test('tries again if PostgreSQL ends the migration to resolve a deadlock', async () => {
  const database = await created(createDatabase());
  const db = open(database);
  const folder = folderWith([
    'alter table orders add column later_note text',
    'alter table products add column later_note text',
  ]);
  const client = await openClient(database.url);
  // The migration finds the deadlock first.
  await client.query("set deadlock_timeout = '60s'");
  await client.query('begin');
  await client.query('lock table products in access share mode');

  let blocked = 0;
  const migrating = migrate(db, { folder, onBlocked: () => blocked++ });
  // Not pg_stat_activity, of which a transaction sees only its first snapshot.
  const isWaiting = async () =>
    (await client.query('select from pg_locks where not granted and relation = $1::regclass', ['products']))
      .rowCount! > 0;
  await until(isWaiting);
  await client.query('lock table orders in access share mode');
  await client.query('commit');
  await migrating;

  expect(await hasColumn(db, 'products', 'later_note')).toBe(1);
  // The transaction itself repeats immediately. If the client still holds its lock then, the migration tries again later.
  const wasEnded = async () => {
    const { rows } = await db.$client.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    return blocked > 0 || Number(rows[0]!.deadlocks) > 0;
  };
  await until(wasEnded);
});

describe('while pg_dump reads the whole database', () => {
  let app: App;
  let environment: Record<string, string>;
  beforeAll(async () => {
    ({ app, environment } = await startBeside());
  });
  afterAll(() => app.stop());

  test('a migration delays no order by more than three seconds, and is applied after the dump', async () => {
    // PostgreSQL aborts a wait for a lock after three seconds, and the order fails.
    const server = await startServerProcess({ ...environment, WORKER: 'off', DATABASE_LOCK_TIMEOUT: '3' });
    cleanUps.push(() => server.end('SIGKILL'));
    const db = open({ url: app.databaseUrl, drop: async () => {} });
    const folder = folderWith(
      ['alter table products add column later_note text', 'alter table orders add column later_note text'],
      [
        'alter table order_details add column later_note text',
        'alter table carts add column later_note text',
      ],
    );
    // pg_dump locks every table at its start, and reads for hours.
    const dump = await openClient(app.databaseUrl);
    const { rows } = await dump.query<{ names: string }>(
      `select string_agg(oid::regclass::text, ', ') as names from pg_class
        where relkind = 'r' and relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace)`,
    );
    await dump.query('begin isolation level repeatable read read only');
    await dump.query(`lock table ${rows[0]!.names} in access share mode`);

    const { placed, failures, stop } = startBuyers(server.url, await newBuyers(app));
    cleanUps.push(stop);
    await until(() => placed.length > 0);
    let blocked = 0;
    const migrating = migrate(db, { folder, onBlocked: () => blocked++ });
    for (const attempts of [1, 2, 3]) {
      await until(() => blocked >= attempts, Boolean, 60_000);
      const before = placed.length;
      await until(() => placed.length > before);
    }
    await dump.query('commit');
    await migrating;
    const migratedAt = placed.length;
    await until(() => placed.length > migratedAt);
    await stop();

    expect(failures).toEqual([]);
    expect(await laterMigrations(db)).toBe(2);
    expect(await brokenOrders(app)).toEqual([]);
  }, 180_000);
});
