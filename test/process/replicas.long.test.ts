import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { OperationTypeNode } from 'graphql';
import { WebSocket } from 'ws';
import { createClient as createApiClient, type TypedDocument } from '../../packages/client/src/index.ts';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPositions } from '../../src/platform/db/replicas/current-position.ts';
import { openReplicas, type Replicas } from '../../src/platform/db/replicas/replicas.ts';
import { shopId } from '../../src/platform/db/shop.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { startApp, type Account, type App, type Json } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { runOn } from '../support/database.ts';
import { newCategory, newCustomer, newProduct, newUser } from '../support/data.ts';
import { repetitions } from '../support/depth.ts';
import { examples, variablesOf } from '../support/examples.ts';
import { metricsIn } from '../support/metrics.ts';
import { startPostgresCluster, type PostgresCluster } from '../support/postgres-cluster.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

// A primary with two delayed replicas, and two instances of the program.

const PAIRS = repetitions(10_000);
const CLIENTS = 16;
const TIMEOUT_MS = 1_800_000;
const WAITS_MS = 60_000;
const MAX_LAG_MS = 2_000;
const DELAYS_MS = [50, 300];

const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  ... on AdjustStockSuccess { product { stock } } } }`;
const STOCK = 'query ($id: ID!) { product(by: { id: $id }) { stock } }';
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderSuccess { order { id } } } }`;
const HISTORY = '{ me { orders(first: 1) { nodes { id } } } }';
const LIST = 'query ($first: Int) { products(first: $first) { nodes { name } } }';
const ADDRESS = { name: 'Ada', line1: '5 Long Lane', city: 'Berlin', postalCode: '10115', country: 'DE' };

let postgres: PostgresCluster;
let standbys: readonly PostgresCluster['nodes'][number][];
let app: App;
let environment: Record<string, string>;
let admin: Account;
const running: ServerProcess[] = [];

beforeAll(async () => {
  postgres = await startPostgresCluster({ standbys: 2, isSynchronous: false });
  standbys = postgres.nodes.slice(1);
  for (const [index, { url }] of standbys.entries()) {
    await runOn(url, `alter system set recovery_min_apply_delay = '${DELAYS_MS[index]}ms'`);
    await runOn(url, 'select pg_reload_conf()');
  }
  const database = { url: postgres.primary().url, drop: async () => {} };
  const db = openDatabase({ url: database.url, poolMax: 1 });
  await migrate(db);
  await prepareQueues(db);
  await closeDatabase(db);
  const beside = await startBeside({ database, worker: {} });
  ({ app } = beside);
  environment = {
    ...beside.environment,
    DATABASE_REPLICA_URLS: standbys.map(({ url }) => url).join(),
    DATABASE_REPLICA_MAX_LAG: String(MAX_LAG_MS / 1_000),
    WORKER: 'off',
    LOG_LEVEL: 'info',
    ACCESS_LOG: 'off',
    METRICS_PORT: '0',
  };
  admin = await newUser(app, { role: 'ADMIN' });
});
afterEach(() => Promise.all(running.splice(0).map((server) => server.end('SIGKILL'))));
afterAll(async () => {
  await app.stop();
  await postgres.stop();
});

async function startInstances(more: Record<string, string> = {}): Promise<[ServerProcess, ServerProcess]> {
  running.push(...(await Promise.all([0, 1].map(() => startServerProcess({ ...environment, ...more })))));
  for (const server of running) await usesReplicas(server, 2);
  return running as [ServerProcess, ServerProcess];
}

async function metricsOf({ output }: ServerProcess) {
  const port = await until(() => /"port":(\d+),"msg":"metrics served"/.exec(output())?.[1]);
  return metricsIn(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
}

const usesReplicas = (server: ServerProcess, count: number) =>
  until(
    async () => (await metricsOf(server)).valueOf('ordergraph_replica_used'),
    (used) => used === count,
    WAITS_MS,
  );

const readsOf = async (server: ServerProcess, database: 'replica' | 'primary') =>
  (await metricsOf(server)).valueOf('ordergraph_replica_reads_total', { database });

type Carrier = 'header' | 'cookie' | 'extension';

/** The tests take longer than a token is valid. */
const tokenOf = async ({ id, sessionId }: Account) => (await app.tokens.sign(id, sessionId)).token;

/** A client that sends the position of its last change with each request, in one of three ways. */
function createClient(carrier: Carrier, account: Account) {
  let position: string | undefined;
  let cookie: string | undefined;
  return async (url: string, query: string, variables: object): Promise<Json> => {
    const sent = request(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(account)}`,
        ...(carrier === 'header' && position && { 'ordergraph-position': position }),
        ...(carrier === 'cookie' && cookie && { cookie }),
      },
    });
    sent.end(
      JSON.stringify({
        query,
        variables,
        ...(carrier === 'extension' && position && { extensions: { position } }),
      }),
    );
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = (await json(response)) as Json;
    position = body.extensions?.position ?? position;
    cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
}

test(
  'clients read their writes on any instance',
  async () => {
    const servers = await startInstances();
    const misses: unknown[] = [];
    let left = PAIRS;
    const runClient = async (number: number) => {
      const carrier = (['header', 'cookie', 'extension'] as const)[number % 3]!;
      const [staff, customer] = [createClient(carrier, admin), createClient(carrier, await newCustomer(app))];
      const { id: productId, stock: initial } = await newProduct(app);
      for (let stock = initial + 1, pair = number; left-- > 0; pair++) {
        const [writer, reader] = [servers[pair % 2]!.url, servers[(pair >> 1) % 2]!.url];
        if (pair % 8 === 0) {
          const input = {
            idempotencyKey: randomUUID(),
            items: [{ productId, quantity: 1 }],
            shippingAddress: ADDRESS,
          };
          const { placeOrder } = await customer(writer, PLACE, { input });
          const { me } = await customer(reader, HISTORY, {});
          if (me.orders.nodes[0]?.id !== placeOrder.order.id) misses.push({ pair, carrier, me, placeOrder });
          stock--;
        } else {
          const input = { productId, delta: 1, reason: 'Delivery', idempotencyKey: randomUUID() };
          await staff(writer, ADJUST, { input });
          const { product } = await staff(reader, STOCK, { id: productId });
          if (product?.stock !== stock) misses.push({ pair, carrier, stock, product });
          stock++;
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => runClient(number)));

    expect(misses).toEqual([]);
    for (const server of servers) {
      expect(await readsOf(server, 'replica')).toBeGreaterThan(0);
    }
  },
  TIMEOUT_MS,
);

test(
  'a replica that stops or hangs is not used until it is back, and no read fails',
  async () => {
    const [server] = await startInstances();
    const read = createClient('header', admin);
    let isOver = false;
    const failures: unknown[] = [];
    const readers = Array.from({ length: 4 }, async () => {
      while (!isOver)
        await read(server.url, LIST, { first: 5 }).catch((error: unknown) => failures.push(error));
    });
    const replica = standbys[0]!;
    const lines = (message: string) =>
      server
        .output()
        .split('\n')
        .filter((line) => line.includes(`"replica":"127.0.0.1:${replica.port}"`) && line.includes(message));

    await replica.kill();
    await usesReplicas(server, 1);
    const isOut = (count: number) =>
      until(
        () => lines('replica not used'),
        ({ length }) => length === count,
      );
    await isOut(1);
    await replica.start();
    await usesReplicas(server, 2);
    const isBack = (count: number) =>
      until(
        () => lines('replica used again'),
        ({ length }) => length === count,
        WAITS_MS,
      );
    await isBack(1);

    await replica.signal('SIGSTOP');
    await usesReplicas(server, 1);
    await isOut(2);
    await replica.signal('SIGCONT');
    await usesReplicas(server, 2);
    await isBack(2);
    isOver = true;
    await Promise.all(readers);

    expect(failures).toEqual([]);
    expect(lines('replica not used').map((line) => JSON.parse(line).reason)).toEqual([
      expect.any(String),
      'it does not answer',
    ]);
  },
  TIMEOUT_MS,
);

test(
  'a replica whose replay is paused is not used',
  async () => {
    const [server] = await startInstances();
    const [replica] = standbys;
    const standby = openDatabase({ url: replica!.url, poolMax: 1 });
    await standby.$client.query('select pg_wal_replay_pause()');
    await until(async () => {
      await newProduct(app);
      return (await metricsOf(server)).valueOf('ordergraph_replica_used') === 1;
    });
    const { valueOf } = await metricsOf(server);
    expect(
      valueOf('ordergraph_replica_lag_seconds', { replica: `127.0.0.1:${replica!.port}` }),
    ).toBeGreaterThan(MAX_LAG_MS / 1_000);

    await standby.$client.query('select pg_wal_replay_resume()');
    await closeDatabase(standby);
    await usesReplicas(server, 2);
  },
  TIMEOUT_MS,
);

describe('in an app that counts the statements on the primary', () => {
  let replicas: Replicas;
  let own: App;
  beforeAll(async () => {
    replicas = openReplicas({
      databaseUrl: postgres.primary().url,
      replicaUrls: standbys.map(({ url }) => url),
      poolMax: 4,
      timeouts: { statementMs: 30_000, lockMs: 20_000, idleTransactionMs: 30_000 },
      usesPooler: false,
      maxLagMs: MAX_LAG_MS,
      shopId: await shopId(app.db),
      positions: createPositions('a secret'),
      onProblem: () => {},
    });
    own = await startApp({
      database: { url: postgres.primary().url, drop: async () => {} },
      tokens: app.tokens,
      replicas,
    });
    await until(() => replicas.state().replicas.every(({ isUsed }) => isUsed), Boolean, WAITS_MS);
    await onPrimary('{ me { id } }');
    readsAccount = own.statements[0]!;
  });
  afterAll(async () => {
    await own.stop();
    await replicas.stop();
  });

  /** Returns the statements on the primary, without the one that reads the account. */
  async function onPrimary(query: string, variables: object = {}, headers: Record<string, string> = {}) {
    own.statements.length = 0;
    const response = await fetch(`${own.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(admin)}`,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Json;
    return { answer, statements: own.statements.filter((text) => text !== readsAccount).length };
  }
  let readsAccount = '';

  test('lists, catalogue, search, order history and reports send no statement to the primary', async () => {
    for (const query of [
      '{ products(first: 5, search: "product") { totalCount facets { __typename } nodes { name category { name } } } }',
      '{ categories(first: 5) { nodes { name products(first: 2) { nodes { id } } } } }',
      '{ me { orders(first: 5) { totalCount nodes { payments { id } details { product { name } } } } } }',
      '{ orders(first: 5) { nodes { id customer { email } } } }',
      '{ auditLog(first: 5) { nodes { id actor { id } } } }',
      '{ customers(first: 5) { nodes { id orders(first: 2) { nodes { id } } } } }',
    ]) {
      const { answer, statements } = await onPrimary(query);
      expect({ query, errors: answer.errors, statements }).toEqual({
        query,
        errors: undefined,
        statements: 0,
      });
    }
  });

  test('carts, quotes, sessions, jobs, order changes and whole operations with one of them use the primary', async () => {
    const before = replicas.state().reads.replica;
    for (const query of [
      '{ me { cart { id } } }',
      '{ me { sessions { id } } }',
      '{ me { addresses { id } } }',
      '{ shippingOptions(country: "DE", items: []) { __typename } }',
      '{ ordersChangedSince { cursor } }',
      '{ failedJobs { nodes { id } } }',
      '{ webhookDeliveries { nodes { id } } }',
      '{ products(first: 1) { nodes { id } } me { cart { id } } }',
      '{ products(first: 1) { nodes { id } } me { ...F } } fragment F on User { cart { id } }',
    ]) {
      const { statements, answer } = await onPrimary(query);
      // Without items, the quote is refused before it reads.
      expect({ query, answer, isRead: statements > 0 || query.includes('items: []') }).toMatchObject({
        query,
        isRead: true,
      });
    }
    expect(replicas.state().reads.replica).toBe(before);
  });

  test('every example query that a replica may serve is served by one, without a second attempt', async () => {
    const product = await newProduct(app, { categoryId: (await newCategory(app)).id });
    const queries = examples.filter(({ operation }) => operation.operation === OperationTypeNode.QUERY);
    const again: string[] = [];
    for (const { file, text } of queries) {
      const { replica } = replicas.state().reads;
      const variables = JSON.parse(
        JSON.stringify(variablesOf(text)).replaceAll(/"[0-9a-f-]{36}"/g, `"${product.id}"`),
      );
      const { statements } = await onPrimary(text, variables);
      if (replicas.state().reads.replica > replica && statements > 0) again.push(file);
    }
    expect(again).toEqual([]);
  });

  test('a mutation reads its own response from the primary and returns a position, which is not a number', async () => {
    const { id: productId } = await newProduct(app);
    const input = { productId, delta: 1, reason: 'Delivery', idempotencyKey: randomUUID() };
    const response = await fetch(`${own.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(admin)}` },
      body: JSON.stringify({ query: ADJUST, variables: { input } }),
    });
    const { data, extensions } = (await response.json()) as Json;
    expect(data.adjustStock.product.stock).toBe(101);
    expect(extensions.position).toMatch(/^[\w-]{22}$/);
    expect(response.headers.get('ordergraph-position')).toBe(extensions.position);
    expect(response.headers.get('set-cookie')).toBe(
      `__Host-ordergraph-position=${extensions.position}; Max-Age=4; Path=/; HttpOnly; Secure; SameSite=Lax`,
    );
  });

  test('live connections and their updates have a position, which the client sends with its reads', async () => {
    const { id: productId } = await newProduct(app);
    const sent: (string | undefined)[] = [];
    const received: (string | null)[] = [];
    const client = createApiClient({
      url: `${own.url}/graphql`,
      headers: { authorization: `Bearer ${await tokenOf(admin)}` },
      webSocket: WebSocket,
      fetch: async (url, init) => {
        sent.push((init.headers as Record<string, string>)['ordergraph-position']);
        const response = await fetch(url, init);
        received.push(response.headers.get('ordergraph-position'));
        return response;
      },
    });
    const read = async () => {
      await client.execute({ query: LIST, variables: { first: 1 } });
      return sent.at(-1)?.split(',');
    };
    const updates: unknown[] = [];
    const watched = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { stock } }';

    expect(await read()).toBeUndefined();
    const stop = client.subscribe(
      watched as TypedDocument<object, { ids: string[] }>,
      { ids: [productId] },
      {
        next: (data) => updates.push(data),
      },
    );
    const ofConnection = await until(read);
    // The connection may not have the subscription yet.
    await until(async () => {
      const input = { productId, delta: 1, reason: 'Delivery', idempotencyKey: randomUUID() };
      await client.execute({ query: ADJUST, variables: { input } });
      return updates.length > 0;
    });
    const isOfUpdate = (position: string) =>
      !received.includes(position) && !ofConnection!.includes(position);
    const newest = await until(read, (positions) => positions!.some(isOfUpdate));
    stop();

    expect(newest).toContain(received.findLast(Boolean));
  });

  test('positions that no replica reaches, and texts that are not positions, mean the primary without a wait', async () => {
    for (const position of [
      replicas.positions.primaryOnly,
      'A'.repeat(22),
      'x',
      '1'.repeat(5_000),
      "'; drop",
    ]) {
      const { statements, answer } = await onPrimary(LIST, { first: 1 }, { 'ordergraph-position': position });
      expect([position, answer.errors, statements > 0]).toEqual([position, undefined, true]);
    }
  });
});
