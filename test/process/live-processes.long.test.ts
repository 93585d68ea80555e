import { randomUUID } from 'node:crypto';
import type { Client } from 'graphql-ws';
import type { Account, App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { ADDRESS, newCustomer, newProduct, newStaff } from '../support/data.ts';
import { clientSettingsOf, connect, eventsIn, openEvents, seen, watch } from '../support/live.ts';
import { askServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const CUSTOMERS = 20;

/** Serves no client: the tests create their data through it. */
let app: App;
let servers: ServerProcess[];
let staff: Account;
let customers: Account[];
beforeAll(async () => {
  const beside = await startBeside();
  app = beside.app;
  servers = await Promise.all([
    startServerProcess(beside.environment),
    startServerProcess(beside.environment),
  ]);
  staff = await newStaff(app);
  customers = await Promise.all(Array.from({ length: CUSTOMERS }, () => newCustomer(app)));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  await app.stop();
});

const ask = ({ url }: ServerProcess, query: string, variables: object, as: Account) =>
  askServer(url, query, variables, as);
const place = async (server: ServerProcess, by: Account, productId: string): Promise<string> => {
  const { order } = await ask(
    server,
    `mutation ($input: PlaceOrderInput!) {
      placeOrder(input: $input) { ... on PlaceOrderSuccess { order { id } } ... on UserError { message } }
    }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        shippingAddress: ADDRESS,
        items: [{ productId, quantity: 1 }],
      },
    },
    by,
  );
  return order.id;
};
const move = (server: ServerProcess, orderId: string, status: string) =>
  ask(
    server,
    `mutation ($input: UpdateOrderStatusInput!) {
      updateOrderStatus(input: $input) { __typename }
    }`,
    { input: { orderId, status } },
    staff,
  );
const adjust = (server: ServerProcess, productId: string) =>
  ask(
    server,
    'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }',
    { input: { productId, delta: 1, reason: 'Counted', idempotencyKey: randomUUID() } },
    staff,
  );

const ORDER_UPDATED = 'subscription ($id: ID!) { orderUpdated(orderId: $id) { id status } }';
const MY_ORDERS = 'subscription { myOrdersUpdated { id status } }';
const NEW_ORDERS = 'subscription { newOrders { id } }';
const STOCK = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id } }';

/** The ids that a subscriber received, in the order of arrival. */
const idsIn = (results: { data: Record<string, { id: string }> }[]) =>
  results.map(({ data }) => Object.values(data)[0]!.id);
const byId = (ids: readonly string[]) => [...ids].sort();

/**
 * Waits until earlier subscriptions of a client listen: messages are handled in order, and this one is
 * rejected immediately.
 */
async function settle(client: Client): Promise<void> {
  const refused = watch(client, 'subscription {');
  await until(() => refused.ended);
}

test('delivers every update exactly once to 200 subscribers of two processes, and nothing else', async () => {
  const { id: productId } = await newProduct(app, { stock: 10_000 });
  const marks = await Promise.all(servers.map(() => newProduct(app)));
  const own = await Promise.all(customers.map((customer, i) => place(servers[i % 2]!, customer, productId)));

  // Events are published in order. Once this marker arrives, later subscribers receive no earlier event.
  const fence = await newProduct(app);
  const fences = await Promise.all(
    servers.map(({ url }) => openEvents(url, STOCK, { variables: { ids: [fence.id] } })),
  );
  await adjust(servers[0]!, fence.id);
  for (const { text, close } of fences) {
    await until(
      () => eventsIn(text()).results.length,
      (count) => count === 1,
    );
    close();
  }

  // Each customer connects to one of the processes: the first order by events, all orders and the markers by
  // WebSocket.
  const seats = customers.flatMap((customer, i) => servers.map((server) => ({ customer, i, server })));
  const subscribers = await Promise.all(
    seats.map(async ({ customer, i, server }) => {
      const client = connect(server.url, customer);
      return {
        i,
        client,
        order: await openEvents(server.url, ORDER_UPDATED, { variables: { id: own[i] }, as: customer }),
        orders: watch(client, MY_ORDERS),
        mark: watch(client, STOCK, { ids: marks.map(({ id }) => id) }),
      };
    }),
  );
  const desks = Array.from({ length: 80 }, (_, i) => {
    const client = connect(servers[i % 2]!.url, staff);
    return { client, orders: watch(client, NEW_ORDERS) };
  });
  expect(subscribers.length * 3 + desks.length).toBe(200);
  const clients = [...subscribers, ...desks].map(({ client }) => client);
  await Promise.all(clients.map(settle));

  const placed = await Promise.all(
    customers.map(async (customer, i) => {
      const ids: string[] = [];
      for (const [round, status] of ['PROCESSING', 'SHIPPED', 'DELIVERED'].entries()) {
        ids.push(await place(servers[(i + round) % 2]!, customer, productId));
        await move(servers[(i + round + 1) % 2]!, own[i]!, status);
      }
      return ids;
    }),
  );
  for (const [i, { id }] of marks.entries()) await adjust(servers[i]!, id);

  // Each process publishes in order: once the markers have arrived, every earlier update has arrived.
  for (const { i, order, orders, mark } of subscribers) {
    expect(idsIn(await seen(mark, 2))).toEqual(marks.map(({ id }) => id));
    const { results } = await until(
      () => eventsIn(order.text()),
      (events) => events.results.at(-1)?.data.orderUpdated.status === 'DELIVERED',
    );
    // Changes that are published together are one update.
    expect(new Set(idsIn(results))).toEqual(new Set([own[i]]));
    const mine = await until(
      () => orders.results,
      (updates) => updates.at(-1)?.data.myOrdersUpdated.status === 'DELIVERED',
    );
    expect(idsIn(mine).filter((id) => id !== own[i])).toEqual(placed[i]);
    expect(mine.length).toBeLessThanOrEqual(6);
  }
  const firstDesk = idsIn(await seen(desks[0]!.orders, placed.flat().length));
  expect(byId(firstDesk)).toEqual(byId(placed.flat()));
  for (const { orders } of desks) expect(idsIn(await seen(orders, firstDesk.length))).toEqual(firstDesk);

  for (const client of clients) await client.dispose();
  subscribers.forEach(({ order }) => order.close());
});

test('moves clients of a killed process to the other one, and they catch up', async () => {
  const { id: productId } = await newProduct(app, { stock: 10_000 });
  const [killed, alive] = servers as [ServerProcess, ServerProcess];
  let url = killed.url;
  const screens = customers.slice(0, 10).map((customer) => {
    const shown = new Set<string>();
    const client = connect(url, customer, {
      url: () => clientSettingsOf(url),
      retryAttempts: 100,
      // By default, the client gives up after a rejected connection.
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    });
    const orders = watch(client, MY_ORDERS);
    return { customer, shown, client, orders };
  });
  // Subscribes first, then queries: events in between arrive twice, and none is missed.
  const catchUp = () =>
    Promise.all(
      screens.map(async ({ customer, shown, client }) => {
        await settle(client);
        const me = await ask(alive, '{ me { orders { nodes { id } } } }', {}, customer);
        for (const { id } of me.orders.nodes) shown.add(id);
      }),
    );
  await catchUp();

  const gone = killed.end('SIGKILL');
  const missed = await Promise.all(screens.map(({ customer }) => place(alive, customer, productId)));
  await gone;
  url = alive.url;
  await catchUp();
  const live = await Promise.all(screens.map(({ customer }) => place(alive, customer, productId)));

  for (const [i, { shown, orders, client }] of screens.entries()) {
    expect(shown).toContain(missed[i]);
    await until(
      () => idsIn(orders.results),
      (ids) => ids.includes(live[i]!),
    );
    expect(orders.ended).toBeNull();
    await client.dispose();
  }
});
