import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, openDatabase, transaction } from '../../src/platform/db/client.ts';
import { withCallerShare, waitingForShare } from '../../src/platform/db/fair-share.ts';
import { costlyRead } from '../../src/platform/db/query/costly-reads.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

function deferred<T>() {
  let [resolve, reject] = [(_value: T) => {}, (_error: Error) => {}];
  const promise = new Promise<T>((done, fail) => ([resolve, reject] = [done, fail]));
  return { promise, resolve, reject };
}

test('costly reads use a quarter of the pool at once, in their order', async () => {
  const db = openDatabase({ url: database.url, poolMax: 8 });
  const started: number[] = [];
  const reads = Array.from({ length: 4 }, (_, number) => {
    const { promise, resolve, reject } = deferred<number>();
    const done = costlyRead(db, () => {
      started.push(number);
      return promise;
    });
    return { done, resolve, reject };
  });
  expect(started).toEqual([0, 1]);

  // A read that fails gives its place to the next one as well.
  reads[1]!.reject(new Error('failed'));
  await expect(reads[1]!.done).rejects.toThrow('failed');
  expect(started).toEqual([0, 1, 2]);
  reads[2]!.resolve(2);
  expect(await reads[2]!.done).toBe(2);
  expect(started).toEqual([0, 1, 2, 3]);
  for (const number of [0, 3]) reads[number]!.resolve(number);
  expect(await Promise.all([reads[0]!.done, reads[3]!.done])).toEqual([0, 3]);
  await closeDatabase(db);
});

test('a read within a transaction does not wait: it has a connection', async () => {
  const db = openDatabase({ url: database.url, poolMax: 4 });
  const { promise, resolve } = deferred<void>();
  const running = costlyRead(db, () => promise);
  expect(await db.transaction((tx) => costlyRead(tx as never, async () => 'read'))).toBe('read');
  resolve();
  await running;
  await closeDatabase(db);
});

test('a caller that has used its share of the pool does not delay the costly reads of others', async () => {
  const db = openDatabase({ url: database.url, poolMax: 8 });
  const count = () => costlyRead(db, async () => (await db.$client.query('select 1 as one')).rows);
  const ends: (() => void)[] = [];
  const hold = () =>
    withCallerShare('account A', () => transaction(db, () => new Promise<void>((end) => ends.push(end))));
  const held = [hold(), hold()];
  while (ends.length < 2) await sleep(5);
  const delayed = Array.from({ length: 4 }, () => withCallerShare('account A', count));
  expect(waitingForShare(db.$client)).toBe(4);
  for (const caller of ['account B', null])
    expect(await withCallerShare(caller, count)).toEqual([{ one: 1 }]);

  for (const end of ends) end();
  await Promise.all(held);
  for (const rows of await Promise.all(delayed)) expect(rows).toEqual([{ one: 1 }]);
  // A read that fails gives its place back, too.
  for (let i = 0; i < 3; i++) {
    const failing = withCallerShare('account A', () =>
      costlyRead(db, () => Promise.reject(new Error('failed'))),
    );
    await expect(failing).rejects.toThrow('failed');
  }
  expect(await withCallerShare('account A', count)).toEqual([{ one: 1 }]);
  await closeDatabase(db);
});

test('a statement uses one process of PostgreSQL and is not compiled', async () => {
  const db = openDatabase({ url: database.url, poolMax: 1 });
  const { rows } = await db.$client.query(
    "select current_setting('max_parallel_workers_per_gather') as workers, current_setting('jit') as jit",
  );
  expect(rows).toEqual([{ workers: '0', jit: 'off' }]);
  await closeDatabase(db);
});
