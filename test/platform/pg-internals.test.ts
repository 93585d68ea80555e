import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  backendId,
  destroyConnection,
  interceptQueries,
  isPool,
  onConnectTimeout,
  PIPELINED,
  queryInCallersContext,
  serverErrorOf,
} from '../../src/platform/db/pg-internals.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

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

test('the backend id is the one that PostgreSQL reports', async () => {
  const client = await pool.connect();
  const { rows } = await client.query('select pg_backend_pid() as id');
  client.release();

  expect(rows).toEqual([{ id: backendId(client) }]);
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

test('the timeout of a full pool is translated, other errors are not', async () => {
  const full = new pg.Pool({ connectionString: database.url, max: 1 });
  onConnectTimeout(full, () => new Error('translated'));
  const client = await full.connect();
  full.options.connectionTimeoutMillis = 50;
  await expect(full.connect()).rejects.toThrow('translated');
  client.release();
  await full.end();

  const unreachable = new pg.Pool({ host: '127.0.0.1', port: 1 });
  onConnectTimeout(unreachable, () => new Error('translated'));
  await expect(unreachable.connect()).rejects.toThrow('ECONNREFUSED');
});

test('a query of the pool continues in the async context of its caller', async () => {
  queryInCallersContext(pool);
  const context = new AsyncLocalStorage<string>();
  const query = (name: string) =>
    context.run(name, () => pool.query('select 1').then(() => context.getStore()));

  expect(await Promise.all([query('a'), query('b'), query('c')])).toEqual(['a', 'b', 'c']);
});

test('code and constraint are read from an error of PostgreSQL only', async () => {
  const error: unknown = await pool
    .query('create table one (id int constraint one_id primary key); insert into one values (1), (1)')
    .catch((reason: unknown) => reason);

  expect(serverErrorOf(error)).toEqual({ code: '23505', constraint: 'one_id' });
  expect(serverErrorOf(new Error('network'))).toEqual({});
});
