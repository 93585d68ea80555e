import { sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { withinDeadline } from '../../src/platform/db/deadline.ts';
import { withCallerShare, waitingForShare } from '../../src/platform/db/fair-share.ts';
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

/** Reads a counter for all callers, and records the keys of each statement. A read with the key zero fails. */
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

/** Blocks every read while it runs. */
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

test('combines the reads that arrive during a batch into the next one, each with a result of its own', async () => {
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

test('never returns a result older than the request', async () => {
  await setCounter('changing', 1);
  const { valueOf } = counters();

  const before = valueOf(db, 'changing');
  await setCounter('changing', -1);
  const after = valueOf(db, 'changing');

  expect(await after).toBe(-1);
  expect([1, -1]).toContain(await before);
});

test('fails every read of a failed batch and no later one', async () => {
  await Promise.all([setCounter('zero', 0), setCounter('one', 1)]);
  const { valueOf } = counters();

  const outcomes = await Promise.allSettled([valueOf(db, 'zero'), valueOf(db, 'one')]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await valueOf(db, 'one')).toBe(1);
});

test('does not abort the batch for others when a caller times out', async () => {
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

test('reads separately inside a transaction, which sees its own changes', async () => {
  await setCounter('own', 1);
  const { statements, valueOf } = counters();

  const [inside, outside] = await transaction(db, async (tx) => {
    await tx.execute(sql`update counters set value = -1 where name = 'own'`);
    return Promise.all([valueOf(tx, 'own'), valueOf(db, 'own')]);
  });

  expect([inside, outside]).toEqual([-1, 1]);
  expect(statements).toEqual([['own'], ['own']]);
});

test('a batch starts when the first of its callers has a free connection', async () => {
  await Promise.all([setCounter('a', 1), setCounter('b', -1)]);
  const { statements, valueOf } = counters();
  const as = (caller: string, name: string) => withCallerShare(caller, () => valueOf(db, name));
  let end: (() => void) | undefined;
  // The share of a caller is one connection.
  const held = withCallerShare('account A', () =>
    transaction(db, async (tx) => {
      await tx.execute(sql`select 1`);
      await new Promise<void>((resolve) => (end = resolve));
    }),
  );
  await until(() => end);
  const asked = [as('account A', 'a')];
  await until(() => waitingForShare(db.$client) === 1);
  expect(statements).toEqual([]);

  asked.push(as('account B', 'b'));
  expect(await Promise.all(asked)).toEqual([1, -1]);
  expect(statements).toEqual([['a', 'b']]);

  const later = as('account A', 'a');
  end!();
  await held;
  expect(await later).toBe(1);
  expect(waitingForShare(db.$client)).toBe(0);
});
