import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { createReadiness } from '../../src/platform/db/readiness.ts';
import { postTo } from '../support/app.ts';
import { runOn } from '../support/database.ts';
import { ADDRESS } from '../support/data.ts';
import { connect, watch } from '../support/live.ts';
import { metricsIn } from '../support/metrics.ts';
import { startPostgresCluster, type PostgresCluster } from '../support/postgres-cluster.ts';
import { askServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

// A primary and a synchronous standby: the primary dies while clients place orders, and the standby is promoted. Both are listed as
// replicas.

const RECOVERS_WITHIN_MS = 30_000;
const CLIENTS = 4;

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderSuccess { replayed order { id } } } }`;
const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`;
const WATCH = 'subscription ($token: String!) { cartUpdated(token: $token) { id } }';
let postgres: PostgresCluster;
const servers: ServerProcess[] = [];
beforeAll(async () => {
  postgres = await startPostgresCluster({ standbys: 1, isSynchronous: true });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  await postgres.stop();
});

/** With the standby first, so that the order of the hosts does not decide. */
function urlOfBoth(): string {
  const [primary, standby] = postgres.nodes;
  return `${primary!.url.replace(`:${primary!.port}`, `:${standby!.port},127.0.0.1:${primary!.port}`)}&target_session_attrs=read-write`;
}

const isReady = ({ url }: ServerProcess) => fetch(`${url}/readyz`).then(({ status }) => status === 200);

/** Which of the listed replicas are used. The primary is none of them. */
async function replicasOf({ output }: ServerProcess): Promise<Record<string, number>> {
  const port = await until(() => /"port":(\d+),"msg":"metrics served"/.exec(output())?.[1]);
  const metrics = metricsIn(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  const used = postgres.nodes.map(({ port: node }) => {
    const labels = { replica: `127.0.0.1:${node}` };
    return [
      node,
      metrics.has('ordergraph_replica_used', labels) && metrics.valueOf('ordergraph_replica_used', labels),
    ];
  });
  return Object.fromEntries(used.filter(([, value]) => value !== false)) as Record<string, number>;
}

const untilReplicas = (expected: Record<string, number>) =>
  until(
    () => Promise.all(servers.map(replicasOf)),
    (all) => all.every((one) => JSON.stringify(one) === JSON.stringify(expected)),
    RECOVERS_WITHIN_MS * 2,
  );

/** Places orders until `isOver`. Returns the keys of all attempts, and the orders that were acknowledged. */
async function placeOrders(url: string, productIds: readonly string[], isOver: () => boolean) {
  const keys: string[] = [];
  const acknowledged: string[] = [];
  const placeOne = async (count: number) => {
    const idempotencyKey = randomUUID();
    keys.push(idempotencyKey);
    const items = [{ productId: productIds[count % productIds.length]!, quantity: 1 }];
    const input = { idempotencyKey, email: 'guest@shop.example', shippingAddress: ADDRESS, items };
    const placed = await askServer(url, PLACE, { input }).catch(() => null);
    if (placed?.order) acknowledged.push(placed.order.id);
    else await sleep(50);
  };
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let count = 0; !isOver(); count++) await placeOne(count);
  });
  return { keys, acknowledged, done: Promise.all(clients) };
}

test('no acknowledged order is lost when the standby is promoted, and every instance recovers', async () => {
  const [standby, primary] = postgres.nodes.toReversed().map(({ url }) => openDatabase({ url, poolMax: 1 }));
  const readiness = [createReadiness(standby!), createReadiness(primary!)];
  const environment = {
    DATABASE_URL: urlOfBoth(),
    DATABASE_REPLICA_URLS: postgres.nodes.map(({ url }) => url).join(),
    METRICS_PORT: '0',
    LOG_LEVEL: 'info',
    ACCESS_LOG: 'off',
  };
  const [oldPrimary, promoted] = postgres.nodes;
  servers.push(await startServerProcess({ ...environment, SEED: 'sample' }));
  servers.push(await startServerProcess({ ...environment, SEED: 'none' }));
  expect(await Promise.all(servers.map(isReady))).toEqual([true, true]);
  // The standby has all tables, but accepts no writes.
  expect(await Promise.all(readiness.map((one) => one.isReady()))).toEqual([false, true]);
  await untilReplicas({ [promoted!.port]: 1 });
  const { data } = await postTo(
    servers[0]!.url,
    '{ products(first: 20, filter: { inStock: true }) { nodes { id } } }',
  );
  const productIds = data.products.nodes.map(({ id }: { id: string }) => id);
  // Enough for any speed of this machine.
  await runOn(postgres.primary().url, 'update products set stock = 1000000');
  let isOver = false;
  const loads = await Promise.all(servers.map(({ url }) => placeOrders(url, productIds, () => isOver)));
  const total = () => loads.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  await until(() => loads.every(({ acknowledged }) => acknowledged.length >= 10));

  await postgres.primary().kill();
  const [before, counts] = [total(), loads.map(({ acknowledged }) => acknowledged.length)];
  await until(async () => !(await isReady(servers[0]!)));
  await postgres.promote();
  await until(
    async () =>
      (await Promise.all(servers.map(isReady))).every(Boolean) &&
      loads.every(({ acknowledged }, index) => acknowledged.length > counts[index]! + CLIENTS),
    Boolean,
    RECOVERS_WITHIN_MS,
  );
  await untilReplicas({ [oldPrimary!.port]: 0 });
  isOver = true;
  await Promise.all(loads.map(({ done }) => done));

  const client = new pg.Client(postgres.primary().url);
  await client.connect();
  const rowsOf = async (statement: string, values: unknown[] = []) =>
    (await client.query(statement, values)).rows;
  const acknowledged = loads.flatMap((load) => load.acknowledged);
  expect(total()).toBeGreaterThan(before);
  expect(await rowsOf('select id from orders where id = any($1)', [acknowledged])).toHaveLength(
    acknowledged.length,
  );
  const [orders] = await rowsOf(
    'select count(*)::int as all, count(distinct idempotency_key)::int as keys from orders where email = $1',
    ['guest@shop.example'],
  );
  expect(orders.all).toBe(orders.keys);
  expect(orders.all).toBeLessThanOrEqual(loads.flatMap(({ keys }) => keys).length);
  // Every event is published, and every job has run: nothing waits for a connection that is gone.
  await until(async () => (await rowsOf('select from outbox')).length === 0);
  await until(
    async () => (await rowsOf(`select from pgboss.job where state = 'active'`)).length === 0,
    Boolean,
    RECOVERS_WITHIN_MS * 2,
  );
  const changes = await rowsOf(
    `select from orders where email = $1 and not exists (select from order_changes where order_id = orders.id)`,
    ['guest@shop.example'],
  );
  expect(changes).toEqual([]);
  await client.end();

  // Live updates listen to the new primary.
  const token = (await postTo(servers[1]!.url, 'mutation { createCart { token } }')).data.createCart.token;
  const live = connect(servers[1]!.url);
  let watched = watch(live, WATCH, { token });
  let count = 0;
  await until(
    async () => {
      // An instance that may have missed updates closes its connections.
      if (watched.ended) watched = watch(live, WATCH, { token });
      const items = [{ productId: productIds[count++ % productIds.length], quantity: 1 }];
      const added = await postTo(servers[0]!.url, ADD, { input: { cartToken: token, items } });
      return { added, ...watched };
    },
    ({ results }) => results.length > 0,
  );
  await live.dispose();
  expect(await readiness[0]!.isReady()).toBe(true);

  // The old primary follows the new one, and serves reads.
  await postgres.rejoin(oldPrimary!);
  await untilReplicas({ [oldPrimary!.port]: 1 });
  for (const one of readiness) await one.stop();
  for (const db of [standby, primary]) await closeDatabase(db!);
});
