import { sql } from 'drizzle-orm';
import {
  closeDatabase,
  openDatabase,
  retryingConflicts,
  transaction,
  type Database,
  type Queryable,
  type Transaction,
} from '../../src/platform/db/client.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
const broken: Error[] = [];
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onConnectionError: (error) => broken.push(error) });
  await db.$client.query('create table counters (name text primary key, value int not null)');
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

const newCounter = (name: string) => db.$client.query('insert into counters values ($1, 0)', [name]);
const valueOf = async (name: string): Promise<number> =>
  (await db.$client.query('select value from counters where name = $1', [name])).rows[0].value;
const raise = (tx: Queryable, name: string) =>
  tx.execute(sql`update counters set value = value + 1 where name = ${name}`).execute();

test('rolls back work that throws, and keeps its connection usable', async () => {
  const single = openDatabase({ url: database.url, poolMax: 1 });
  await newCounter('thrown');

  const failing = transaction(single, async (tx) => {
    await raise(tx, 'thrown');
    throw new Error('changed my mind');
  });

  await expect(failing).rejects.toThrow('changed my mind');
  expect(await valueOf('thrown')).toBe(0);
  await transaction(single, (tx) => raise(tx, 'thrown'));
  expect(await valueOf('thrown')).toBe(1);
  await closeDatabase(single);
});

test('runs the first statement inside the transaction', async () => {
  const transactionOf = (tx: Queryable) =>
    tx.execute<{ id: string }>(sql`select pg_current_xact_id()::text as id`).execute();

  const [first, second] = await transaction(db, async (tx) => [
    await transactionOf(tx),
    await transactionOf(tx),
  ]);

  expect(first!.rows[0]!.id).toBe(second!.rows[0]!.id);
});

test('retries one of two deadlocked transactions, and commits both', async () => {
  await Promise.all(['deadlock a', 'deadlock b'].map(newCounter));
  let attempts = 0;
  let met: () => void = () => {};
  const bothHoldOne = new Promise<void>((resolve) => (met = resolve));
  let holding = 0;
  const raiseBoth = (first: string, second: string) =>
    transaction(db, async (tx) => {
      attempts++;
      await raise(tx, first);
      if (++holding === 2) met();
      await bothHoldOne;
      await raise(tx, second);
    });

  await Promise.all([raiseBoth('deadlock a', 'deadlock b'), raiseBoth('deadlock b', 'deadlock a')]);

  expect(attempts).toBe(3);
  expect([await valueOf('deadlock a'), await valueOf('deadlock b')]).toEqual([2, 2]);
});

test('gives up after five conflicts, and immediately after another error', async () => {
  const timesUntilGivenUp = async (code: string) => {
    let times = 0;
    const failing = retryingConflicts(() => {
      times++;
      return db
        .execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`))
        .execute();
    });
    await expect(failing).rejects.toMatchObject({ cause: { code } });
    return times;
  };

  expect(await timesUntilGivenUp('40001')).toBe(5);
  expect(await timesUntilGivenUp('40P01')).toBe(5);
  expect(await timesUntilGivenUp('23505')).toBe(1);
});

test('fails only the transaction whose connection breaks', async () => {
  await newCounter('broken');

  const failing = transaction(db, async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`).execute();
    await raise(tx, 'broken');
    await db.$client.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await raise(tx, 'broken');
  });

  await expect(failing).rejects.toThrow('Failed query');
  expect(broken.length).toBeGreaterThan(0);
  await transaction(db, (tx) => raise(tx, 'broken'));
  expect(await valueOf('broken')).toBe(1);
});

/** Sends a prepared statement whose result type a migration then changes. */
async function preparedBeforeMigration(table: string, connections: number): Promise<Database> {
  const old = openDatabase({ url: database.url, poolMax: connections });
  await old.$client.query(`create table ${table} (value int); insert into ${table} values (1)`);
  await Promise.all(Array.from({ length: connections }, () => transaction(old, (tx) => readIn(tx, table))));
  await old.$client.query(`alter table ${table} alter column value type bigint`);
  return old;
}
const readIn = (tx: Transaction, table: string) =>
  tx.$client.query({ name: table, text: `select value from ${table}, pg_sleep(0.05)` });

test('repeats transactions on new connections after a migration that changed a column type', async () => {
  const old = await preparedBeforeMigration('migrated', 4);

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => transaction(old, (tx) => readIn(tx, 'migrated'))),
  );

  expect(answers.map(({ rows }) => rows)).toEqual(Array.from({ length: 8 }, () => [{ value: '1' }]));
  await closeDatabase(old);
});

test('repeats a prepared statement outside transactions on a new connection', async () => {
  const old = openDatabase({ url: database.url, poolMax: 1 });
  const read = { name: 'read', text: 'select * from retyped' };
  await old.$client.query('create table retyped (value int)');
  await old.$client.query(read);
  await old.$client.query('alter table retyped add column more text');

  expect((await old.$client.query(read)).fields).toHaveLength(2);
  await closeDatabase(old);
});

test.each(['25006', '26000', '42P05', '57P01', '57P03', '08006'])(
  'closes connections after the error %s, and repeats the transaction once',
  async (code) => {
    const single = openDatabase({ url: database.url, poolMax: 1 });
    const fail = (tx: Queryable) =>
      tx.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`)).execute();
    const processes: number[] = [];
    const work = async (tx: Transaction, times: number) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`).execute();
      if (processes.push(rows[0]!.pid) <= times) await fail(tx);
    };

    await transaction(single, (tx) => work(tx, 1));
    expect(new Set(processes).size).toBe(2);
    await expect(transaction(single, (tx) => work(tx, 9))).rejects.toMatchObject({ cause: { code } });
    expect(processes).toHaveLength(4);
    await closeDatabase(single);
  },
);

test('does not repeat a transaction whose commit may have succeeded, nor a write outside a transaction', async () => {
  // A sequence also counts transactions that are rolled back.
  await db.$client.query(`
    create table uncertain (name text); create sequence attempts;
    create function end_connection() returns trigger language plpgsql as $$ begin
      perform nextval('attempts');
      raise exception 'the server stops' using errcode = '57P01';
    end $$;
    create constraint trigger end_connection after insert on uncertain deferrable initially deferred
      for each row execute function end_connection()`);
  const write = (on: Queryable) => on.execute(sql`insert into uncertain values ('once')`).execute();

  await expect(transaction(db, write)).rejects.toMatchObject({ cause: { code: '57P01' } });
  await expect(write(db)).rejects.toMatchObject({ cause: { code: '57P01' } });

  expect((await db.$client.query('select last_value::int as count from attempts')).rows).toEqual([
    { count: 2 },
  ]);
});

test('repeats a write on a new connection if a failover made its connection read-only', async () => {
  const single = openDatabase({ url: database.url, poolMax: 1 });
  await newCounter('failed over');
  const failOver = async () => {
    const client = await single.$client.connect();
    await client.query('set default_transaction_read_only = on');
    client.release();
  };

  await failOver();
  await transaction(single, (tx) => raise(tx, 'failed over'));
  await failOver();
  await raise(single, 'failed over');

  expect(await valueOf('failed over')).toBe(2);
  await closeDatabase(single);
});
