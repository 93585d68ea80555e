import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  cancelStatement,
  copyIn,
  destroyConnection,
  interceptConnect,
  interceptQueries,
  isConnectionLost,
  isPlanOutdated,
  isPool,
  PIPELINED,
  queryInCallersContext,
  serverErrorOf,
} from '../../src/platform/db/pg-internals.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createDatabase();
});
beforeEach(() => {
  pool = new pg.Pool({
    connectionString: database.url,
    max: 1,
    connectionTimeoutMillis: 5_000,
    ...PIPELINED,
  });
  pool.on('error', () => {});
});
afterEach(() => pool.end());
afterAll(() => database.drop());

test('a pipelined connection sends a query before the previous one has a result', async () => {
  const client = await pool.connect();
  const writes: string[] = [];
  const { stream } = client.connection;
  const write = stream.write.bind(stream) as (data: Buffer, ...rest: unknown[]) => boolean;
  stream.write = (data: Buffer, ...rest: unknown[]) => {
    writes.push(data.toString('latin1'));
    return write(data, ...rest);
  };

  const results = [client.query("select 'first'"), client.query("select 'second'")];
  const sent = writes.join('');
  await Promise.all(results);
  client.release();

  expect(sent).toMatch(/first[^]*second/);
});

test('COPY sends its data pipelined, and after an error the connection stays usable', async () => {
  const client = await pool.connect();
  const results = await Promise.allSettled([
    client.query('create temporary table copied (number integer primary key)'),
    copyIn(client, 'copy copied from stdin', '1\n2\n'),
    copyIn(client, 'copy missing from stdin', '3\n'),
    copyIn(client, 'copy copied from stdin', '2\n'),
    copyIn(client, 'copy copied from stdin', '4\n'),
  ]);
  const { rows } = await client.query('select array_agg(number order by number) as numbers from copied');
  client.release();

  expect(results.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
  ]);
  expect(results[2]).toMatchObject({ reason: { code: '42P01' } });
  expect(results[3]).toMatchObject({ reason: { code: '23505', constraint: 'copied_pkey' } });
  expect(rows).toEqual([{ numbers: [1, 2, 4] }]);
});

test('a cancel request ends the statement of its connection, and only that', async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const client = await pool.connect();
  const statement = client.query('select pg_sleep(60)');
  statement.catch(() => {});
  await until(async () => {
    const { rows } = await other.query(
      `select from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(60)'`,
    );
    return rows.length > 0;
  });
  const untouched = other.query('select pg_sleep(0.2)');
  await cancelStatement(client);

  await expect(statement).rejects.toMatchObject({ code: '57014' });
  await expect(client.query('select 2 as two')).resolves.toMatchObject({ rows: [{ two: 2 }] });
  await untouched;
  client.release();
  await other.end();
});

test('distinguishes a pool from the connection of a transaction', async () => {
  const client = await pool.connect();

  expect([drizzle({ client: pool }), drizzle({ client })].map(isPool)).toEqual([true, false]);
  client.release();
});

test('every query passes the interceptor, and an empty query answers after all queries before it', async () => {
  const client = await pool.connect();
  let intercepted = 0;
  const sendEmptyQuery = interceptQueries(client, (send) => {
    intercepted++;
    return send();
  });
  const order: string[] = [];

  const slow = client.query('select pg_sleep(0.05)').then(() => order.push('slow'));
  const empty = sendEmptyQuery().then(() => order.push('empty'));
  await Promise.all([slow, empty, drizzle({ client }).execute('select 1')]);
  client.release();

  expect(order).toEqual(['slow', 'empty']);
  expect(intercepted).toBe(2);
});

test('a destroyed connection rejects its running query', async () => {
  const client = await pool.connect();
  client.on('error', () => {});
  const running = client.query('select pg_sleep(30)');

  destroyConnection(client);

  await expect(running).rejects.toThrow('Connection terminated');
  client.release(true);
});

test('each request for a connection passes the interceptor, with the errors of a full pool and of the network', async () => {
  const errors: unknown[] = [];
  const intercept = (connect: () => Promise<pg.PoolClient>) =>
    connect().catch((error: unknown) => {
      errors.push(error);
      throw error;
    });
  const full = new pg.Pool({ connectionString: database.url, max: 1 });
  full.on('error', () => {});
  interceptConnect(full, intercept);
  const client = await full.connect();
  full.options.connectionTimeoutMillis = 50;
  await expect(full.connect()).rejects.toThrow('timeout exceeded');
  client.release();
  await full.end();
  const unreachable = new pg.Pool({ host: '127.0.0.1', port: 1 });
  interceptConnect(unreachable, intercept);
  await expect(unreachable.connect()).rejects.toThrow('ECONNREFUSED');

  expect(errors.map(isConnectionLost)).toEqual([true, true]);
});

test('a broken connection is recognized while it executes a query and afterwards, an error of PostgreSQL is none', async () => {
  const client = await pool.connect();
  client.on('error', () => {});
  const failed = (query: Promise<unknown>) => query.catch((error: unknown) => error);

  const refused = await failed(client.query('select 1 / 0'));
  const running = failed(client.query('select pg_sleep(30)'));
  destroyConnection(client);
  const broken = await running;
  const later = await failed(client.query('select 1'));
  client.release(true);

  expect([refused, broken, later].map(isConnectionLost)).toEqual([false, true, true]);
});

test('a query of the pool is sent once more, on another connection, if it is repeatable', async () => {
  const texts: string[] = [];
  queryInCallersContext(pool, (_error, text) => texts.push(text) === 1);
  const failing = pool.query("do $$ begin raise exception '%', pg_backend_pid(); end $$");

  const error = await failing.catch((reason: Error) => reason.message);

  expect(texts).toHaveLength(1);
  const { rows } = await pool.query('select pg_backend_pid() as id');
  expect(String(rows[0].id)).not.toBe(error);
});

test('a query of the pool continues in the async context of its caller', async () => {
  queryInCallersContext(pool, () => false);
  const context = new AsyncLocalStorage<string>();
  const query = (name: string) =>
    context.run(name, () => pool.query('select 1').then(() => context.getStore()));

  expect(await Promise.all([query('a'), query('b'), query('c')])).toEqual(['a', 'b', 'c']);
});

test('an outdated plan is recognized in any language, other errors with its code are not', async () => {
  const failed = (query: Promise<unknown>) => query.catch((error: unknown) => error);
  const read = { name: 'read', text: 'select * from replanned' };
  await pool.query('create table replanned (value int)');
  await pool.query(read);
  await pool.query('alter table replanned add column more text');

  const outdated = await failed(pool.query(read));
  const unsupported = await failed(pool.query('select count(*) from replanned for update'));

  expect([outdated, unsupported].map((error) => serverErrorOf(error).code)).toEqual(['0A000', '0A000']);
  expect([outdated, unsupported].map(isPlanOutdated)).toEqual([true, false]);
});

test('code and constraint are read from an error of PostgreSQL only', async () => {
  const error: unknown = await pool
    .query('create table one (id int constraint one_id primary key); insert into one values (1), (1)')
    .catch((reason: unknown) => reason);

  expect(serverErrorOf(error)).toEqual({ code: '23505', constraint: 'one_id' });
  expect(serverErrorOf(new Error('network'))).toEqual({});
});
