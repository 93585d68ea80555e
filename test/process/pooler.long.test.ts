import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { postTo } from '../support/app.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { ADDRESS } from '../support/data.ts';
import { connect, watch } from '../support/live.ts';
import { hasPgBouncer, keepsPreparedStatements, startPgBouncer } from '../support/pgbouncer.ts';
import { failToStart, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

// The program behind PgBouncer in transaction mode, with fewer connections to PostgreSQL than it opens to PgBouncer.

type Pool = Awaited<ReturnType<typeof startPgBouncer>>;
const SERVER_CONNECTIONS = 4;

const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename
  ... on CartSuccess { cart { id } } } }`;
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
  ... on PlaceOrderSuccess { order { number } } ... on UserError { message } } }`;
const WATCH = 'subscription ($token: String!) { cartUpdated(token: $token) { id } }';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const startPool = async () => {
  pool = await startPgBouncer(database.url, 'transaction', SERVER_CONNECTIONS);
};
const stopPool = () => pool.stop();

const environment = (): Record<string, string> => ({
  DATABASE_URL: pool.url,
  DATABASE_DIRECT_URL: database.url,
  SEED: 'none',
});

(hasPgBouncer ? describe : describe.skip)('the start behind PgBouncer in transaction mode', () => {
  beforeAll(startPool);
  afterAll(stopPool);

  test('refuses a pooler as DATABASE_DIRECT_URL', async () => {
    const { exitCode, output } = await failToStart({ ...environment(), DATABASE_DIRECT_URL: pool.url });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Ordergraph could not start: DATABASE_DIRECT_URL leads to a connection pool/);
  });

  (keepsPreparedStatements ? describe.skip : describe)('with PgBouncer before 1.21', () => {
    test('is refused', async () => {
      const { exitCode, output } = await failToStart(environment());

      expect(exitCode).toBe(1);
      expect(output).toMatch(/^Ordergraph could not start: The pooler .* PgBouncer 1\.21 or newer/);
    });
  });
});

(keepsPreparedStatements ? describe : describe.skip)('behind PgBouncer in transaction mode', () => {
  let server: ServerProcess;
  let products: string[];
  let direct: pg.Client;

  // A pool of its own: connections that are older than the stored settings do not have them.
  beforeAll(async () => {
    await startPool();
    server = await startServerProcess({ ...environment(), SEED: 'sample', REQUEST_TIMEOUT: '10' });
    direct = new pg.Client(database.url);
    await direct.connect();
    const { data } = await postTo(
      server.url,
      '{ products(first: 20, filter: { inStock: true }) { nodes { id } } }',
    );
    products = data.products.nodes.map(({ id }: { id: string }) => id);
  });
  afterAll(async () => {
    await direct.end();
    await server.end('SIGTERM');
    await stopPool();
  });

  const newCart = async () =>
    (await postTo(server.url, 'mutation { createCart { token } }')).data.createCart.token as string;
  const add = (token: string, productId: string) =>
    postTo(server.url, ADD, { input: { cartToken: token, items: [{ productId, quantity: 1 }] } });

  test('does not start with the addresses of two databases', async () => {
    const other = await createDatabase();
    const { exitCode, output } = await failToStart({ ...environment(), DATABASE_DIRECT_URL: other.url });
    await other.drop();

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Ordergraph could not start: A notification .* did not arrive/);
  });

  test('serves concurrent clients without an error', async () => {
    const tokens = await Promise.all(Array.from({ length: 40 }, newCart));
    const answers = await Promise.all(
      tokens.flatMap((token) => products.slice(0, 3).map((product) => add(token, product))),
    );

    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.addToCart.__typename))).toEqual(new Set(['CartSuccess']));
  });

  test('delivers live updates', async () => {
    const token = await newCart();
    const client = connect(server.url);
    const watched = watch(client, WATCH, { token });
    await until(async () => {
      await add(token, products[0]!);
      return watched.results.length > 0 || watched.ended;
    });
    expect(watched.ended).toBeNull();
    await client.dispose();
  });

  test('has all session settings', async () => {
    const client = new pg.Client(pool.url);
    await client.connect();
    const { rows } = await client.query(
      `select name, setting from pg_settings
        where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'plan_cache_mode', 'jit')
        order by name`,
    );
    await client.end();

    expect(rows.map(({ setting }) => setting)).toEqual([
      '30000',
      'off',
      '20000',
      'force_generic_plan',
      '30000',
    ]);
  });

  test('cancels what a request that timed out still waits for: it places no order later', async () => {
    const token = await newCart();
    await add(token, products[0]!);
    await direct.query('begin');
    await direct.query('select from products where id = $1 for update', [products[0]]);
    const input = {
      cartToken: token,
      email: 'guest@shop.example',
      idempotencyKey: randomUUID(),
      shippingAddress: ADDRESS,
    };
    const answer = await postTo(server.url, PLACE, { input });
    // The statement ends while the row is still locked. Jobs may wait for the row as well.
    await until(
      async () => {
        const { rows } = await direct.query(
          `select query from pg_stat_activity where datname = current_database() and application_name = 'ordergraph' and state <> 'idle'`,
        );
        return rows.map(({ query }) => query);
      },
      (queries) => queries.every((query) => !query.includes('order_details')),
    );
    await direct.query('rollback');

    expect(answer).toMatchObject({ status: 504, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    const { rows } = await direct.query(`select from orders where email = 'guest@shop.example'`);
    expect(rows).toEqual([]);
  });
});
