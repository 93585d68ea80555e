import { sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { withinDeadline } from '../../src/platform/db/deadline.ts';
import { coalesceReads } from '../../src/platform/db/query/coalesce-reads.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 4 });
  await db.$client.query('create table counters (name text primary key, value int not null)');
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

/** The value of a counter, read for all who ask, and the names that each statement was for; nothing is read with a zero. */
function counters() {
  const statements: string[][] = [];
  const valueOf = coalesceReads(async (on, names: readonly string[]) => {
    statements.push([...names]);
    const { rows } = await on
      .execute<{ name: string; value: number }>(
        sql`select name, value, 1 / value from counters where name = any(${sql.param(names)})`,
      )
      .execute();
    return names.map((name) => rows.find((row) => row.name === name)?.value ?? null);
  });
  return { statements, valueOf };
}

const setCounter = (name: string, value: number) =>
  db.$client.query('insert into counters values ($1, $2) on conflict (name) do update set value = $2', [
    name,
    value,
  ]);

/** Nothing is read while this runs. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  const other = await db.$client.connect();
  await other.query('begin; lock table counters in access exclusive mode');
  try {
    await work();
  } finally {
    await other.query('commit');
    other.release();
  }
}

test('those who ask while a read is under way share the next, each with an answer of their own', async () => {
  await Promise.all([setCounter('a', 1), setCounter('b', -1)]);
  const { statements, valueOf } = counters();
  const asked: Promise<number | null>[] = [];

  await whileLocked(async () => {
    asked.push(valueOf(db, 'a'));
    await until(() => statements.length === 1);
    asked.push(valueOf(db, 'b'), valueOf(db, 'none'), valueOf(db, 'a'));
  });

  expect(await Promise.all(asked)).toEqual([1, -1, null, 1]);
  expect(statements).toEqual([['a'], ['b', 'none', 'a']]);
});

test('nobody is told how things were before they asked', async () => {
  await setCounter('changing', 1);
  const { valueOf } = counters();

  const before = valueOf(db, 'changing');
  await setCounter('changing', -1);
  const after = valueOf(db, 'changing');

  expect(await after).toBe(-1);
  expect([1, -1]).toContain(await before);
});

test('a read that fails does so for those who share it, and for nobody after them', async () => {
  await Promise.all([setCounter('zero', 0), setCounter('one', 1)]);
  const { valueOf } = counters();

  const outcomes = await Promise.allSettled([valueOf(db, 'zero'), valueOf(db, 'one')]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await valueOf(db, 'one')).toBe(1);
});

test('who runs out of time takes the answer from nobody else', async () => {
  await setCounter('late', 1);
  const { statements, valueOf } = counters();
  const asked: Promise<number | null>[] = [];

  await whileLocked(async () => {
    const hurried = withinDeadline(50, () => valueOf(db, 'late'));
    asked.push(valueOf(db, 'late'));
    await expect(hurried).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  });

  expect(await Promise.all(asked)).toEqual([1]);
  expect(statements).toEqual([['late', 'late']]);
});

test('a transaction reads for itself, what only it can see', async () => {
  await setCounter('own', 1);
  const { statements, valueOf } = counters();

  const [inside, outside] = await transaction(db, async (tx) => {
    await tx.execute(sql`update counters set value = -1 where name = 'own'`);
    return Promise.all([valueOf(tx, 'own'), valueOf(db, 'own')]);
  });

  expect([inside, outside]).toEqual([-1, 1]);
  expect(statements).toEqual([['own'], ['own']]);
});
