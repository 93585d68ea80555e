import { sql } from 'drizzle-orm';
import {
  closeDatabase,
  openDatabase,
  retryingConflicts,
  transaction,
  type Database,
  type Queryable,
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

test('gives up after five conflicts, and at once after another error', async () => {
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
