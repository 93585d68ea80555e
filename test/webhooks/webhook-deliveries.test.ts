import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import type { OrderChangeKind, OrderStatus, WebhookDeliveryState } from '../../src/generated/graphql.ts';
import { webhookEndpoints } from '../../src/platform/db/schema.ts';
import { actor, newShopper, type Actor, type Shopper } from '../support/actors.ts';
import { createPositions } from '../../src/platform/db/replicas/current-position.ts';
import { ask as askAs, startApp, type App, type Json } from '../support/app.ts';
import {
  ADDRESS,
  newCustomer,
  newDiscountCode,
  newPromotion,
  newProduct,
  newStaff,
  newTaxRate,
  newUser,
  placeOrder,
} from '../support/data.ts';
import { deleteJobs } from '../support/jobs.ts';
import { until } from '../support/until.ts';
import { startReceiver, type Received, type Receiver } from '../support/webhook-receiver.ts';

let app: App;
let admin: Actor;
let customer: Shopper;
let receiver: Receiver;

/** Multiplies the delays of retries, so that no job becomes due by itself during a test on a slow machine. */
const DELAY_FACTOR = 20;

beforeAll(async () => {
  const positions = createPositions('secret');
  app = await startApp({ worker: { positions }, allowPrivateAddresses: true });
  admin = actor(app, await newUser(app, { role: 'ADMIN' }));
  customer = await newShopper(app);
  receiver = await startReceiver();
  await app.db.$client.query(
    `update pgboss.queue set retry_delay = retry_delay * $1 where name = 'deliver-webhook'`,
    [DELAY_FACTOR],
  );
});
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await app.db.delete(webhookEndpoints);
  await deleteJobs(app.db, 'deliver-webhook');
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  ... on CreateWebhookEndpointSuccess { secret endpoint { id } } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(id: $id, input: $input) {
  __typename } }`;
const ROTATE = 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret } }';
const DELETE = 'mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) { id } }';
const RESEND = `mutation ($id: ID!) { resendWebhookDelivery(id: $id) { __typename
  ... on ResendWebhookDeliverySuccess { delivery { id state } } ... on WebhookPending { message delivery { id } }
  ... on WebhookEndpointInactive { message endpoint { id } } } }`;
const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: WebhookDeliveryFilter) {
  webhookDeliveries(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage startCursor endCursor }
    nodes { id endpoint { id isActive disabledReason } order { id status } event state attempts responseStatus lastError
      createdAt lastAttemptAt deliveredAt } } }`;
const ask = (document: string, variables: object = {}) => askAs(app, document, variables, admin);
const register = async (input: object = {}): Promise<{ secret: string; endpoint: { id: string } }> =>
  ask(CREATE, { input: { url: receiver.url, ...input } });
type Delivery = {
  id: string;
  event: OrderChangeKind;
  state: WebhookDeliveryState;
  attempts: number;
  responseStatus: number | null;
  lastError: string | null;
  createdAt: string;
  deliveredAt: string | null;
  order: { id: string; status: OrderStatus };
  endpoint: { id: string; isActive: boolean; disabledReason: string | null };
};
const deliveries = async (filter: object = {}): Promise<[Delivery, ...Delivery[]]> =>
  (await ask(LIST, { filter })).nodes;

const received = (count: number) =>
  until(
    () => receiver.received,
    ({ length }) => length >= count,
  );
/** Waits until the log has `count` deliveries, all in this state. */
const settled = (state: string, count = 1, filter: object = {}) =>
  until(
    () => deliveries(filter),
    (nodes) => nodes.length === count && nodes.every((delivery) => delivery.state === state),
  );
/** Waits until the log counts this many attempts in total. */
const attempted = (attempts: number) =>
  until(
    () => deliveries(),
    (nodes) => nodes.reduce((sum, delivery) => sum + delivery.attempts, 0) === attempts,
  );
/** Once the only job has failed, makes it due now. `isLast` leaves it one attempt. */
const hurry = ({ isLast = false } = {}) =>
  until(
    () =>
      app.db.$client.query(
        `update pgboss.job set start_after = now(), retry_limit = case when $1 then retry_count + 1 else retry_limit end
        where name = 'deliver-webhook' and state = 'retry'`,
        [isLast],
      ),
    ({ rowCount }) => rowCount === 1,
  );
const verified = ({ body, headers }: Received, secret: string): Json =>
  new Webhook(secret).verify(body, headers);

test('the discount of a promotion has its kind', async () => {
  const { secret } = await register();
  const product = await newProduct(app);
  const { code } = await newPromotion(app, { description: 'Tea week', productIds: [product.id] });
  await placeOrder(app, customer, [{ productId: product.id }]);
  const [request] = await received(1);

  expect(verified(request!, secret).data.order.discountLines).toEqual([
    {
      code,
      description: 'Tea week',
      amount: { amount: '1.00', currency: 'USD' },
      kind: 'PROMOTION',
    },
  ]);
});

test('posts the changes of an order, signed by Standard Webhooks, with the current order', async () => {
  const { secret, endpoint } = await register();
  await newTaxRate(app, { name: 'VAT', rate: 200_000, taxClass: 'REDUCED' });
  const { code } = await newDiscountCode(app, { description: 'Ten off', isCombinable: true });
  const product = await newProduct(app, { price: 1250n, taxClass: 'REDUCED' });
  const placed = await placeOrder(app, customer, [{ productId: product.id, quantity: 2 }], {
    discountCode: code,
    notes: 'Ring twice.',
    locale: 'de-DE',
  });
  const { id, number } = placed.order;
  const [request] = await received(1);
  const event = verified(request!, secret);
  const [delivery] = await settled('DELIVERED');
  const usd = (amount: string) => ({ amount, currency: 'USD' });

  expect(event).toEqual({
    type: 'order.placed',
    timestamp: event.data.order.placedAt,
    data: {
      orderId: id,
      number,
      customerId: customer.id,
      amount: null,
      order: {
        id,
        number,
        status: 'PENDING',
        customerId: customer.id,
        email: customer.email,
        locale: 'de-DE',
        placedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        subtotal: usd('25.00'),
        discount: usd('2.50'),
        discountLines: [{ code, description: 'Ten off', amount: usd('2.50') }],
        tax: usd('4.50'),
        taxLines: [{ name: 'VAT', rate: '20', base: usd('22.50'), amount: usd('4.50') }],
        pricesIncludeTax: false,
        total: usd('27.00'),
        paid: usd('0.00'),
        refunded: usd('0.00'),
        details: [
          {
            id: expect.any(String),
            productId: product.id,
            productName: product.name,
            sku: product.sku,
            unitPrice: usd('12.50'),
            quantity: 2,
            subtotal: usd('25.00'),
            discount: usd('2.50'),
            tax: usd('4.50'),
            total: usd('27.00'),
          },
        ],
        shippingAddress: { ...ADDRESS, line2: null, region: null, phone: null },
        notes: 'Ring twice.',
        carrier: null,
        trackingNumber: null,
      },
    },
  });
  expect(request!.headers).toMatchObject({
    'webhook-id': `msg_${delivery.id}`,
    'content-type': 'application/json',
    'user-agent': 'Ordergraph',
  });
  expect(Math.abs(Number(request!.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(10);
  expect(delivery).toEqual({
    id: delivery.id,
    endpoint: { id: endpoint.id, isActive: true, disabledReason: null },
    order: { id, status: 'PENDING' },
    event: 'PLACED',
    state: 'DELIVERED',
    attempts: 1,
    responseStatus: 204,
    lastError: null,
    createdAt: expect.any(String),
    lastAttemptAt: delivery.deliveredAt,
    deliveredAt: expect.any(String),
  });
});

test('posts the billing address if it is another one', async () => {
  await register();
  const billingAddress = { ...ADDRESS, line1: '2 Main Street', vatNumber: 'DE123456789' };
  await customer.buy(1, {}, { billingAddress });
  const [request] = await received(1);

  expect(JSON.parse(request!.body).data.order).toMatchObject({ shippingAddress: ADDRESS, billingAddress });
});

test('an endpoint receives only its events, each delivery has its own id, and an inactive endpoint receives none', async () => {
  await register({ events: ['PROCESSING', 'CANCELLED'] });
  await register();
  await register({ isActive: false });
  const { id } = await customer.buy();
  await admin.move(id, 'PROCESSING');
  await admin.move(id, 'CANCELLED');
  await received(5);
  await settled('DELIVERED', 5);
  const types = receiver.received.map(({ body }) => JSON.parse(body).type as string);

  expect(types.sort()).toEqual([
    'order.cancelled',
    'order.cancelled',
    'order.placed',
    'order.processing',
    'order.processing',
  ]);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
});

test('events about money have the amounts paid and refunded, and the order after them', async () => {
  await register({ events: ['PAID', 'REFUNDED'] });
  const { id: orderId } = await customer.buy();
  const { payment } = await customer.pay(orderId);
  await admin.refund(payment.id, { amount: '4' });
  const bodies = (await received(2)).map(({ body }) => JSON.parse(body));
  const amounts = Object.fromEntries(
    bodies.map(({ type, data: { amount, order: it } }) => [
      type,
      [amount.amount, it.paid.amount, it.refunded.amount],
    ]),
  );

  expect(amounts).toEqual({
    'order.paid': ['10.00', '10.00', '0.00'],
    'order.refunded': ['4.00', '10.00', '4.00'],
  });
});

test('the body is the order at the time of the event, identical for each attempt, for any delay', async () => {
  const { secret } = await register({ events: ['PLACED', 'SHIPPED'] });
  receiver.answers.push(500);
  const { id } = await customer.buy();
  await attempted(1);
  await admin.move(id, 'PROCESSING');
  await admin.move(id, 'SHIPPED', { carrier: 'DHL', trackingNumber: '123' });
  await received(2);
  await hurry();
  const [first, shipped, again] = await received(3);
  const log = await settled('DELIVERED', 2);

  expect(verified(again!, secret).data.order).toMatchObject({
    status: 'PENDING',
    carrier: null,
    trackingNumber: null,
  });
  expect(again!.body).toBe(first!.body);
  expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  expect(verified(shipped!, secret).data.order).toMatchObject({
    status: 'SHIPPED',
    carrier: 'DHL',
    trackingNumber: '123',
  });
  expect(log.map((delivery) => [delivery.event, delivery.attempts, delivery.order.status])).toEqual([
    ['SHIPPED', 1, 'SHIPPED'],
    ['PLACED', 2, 'SHIPPED'],
  ]);
});

test('retries failed deliveries with increasing delays, and logs the last response', async () => {
  await register();
  const redirect = { location: 'http://127.0.0.1:1' };
  receiver.answers.push(
    500,
    (request) => request.socket.destroy(),
    (_request, response) => response.writeHead(302, redirect).end(),
    404,
  );
  await customer.buy();

  const seen: unknown[] = [];
  const waits: number[] = [];
  for (let attempts = 1; attempts <= 4; attempts++) {
    const [{ state, responseStatus, lastError, deliveredAt }] = await attempted(attempts);
    seen.push([state, responseStatus, lastError, deliveredAt]);
    const { rows } = await until(
      () =>
        app.db.$client.query(
          `select extract(epoch from start_after - now())::float as wait from pgboss.job
          where name = 'deliver-webhook' and state = 'retry'`,
        ),
      ({ rowCount }) => rowCount === 1,
    );
    waits.push(rows[0].wait);
    await hurry();
  }
  const [delivered] = await settled('DELIVERED');

  expect(seen).toEqual([
    ['PENDING', 500, 'The endpoint responded with status 500.', null],
    ['PENDING', null, 'The connection to the endpoint failed (ECONNRESET).', null],
    ['PENDING', 302, 'The endpoint responded with status 302. Redirects are not followed.', null],
    ['PENDING', 404, 'The endpoint responded with status 404.', null],
  ]);
  expect(waits[0]).toBeGreaterThan(1 * DELAY_FACTOR);
  expect(waits[3]).toBeGreaterThan(15 * DELAY_FACTOR);
  expect(delivered).toMatchObject({ attempts: 5, responseStatus: 204, lastError: null });
});

test('deactivates an endpoint that answers 410, and does not retry', async () => {
  await register();
  receiver.answers.push(410);
  await customer.buy();
  const [delivery] = await settled('FAILED');

  expect(delivery).toMatchObject({
    attempts: 1,
    responseStatus: 410,
    lastError: 'The endpoint responded with status 410.',
    endpoint: { isActive: false, disabledReason: 'The endpoint responded with status 410 (Gone).' },
  });
  await customer.buy();
  await until(
    () => app.db.$client.query('select from outbox'),
    ({ rowCount }) => rowCount === 0,
  );
  expect(await deliveries()).toHaveLength(1);
});

test('deactivates an endpoint after the last attempt, with all its pending deliveries, if no delivery reached it since', async () => {
  const { endpoint } = await register();
  receiver.answers.push(503, 503, 503);
  await customer.buy();
  await attempted(1);
  await hurry({ isLast: true });
  const [delivery] = await settled('FAILED');

  expect(delivery).toMatchObject({
    attempts: 2,
    lastError: 'The endpoint responded with status 503.',
    endpoint: {
      isActive: false,
      disabledReason: `No delivery has succeeded since ${delivery.createdAt}. The endpoint responded with status 503.`,
    },
  });

  await ask(UPDATE, { id: endpoint.id, input: { isActive: true } });
  await customer.buy();
  await attempted(3);
  await ask(UPDATE, { id: endpoint.id, input: { isActive: false } });
  await hurry();
  const [waiting] = await settled('FAILED', 2);

  expect(waiting).toMatchObject({ attempts: 1, lastError: 'The webhook endpoint is inactive.' });
  expect(receiver.received).toHaveLength(3);
});

test('keeps an endpoint active after the last attempt if another delivery reached it', async () => {
  await register();
  receiver.answers.push(503);
  await customer.buy();
  await attempted(1);
  await customer.buy();
  await attempted(2);
  receiver.answers.push(503);
  await hurry({ isLast: true });
  await attempted(3);

  expect(await deliveries({ state: 'FAILED' })).toMatchObject([
    { attempts: 2, endpoint: { isActive: true, disabledReason: null } },
  ]);
  expect(await deliveries({ state: 'DELIVERED' })).toHaveLength(1);
});

test('resends a delivered or failed delivery under the same id with the same body', async () => {
  const { endpoint, secret } = await register();
  await customer.buy();
  const [{ id }] = await settled('DELIVERED');
  const answer = await ask(RESEND, { id });
  const [first, second] = await received(2);
  await attempted(2);

  expect(answer).toEqual({
    __typename: 'ResendWebhookDeliverySuccess',
    delivery: { id, state: 'PENDING' },
  });
  expect(second!.body).toBe(first!.body);
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);

  receiver.answers.push(410);
  await ask(RESEND, { id });
  await settled('FAILED');
  expect(await ask(RESEND, { id })).toEqual({
    __typename: 'WebhookEndpointInactive',
    message: 'The webhook endpoint is inactive. Activate it first.',
    endpoint: { id: endpoint.id },
  });
  await ask(UPDATE, { id: endpoint.id, input: { isActive: true } });
  await ask(RESEND, { id });
  const [delivered] = await settled('DELIVERED');

  expect(delivered).toMatchObject({ attempts: 4, responseStatus: 204, lastError: null });
  expect(verified(receiver.received[3]!, secret).type).toBe('order.placed');
});

test('rejects a resend of a pending delivery, unless its job no longer exists', async () => {
  await register();
  receiver.answers.push(500);
  await customer.buy();
  const [{ id }] = await attempted(1);

  expect(await ask(RESEND, { id })).toMatchObject({ __typename: 'WebhookPending', delivery: { id } });
  // Simulates a worker killed during the last attempt: the queue gives up the job.
  await until(
    () => app.db.$client.query(`update pgboss.job set state = 'failed' where state = 'retry'`),
    ({ rowCount }) => rowCount === 1,
  );
  const answers = await Promise.all([ask(RESEND, { id }), ask(RESEND, { id }), ask(RESEND, { id })]);
  await settled('DELIVERED');

  expect(answers.filter(({ __typename }) => __typename === 'ResendWebhookDeliverySuccess')).toHaveLength(1);
  expect(receiver.received).toHaveLength(2);
});

test('after a secret rotation both secrets sign, until the old one expires', async () => {
  const { endpoint, secret } = await register();
  const { secret: newSecret } = await ask(ROTATE, { id: endpoint.id });
  await customer.buy();
  const [both] = await received(1);

  expect(both!.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  expect(verified(both!, secret)).toEqual(verified(both!, newSecret));
  // For queries that a replica may serve.
  expect(both!.headers['ordergraph-position']).toMatch(/^[\w-]{22}$/);

  await app.db.update(webhookEndpoints).set({ previousSecretEndsAt: new Date(Date.now() - 1) });
  await customer.buy();
  const [, one] = await received(2);

  expect(verified(one!, newSecret)).toMatchObject({ type: 'order.placed' });
  expect(() => verified(one!, secret)).toThrow('No matching signature');
});

test('deletes the pending deliveries of a deleted endpoint', async () => {
  const { endpoint } = await register();
  receiver.answers.push(500);
  await customer.buy();
  await attempted(1);
  await ask(DELETE, { id: endpoint.id });
  await hurry();
  const { rows } = await until(
    () =>
      app.db.$client.query(
        `select state from pgboss.job where name = 'deliver-webhook' order by created_on desc limit 1`,
      ),
    ({ rows: [job] }) => job.state === 'completed',
  );

  expect(rows).toEqual([{ state: 'completed' }]);
  expect(receiver.received).toHaveLength(1);
});

test('posts nothing to a private address if they are not allowed, even if the table has one', async () => {
  const careful = await startApp({ worker: {} });
  try {
    const [as, buyer] = [await newUser(careful, { role: 'ADMIN' }), await newCustomer(careful)];
    const { port } = new URL(receiver.url);
    await careful.db.insert(webhookEndpoints).values(
      [receiver.url, `https://127.0.0.1:${port}`, `https://localhost:${port}`].map((url) => ({
        url,
        secret: Buffer.from('secret').toString('base64'),
      })),
    );
    const { id: productId } = await newProduct(careful);
    await placeOrder(careful, buyer, [{ productId }]);
    const nodes = await until(
      async () => (await askAs(careful, LIST, {}, as)).nodes,
      (seen) => seen.length === 3 && seen.every(({ attempts }: Delivery) => attempts > 0),
    );

    expect(nodes.map(({ state, responseStatus }: Delivery) => [state, responseStatus])).toEqual(
      Array(3).fill(['PENDING', null]),
    );
    expect(new Set(nodes.map(({ lastError }: Delivery) => lastError))).toEqual(
      new Set([
        'The endpoint URL must start with https://.',
        'The endpoint URL must not be a private or loopback address.',
      ]),
    );
    expect(receiver.received).toEqual([]);
  } finally {
    await careful.stop();
  }
});

test('reads the log in pages, by endpoint and state, with a fixed number of statements', async () => {
  const [one, other] = [await register(), await register({ events: ['CANCELLED'] })];
  for (let i = 0; i < 3; i++) await admin.move((await customer.buy()).id, 'CANCELLED');
  await settled('DELIVERED', 9);
  const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
  // A server without a worker, whose statements would be counted.
  const server = await startApp({ sharedApp: app });
  const countedPage = async (variables: object) => {
    server.statements.length = 0;
    const answer = await askAs(server, LIST, variables, admin);
    return { ...answer, statements: server.statements.length };
  };
  const all = await countedPage({ first: 9 });
  const first = await countedPage({ first: 5 });
  await server.stop();
  const rest = await ask(LIST, { first: 5, after: first.pageInfo.endCursor });
  const back = await ask(LIST, { last: 5, before: rest.pageInfo.startCursor });

  expect([...idsOf(first), ...idsOf(rest)]).toEqual(idsOf(all));
  const times: string[] = all.nodes.map(({ createdAt }: { createdAt: string }) => createdAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(idsOf(back)).toEqual(idsOf(first));
  // The viewer, the page, its count, changes, endpoints and orders.
  expect([all.statements, first.statements]).toEqual([6, 6]);
  expect(all.totalCount).toBe(9);
  expect(await deliveries({ endpointId: one.endpoint.id })).toHaveLength(6);
  expect(await deliveries({ endpointId: other.endpoint.id, state: 'DELIVERED' })).toHaveLength(3);
  expect(await deliveries({ endpointId: randomUUID() })).toEqual([]);
  expect(await deliveries({ state: 'FAILED' })).toEqual([]);
});

test('only administrators read the log and resend deliveries', async () => {
  await register();
  await customer.buy();
  const [{ id }] = await settled('DELIVERED');
  for (const [as, code] of [
    [undefined, 'UNAUTHENTICATED'],
    [customer, 'FORBIDDEN'],
    [await newStaff(app), 'FORBIDDEN'],
  ] as const) {
    expect(await askAs(app, LIST, {}, as)).toBe(code);
    expect(await askAs(app, RESEND, { id }, as)).toBe(code);
  }
  expect(receiver.received).toHaveLength(1);
});

test('without endpoints, publishing the changes of orders takes one statement', async () => {
  const { id: productId } = await newProduct(app);
  app.statements.length = 0;
  const placed = await placeOrder(app, customer, [{ productId }]);
  await until(
    () => app.db.$client.query('select from order_changes where order_id = $1', [placed.order.id]),
    ({ rowCount }) => rowCount === 1,
  );

  // Without the poll for waiting deliveries.
  const isPoll = (statement: string) => statement.includes('pgboss') || statement.includes('paused_until');
  expect(
    app.statements.filter((statement) => statement.includes('webhook') && !isPoll(statement)),
  ).toHaveLength(1);
  expect(await app.db.$count(webhookEndpoints, eq(webhookEndpoints.isActive, true))).toBe(0);
});

test('a failed delivery is retried if staff retry its job', async () => {
  await register();
  receiver.answers.push(500, 500);
  await customer.buy();
  await attempted(1);
  await hurry({ isLast: true });
  const [{ id }] = await settled('FAILED');
  await app.db.update(webhookEndpoints).set({ isActive: true });
  const [job] = await until(
    async () => {
      const { nodes } = await ask('{ failedJobs { nodes { id data } } }');
      return nodes.filter(({ data }: { data: { deliveryId?: string } }) => data.deliveryId === id);
    },
    ({ length }) => length === 1,
  );
  await ask('mutation ($id: ID!) { retryJob(id: $id) { id } }', { id: job.id });
  expect(await settled('DELIVERED')).toHaveLength(1);
});

test('a protocol upgrade counts as a failed delivery, and does not block others', async () => {
  await register();
  receiver.answers.push((request) => {
    request.socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  });
  await customer.buy();
  const [delivery] = await attempted(1);
  expect(delivery).toMatchObject({
    state: 'PENDING',
    responseStatus: 101,
    lastError: 'The endpoint responded with status 101.',
  });
});

test('an endpoint that was reactivated has three more days', async () => {
  const { endpoint } = await register();
  receiver.answers.push(500, 500);
  await customer.buy();
  await attempted(1);
  await ask(UPDATE, { id: endpoint.id, input: { isActive: true } });
  await hurry({ isLast: true });
  const [failed] = await settled('FAILED');
  expect(failed.endpoint).toMatchObject({ isActive: true, disabledReason: null });
});

test('a resent webhook has the tracking number as of its change, after a correction', async () => {
  await register({ events: ['SHIPPED', 'TRACKING_UPDATED'] });
  const { id } = await customer.buy();
  await admin.move(id, 'PROCESSING');
  await admin.move(id, 'SHIPPED', { carrier: 'Post', trackingNumber: 'RX 1' });
  await received(1);
  await ask(
    `mutation ($id: ID!) { updateTracking(input: { orderId: $id, trackingNumber: "RX 2" }) { __typename } }`,
    { id },
  );
  await received(2);
  const [, shipped] = await settled('DELIVERED', 2);
  await ask(RESEND, { id: shipped!.id });
  await received(3);

  const [first, second, resent] = receiver.received.map(({ body }) => body);
  expect(JSON.parse(first!)).toMatchObject({
    type: 'order.shipped',
    data: { order: { trackingNumber: 'RX 1' } },
  });
  expect(JSON.parse(second!)).toMatchObject({
    type: 'order.tracking_updated',
    data: { order: { status: 'SHIPPED', carrier: 'Post', trackingNumber: 'RX 2' } },
  });
  expect(resent).toBe(first);
});
