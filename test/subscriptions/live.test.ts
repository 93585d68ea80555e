import { randomUUID } from 'node:crypto';
import { createClient as createEventsClient } from 'graphql-sse';
import type { Client } from 'graphql-ws';
import { eq, sql } from 'drizzle-orm';
import { transaction } from '../../src/platform/db/client.ts';
import { orderChanges, outbox } from '../../src/platform/db/schema.ts';
import { claimEvents } from '../../src/platform/events/outbox.sql.ts';
import { withoutRepetition } from '../../src/platform/events/to-messages.ts';
import { topics } from '../../src/platform/events/topics.ts';
import { newShopper, newStaffMember, type Actor } from '../support/actors.ts';
import { startApp, SUBSCRIPTION_LIMITS, type Account, type App } from '../support/app.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import { newCustomer, newProduct, placeOrder, setProduct } from '../support/data.ts';
import { connect, countListeners, eventsIn, openEvents, seen, watch } from '../support/live.ts';
import { adjustStock } from '../support/stock.ts';
import { until } from '../support/until.ts';

let app: App;
let listening: () => number;
let ada: Account;
let bob: Account;
let staff: Actor;
beforeAll(async () => {
  app = await startApp({
    worker: {},
    subscriptions: { ...SUBSCRIPTION_LIMITS, maxSubscriptionsPerTopic: 200 },
  });
  listening = countListeners(app);
  [ada, bob, staff] = await Promise.all([newCustomer(app), newCustomer(app), newStaffMember(app)]);
});
afterAll(() => app.stop());

let clients: Client[] = [];
const as = (account?: Account) => {
  const client = connect(app.url, account);
  clients.push(client);
  return client;
};
/** Waits until `count` subscriptions listen: the protocol does not report when one has started. */
const heard = (subscriptions: number, sessions: number) =>
  until(listening, (count) => count === subscriptions + sessions);

afterEach(async () => {
  for (const client of clients) await client.dispose();
  clients = [];
  // No listener of a closed connection is left.
  await until(listening, (count) => count === 0);
});

const ORDER_UPDATED = 'subscription ($id: ID!) { orderUpdated(orderId: $id) { id status paymentStatus } }';
const MY_ORDERS = 'subscription { myOrdersUpdated { id status } }';
const NEW_ORDERS = 'subscription { newOrders { id number customer { email } } }';
const STOCK = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id inStock name } }';
const CART =
  'subscription ($token: String) { cartUpdated(token: $token) { id version itemCount total { amount } } }';

/** Places an order and waits until it is published, so that later subscribers do not receive it. */
const newOrder = async (by: Account): Promise<string> => {
  const { id: productId } = await newProduct(app);
  const updates = app.bus.listen([topics.ordersOf(by.id)]);
  const { order } = await placeOrder(app, by, [{ productId }]);
  for await (const { id } of updates) if (id === order.id) break;
  return order.id;
};
const adjust = (productId: string, delta: number) => adjustStock(app, staff, productId, { delta });

test('notifies the customer and staff of each change of an order, in order', async () => {
  const orderId = await newOrder(ada);
  const watches = [ada, staff].map((account) => watch(as(account), ORDER_UPDATED, { id: orderId }));
  await heard(2, 2);

  await staff.move(orderId, 'PROCESSING');
  for (const watched of watches) await seen(watched, 1);
  await staff.move(orderId, 'SHIPPED');
  for (const watched of watches) {
    const updateTo = (status: string) => ({
      data: { orderUpdated: { id: orderId, status, paymentStatus: 'UNPAID' } },
    });
    expect(await seen(watched, 2)).toEqual([updateTo('PROCESSING'), updateTo('SHIPPED')]);
  }
});

test("answers alike for another customer's order and a missing one", async () => {
  const orderId = await newOrder(ada);
  const attempts = [
    [as(bob), orderId],
    [as(), orderId],
    [as(ada), randomUUID()],
  ] as const;

  for (const [client, id] of attempts) {
    const watched = watch(client, ORDER_UPDATED, { id });
    await until(() => watched.ended);
    expect(watched.results).toEqual([
      {
        errors: [
          {
            message: 'There is no such order.',
            path: ['orderUpdated'],
            locations: expect.anything(),
            extensions: { code: 'NOT_FOUND' },
          },
        ],
      },
    ]);
  }
});

test('notifies a customer of all their own orders and no others', async () => {
  const [mine, his] = [watch(as(ada), MY_ORDERS), watch(as(bob), MY_ORDERS)];
  await heard(2, 2);

  const adas = await newOrder(ada);
  const bobs = await newOrder(bob);
  await staff.move(adas, 'CANCELLED');

  expect(await seen(mine, 2)).toEqual([
    { data: { myOrdersUpdated: { id: adas, status: 'PENDING' } } },
    { data: { myOrdersUpdated: { id: adas, status: 'CANCELLED' } } },
  ]);
  await staff.move(bobs, 'CANCELLED');
  expect(await seen(his, 2)).toEqual([
    { data: { myOrdersUpdated: { id: bobs, status: 'PENDING' } } },
    { data: { myOrdersUpdated: { id: bobs, status: 'CANCELLED' } } },
  ]);
});

test('sends one update after several changes of an order that are published together', async () => {
  const quiet = await startApp();
  const grace = await newShopper(quiet);
  const { id } = await grace.buy(1);
  await transaction(quiet.db, (tx) => claimEvents(tx, 100));
  const listeners = countListeners(quiet);
  const client = connect(quiet.url, grace);
  const [mine, one] = [watch(client, MY_ORDERS), watch(client, ORDER_UPDATED, { id })];
  await until(listeners, (count) => count === 3);

  // The payment is created, authorized and captured, and the order is processed: four changes.
  await grace.pay(id);
  expect(await quiet.db.$count(outbox)).toBe(4);
  const beside = await startApp({ sharedApp: quiet, worker: {} });
  for (const watched of [mine, one]) await seen(watched, 1);
  const { id: secondId } = await grace.buy(1);
  await seen(mine, 2);
  await client.dispose();
  await beside.stop();
  const changes = await quiet.db.select().from(orderChanges).where(eq(orderChanges.orderId, id));
  await quiet.stop();

  expect(mine.results.map(({ data }) => data.myOrdersUpdated)).toEqual([
    { id, status: 'PROCESSING' },
    { id: secondId, status: 'PENDING' },
  ]);
  expect(one.results.map(({ data }) => data.orderUpdated)).toEqual([
    { id, status: 'PROCESSING', paymentStatus: 'PAID' },
  ]);
  // The log of changes keeps each of them.
  expect(changes.map(({ kind }) => kind)).toEqual([
    'PLACED',
    'PAYMENT_CHANGED',
    'PAYMENT_CHANGED',
    'PAID',
    'PROCESSING',
  ]);
});

test('merges messages about one object, and keeps all of their topics', () => {
  expect(
    withoutRepetition([
      { topics: ['order:1', 'new-orders'], id: '1' },
      { topics: ['stock:2'], id: '2' },
      { topics: ['order:1', 'orders-of:3'], id: '1' },
      { topics: ['stock:2'], id: '2' },
    ]),
  ).toEqual([
    { topics: ['order:1', 'new-orders', 'orders-of:3'], id: '1' },
    { topics: ['stock:2'], id: '2' },
  ]);
});

test('notifies staff of each new order once', async () => {
  const watched = watch(as(staff), NEW_ORDERS);
  await heard(1, 1);

  const first = await newOrder(ada);
  await staff.move(first, 'PROCESSING');
  const second = await newOrder(bob);

  const results = await seen(watched, 2);
  expect(results.map(({ data }) => [data.newOrders.id, data.newOrders.customer.email])).toEqual([
    [first, ada.email],
    [second, bob.email],
  ]);
});

test.each([
  ['a guest', MY_ORDERS, () => undefined, 'UNAUTHENTICATED'],
  ['a guest', NEW_ORDERS, () => undefined, 'UNAUTHENTICATED'],
  ['a customer', NEW_ORDERS, () => ada, 'FORBIDDEN'],
  ['a guest', CART, () => undefined, 'UNAUTHENTICATED'],
])('rejects %s before it subscribes to an event: %s', async (_, query, account, code) => {
  const watched = watch(as(account()), query);

  const [{ errors }] = await seen(watched, 1);
  expect(errors.map(({ extensions }: { extensions: unknown }) => extensions)).toEqual([{ code }]);
});

test("sends cart updates to the owner, and of a guest's cart to holders of its token", async () => {
  const guest = await newGuest(app);
  const { id: productId } = await newProduct(app);
  const watches = [watch(as(ada), CART), watch(as(), CART, { token: guest.token }), watch(as(bob), CART)];
  await heard(3, 2);

  await guest.add({ productId, quantity: 2 });
  await cartClient(app, ada).add({ productId });
  const [adas, guests] = [await seen(watches[0]!, 1), await seen(watches[1]!, 1)];
  expect(guests).toMatchObject([{ data: { cartUpdated: { itemCount: 2, total: { amount: '20.00' } } } }]);
  expect(adas).toMatchObject([{ data: { cartUpdated: { itemCount: 1, total: { amount: '10.00' } } } }]);

  await cartClient(app, ada).merge(guest.token);
  expect((await seen(watches[1]!, 2))[1]).toEqual({ data: { cartUpdated: null } });
  expect((await seen(watches[0]!, 2))[1]).toMatchObject({ data: { cartUpdated: { itemCount: 2 } } });
  await cartClient(app, bob).add({ productId, quantity: 3 });
  expect(await seen(watches[2]!, 1)).toMatchObject([{ data: { cartUpdated: { itemCount: 3 } } }]);
});

test('reports an invalid cart token as a missing cart', async () => {
  const watched = watch(as(ada), CART, { token: 'none' });

  const [{ errors }] = await seen(watched, 1);
  expect(errors[0].extensions).toEqual({ code: 'NOT_FOUND' });
});

test('sends stock updates of the selected products to everyone, and of products not on sale to staff only', async () => {
  const [tea, cup, secret] = [
    await newProduct(app, { stock: 1 }),
    await newProduct(app),
    await newProduct(app, { isActive: false }),
  ];
  const anybody = watch(as(), STOCK, { ids: [tea.id, secret.id] });
  const somebody = watch(as(staff), STOCK, { ids: [secret.id] });
  await heard(2, 1);

  await adjust(cup.id, 1);
  await adjust(tea.id, -1);
  await adjust(secret.id, 1);

  await seen(anybody, 1);
  await setProduct(app, tea.id, { isActive: false });
  await adjust(tea.id, 1);

  expect(await seen(anybody, 2)).toEqual([
    { data: { stockChanged: { id: tea.id, inStock: false, name: tea.name } } },
    { data: { stockChanged: null } },
  ]);
  expect(await seen(somebody, 1)).toMatchObject([{ data: { stockChanged: { id: secret.id } } }]);
});

test.each([
  ['no product', []],
  ['101 products', Array.from({ length: 101 }, () => randomUUID())],
  ['a text that is not an id', ['tea']],
])('rejects stock updates of %s', async (_, ids) => {
  const watched = watch(as(), STOCK, { ids });

  const [{ errors }] = await seen(watched, 1);
  expect(errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test.each([
  ['no GraphQL', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
  ['a field that is not there', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['two fields', 'subscription { myOrdersUpdated { id } newOrders { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a query', '{ __typename }', {}, 'BAD_USER_INPUT'],
  ['a mutation', 'mutation { createCart { token } }', {}, 'BAD_USER_INPUT'],
  ['a variable that does not fit', STOCK, { ids: 7.5, more: 1 }, 'BAD_USER_INPUT'],
  ['a variable that is missing', ORDER_UPDATED, {}, 'BAD_USER_INPUT'],
  [
    '13 levels',
    `subscription { newOrders { details { product { category { ${'parent { '.repeat(8)} id ${'} '.repeat(8)} } } } } }`,
    {},
    'QUERY_TOO_COMPLEX',
  ],
])('rejects %s with the same code as plain HTTP', async (_, query, variables, code) => {
  const watched = watch(as(staff), query, variables);
  const events = await openEvents(app.url, query, { variables, as: staff });
  await events.ended;

  const { error } = (await until(() => watched.ended))!;
  const { results, isComplete } = eventsIn(events.text());
  const formatted = (error as { message: string; extensions: unknown }[]).map(({ message, extensions }) => ({
    message,
    extensions,
  }));
  expect(formatted[0]?.extensions).toEqual({ code });
  expect([events.status, isComplete]).toEqual([200, true]);
  expect(results).toMatchObject([{ errors: formatted }]);
});

test('suggests no names for a misspelled field if introspection is off', async () => {
  const closed = await startApp({ introspection: false });
  const client = connect(closed.url);
  try {
    const watched = watch(client, 'subscription { newOrder { id } }');
    const ended = await until(() => watched.ended);
    expect(ended).toMatchObject({ error: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(JSON.stringify(ended)).not.toContain('Did you mean');
  } finally {
    await client.dispose();
    await closed.stop();
  }
});

test('logs an internal error of a subscription and does not reveal it', async () => {
  const orderId = await newOrder(ada);
  const query = 'subscription ($id: ID!) { orderUpdated(orderId: $id) { details { sku } } }';
  const watched = watch(as(ada), query, { id: orderId });
  const events = await openEvents(app.url, query, { variables: { id: orderId }, as: ada });
  await heard(2, 2);
  await app.db.execute(sql`alter table order_details rename column sku to hidden`);
  await staff.move(orderId, 'PROCESSING');

  const results = await seen(watched, 1);
  const sent = await until(
    () => eventsIn(events.text()).results,
    ({ length }) => length === 1,
  );
  await app.db.execute(sql`alter table order_details rename column hidden to sku`);
  events.close();
  const formatted = {
    message: 'Something went wrong on our side.',
    path: ['orderUpdated', 'details'],
    locations: expect.anything(),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
  expect(results).toEqual([{ data: null, errors: [formatted] }]);
  expect(sent).toEqual(results);
  expect(app.logs.filter((line) => line.includes('order_details')).length).toBeGreaterThanOrEqual(1);
});

test('delivers each kind of update by server-sent events to the graphql-sse client', async () => {
  const orderId = await newOrder(ada);
  const client = createEventsClient({
    url: `${app.url}/graphql`,
    headers: { authorization: `Bearer ${ada.token}` },
    retryAttempts: 0,
  });
  const results: unknown[] = [];
  const stop = client.subscribe(
    { query: ORDER_UPDATED, variables: { id: orderId } },
    { next: (result) => void results.push(result), error: () => {}, complete: () => {} },
  );
  await heard(1, 1);

  await staff.move(orderId, 'PROCESSING');

  await until(
    () => results,
    ({ length }) => length === 1,
  );
  expect(results).toEqual([
    { data: { orderUpdated: { id: orderId, status: 'PROCESSING', paymentStatus: 'UNPAID' } } },
  ]);
  stop();
});

test('lets a guest subscribe by GET, as EventSource does', async () => {
  const { id } = await newProduct(app);
  const search = new URLSearchParams({ query: STOCK, variables: JSON.stringify({ ids: [id] }) });
  const abort = new AbortController();
  const response = await fetch(`${app.url}/graphql?${search.toString()}`, {
    headers: { accept: 'text/event-stream' },
    signal: abort.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  })().catch(() => {});

  await adjust(id, 1);
  await until(
    () => eventsIn(text).results,
    ({ length }) => length === 1,
  );

  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  expect(eventsIn(text).results).toMatchObject([{ data: { stockChanged: { id } } }]);
  abort.abort();
  await read;
});

test('sends the same number of statements for 200 subscribers of an order as for one', async () => {
  const orderId = await newOrder(ada);
  const query =
    'subscription ($id: ID!) { orderUpdated(orderId: $id) { status history { to } details { product { category { name } } } } }';
  const statementsOf = async (status: string, subscribers: number) => {
    // A connection allows at most 50 subscriptions.
    const ours = Array.from({ length: Math.ceil(subscribers / 50) }, () => as(staff));
    const watches = Array.from({ length: subscribers }, (_, i) =>
      watch(ours[i % ours.length]!, query, { id: orderId }),
    );
    await heard(subscribers, ours.length);
    app.statements.length = 0;
    await staff.move(orderId, status);
    await Promise.all(watches.map((watched) => seen(watched, 1)));
    const { length } = app.statements.filter((statement) => statement.startsWith('select'));
    for (const client of ours) await client.dispose();
    await heard(0, 0);
    return length;
  };

  const one = await statementsOf('PROCESSING', 1);
  const twoHundred = await statementsOf('SHIPPED', 200);

  expect(one).toBeGreaterThan(2);
  expect(twoHundred).toBeLessThanOrEqual(one + 2);
});
