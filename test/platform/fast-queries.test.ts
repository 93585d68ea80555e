import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { speedUpQueries } from '../../src/platform/db/fast-queries.ts';
import { isPlanOutdated, PIPELINED } from '../../src/platform/db/pg-internals.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let pool: pg.Pool;
/** A connection with fast queries. */
let client: pg.PoolClient;
/** The statements whose results were described. */
let described: number;

beforeAll(async () => {
  database = await createDatabase();
});
beforeEach(async () => {
  pool = new pg.Pool({ connectionString: database.url, ...PIPELINED });
  pool.on('error', () => {});
  client = await pool.connect();
  client.on('error', () => {});
  speedUpQueries(client);
  described = 0;
  const { connection } = client;
  const describe = connection.describe.bind(connection);
  connection.describe = (...message) => {
    described++;
    describe(...message);
  };
});
afterEach(async () => {
  client.release(true);
  await pool.end();
});
afterAll(() => database.drop());

const VALUES = {
  name: 'values',
  text: "select $1::integer as number, $2::text as text, now() - now() as interval, '{a,null}'::text[] as list",
};

test('a prepared statement has the results of pg, and is described once', async () => {
  const plain = await pool.connect();
  const runs: unknown[][] = [
    [1, 'one'],
    [null, null],
    [3, 'three'],
  ];
  for (const values of runs) {
    const { rows, rowCount, fields, command } = await plain.query(VALUES, values);

    expect(await client.query(VALUES, values)).toMatchObject({ rows, rowCount, fields, command });
  }
  plain.release();

  expect(described).toBe(1);
});

test('a statement returns rows as objects and as arrays', async () => {
  const values = [1, 'one'];
  const { rows: objects } = await client.query(VALUES, values);
  const { rows: arrays } = await client.query({ ...VALUES, rowMode: 'array' }, values);

  expect(objects).toEqual([
    { number: 1, text: 'one', interval: expect.anything() as unknown, list: ['a', null] },
  ]);
  expect(arrays).toEqual([[1, 'one', expect.anything(), ['a', null]]]);
});

test('the values of a statement can be in its configuration', async () => {
  for (const number of [1, 2]) {
    const { rows } = await client.query({ ...VALUES, values: [number, 'text'] });

    expect(rows).toMatchObject([{ number }]);
  }
});

test('types of a statement parse its values each time', async () => {
  const types = { getTypeParser: () => (text: string) => `<${text}>` } as pg.CustomTypesConfig;
  const query = { name: 'typed', text: 'select $1::integer as number', types };

  for (const number of [1, 2]) {
    const { rows } = await client.query(query, [number]);

    expect(rows).toEqual([{ number: `<${number}>` }]);
  }
});

test('statements that are sent before the first has a result return their own rows', async () => {
  const results = await Promise.all(
    [1, 2, 3].map((number) => client.query(VALUES, [number, String(number)])),
  );

  expect(results.map(({ rows: [row] }) => (row as { number: number }).number)).toEqual([1, 2, 3]);
});

test('a statement without rows, and one with none, return empty lists each time', async () => {
  await client.query('create temporary table numbers (number integer)');
  const insert = { name: 'insert', text: 'insert into numbers values ($1)' };
  const find = { name: 'find', text: 'select number from numbers where number > $1' };

  for (const number of [1, 2]) {
    expect(await client.query(insert, [number])).toMatchObject({ rows: [], rowCount: 1, command: 'INSERT' });
    expect(await client.query(find, [10])).toMatchObject({ rows: [], rowCount: 0, command: 'SELECT' });
  }
});

test('after an error of its values, a statement returns rows again', async () => {
  await client.query(VALUES, [1, 'one']);

  await expect(client.query(VALUES, ['no number', 'two'])).rejects.toMatchObject({ code: '22P02' });
  await expect(client.query(VALUES, [3, 'three'])).resolves.toMatchObject({ rowCount: 1 });
});

test('PostgreSQL rejects a statement whose result has another type now', async () => {
  await client.query('create temporary table growing (number integer)');
  const query = { name: 'growing', text: 'select * from growing' };
  await client.query(query);
  await client.query(query);
  await client.query('alter table growing add column text text');

  const error = await client.query(query).catch((reason: unknown) => reason);

  expect(isPlanOutdated(error)).toBe(true);
});

test('the rows of an earlier query do not survive a collection of the young generation', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;
  const oldBytes = () =>
    getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')!.space_used_size;
  const run = async (times: number) => {
    for (let count = 0; count < times; count++) {
      await client.query("select g, 'row ' || g as name from generate_series(1, 2000) g");
      collect({ type: 'minor' });
    }
  };

  await run(5);
  collect();
  const before = oldBytes();
  await run(20);

  // Without callbacks, each of the 20 results stays, with more than 100 kB.
  expect(oldBytes() - before).toBeLessThan(1_000_000);
});

test('an error of a query has the stack of its caller', async () => {
  const divideByZero = async () => {
    await client.query('select 1 / $1::integer', [0]);
  };

  const error = await divideByZero().catch((reason: unknown) => reason);

  expect(error).toMatchObject({ code: '22012', stack: expect.stringContaining('divideByZero') as unknown });
});
