import { sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { coalesceRows } from '../../src/platform/db/query/coalesce-rows.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 2 });
  await db.$client.query(`create table leaves (tree text, name text);
    insert into leaves values ('oak', 'b'), ('oak', 'a'), ('fir', 'c'), ('elm', 'd')`);
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

type Leaf = { tree: string; name: string };

/** Reads the leaves of trees, and records the keys of each statement. */
function reader() {
  const statements: string[][] = [];
  const leavesOf = coalesceRows(
    async (on, trees, direction: 'asc' | 'desc') => {
      statements.push([...trees]);
      const { rows } = await on
        .execute<Leaf>(
          sql`select * from leaves where tree = any(${sql.param([...trees])}) order by name ${sql.raw(direction)}`,
        )
        .execute();
      return rows;
    },
    ({ tree }) => tree,
  );
  return { statements, leavesOf };
}

const namesOf = (leaves: readonly Leaf[]) => leaves.map(({ name }) => name);

test('reads the keys of several requests once, and returns to each the rows of its own keys', async () => {
  const { statements, leavesOf } = reader();

  const found = await Promise.all([
    leavesOf(db, ['oak', 'fir'], 'asc'),
    leavesOf(db, ['elm', 'oak', 'elm'], 'asc'),
    leavesOf(db, ['ash'], 'asc'),
    leavesOf(db, [], 'asc'),
  ]);

  expect(found.map(namesOf)).toEqual([['a', 'b', 'c'], ['d', 'a', 'b'], [], []]);
  expect(statements).toEqual([['oak', 'fir', 'elm', 'ash']]);
});

test('reads the keys of other shapes by statements of their own', async () => {
  const { statements, leavesOf } = reader();

  const found = await Promise.all([leavesOf(db, ['oak'], 'asc'), leavesOf(db, ['oak'], 'desc')]);

  expect(found.map(namesOf)).toEqual([
    ['a', 'b'],
    ['b', 'a'],
  ]);
  expect(statements).toEqual([['oak'], ['oak']]);
});

test('reads by itself within a transaction, which sees its own rows', async () => {
  const { leavesOf } = reader();

  await transaction(db, async (tx) => {
    await tx.execute(sql`insert into leaves values ('ash', 'e')`);
    const [inside, outside] = await Promise.all([leavesOf(tx, ['ash'], 'asc'), leavesOf(db, ['ash'], 'asc')]);
    expect([inside, outside].map(namesOf)).toEqual([['e'], []]);
  });
});
