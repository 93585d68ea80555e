import type { ServerResponse } from 'node:http';
import { formatSecret, signedHeaders } from '../../src/platform/outbound/sign.ts';
import { carrierRates, type CarrierOptions } from '../../src/shop/shipping/carrier-rates.ts';
import { shippingMethods } from '../../src/platform/db/schema.ts';
import { ask, startApp, type App } from '../support/app.ts';
import {
  ADDRESS,
  newCustomer,
  newProduct,
  newShippingMethod,
  newStaff,
  placeOrder,
} from '../support/data.ts';
import { flawsOf, ORDER_FLAWS } from '../support/soundness.ts';
import { until } from '../support/until.ts';
import { startReceiver, type Receiver } from '../support/webhook-receiver.ts';

const SECRET = Buffer.alloc(32, 1).toString('base64');
const MONEY = '{ amount }';
const OPTIONS = `query ($items: [CartItemInput!], $country: CountryCode!, $region: String, $postalCode: String) {
  shippingOptions(items: $items, country: $country, region: $region, postalCode: $postalCode) {
    method { id } price ${MONEY} total ${MONEY} isAvailable reason } }`;
const ORDER = `query ($id: ID!) { order(by: { id: $id }) { shipping { name amount ${MONEY} total ${MONEY} } total ${MONEY} } }`;
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { __typename
  ... on OrderPreview { shipping { total ${MONEY} } total ${MONEY} } ... on UserError { message } } }`;
const CREATE = `mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { __typename
  ... on CreateShippingMethodSuccess { method { rateSource carrierService } } ... on UserError { message } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateShippingMethodInput!) { updateShippingMethod(id: $id, input: $input) {
  __typename ... on UpdateShippingMethodSuccess { method { rateSource } } ... on UserError { message } } }`;

const NO_PRICE = 'The carrier gives no price at the moment. Choose another method, or try again later.';
const NOT_DELIVERED = 'The carrier does not deliver these goods to the destination.';

let service: Receiver;
let app: App;
let now = Date.now();
let inTransaction: number[];
/** The next response of the service. */
let answer: (response: ServerResponse) => void;

const newProvider = (options: Partial<CarrierOptions> = {}) =>
  carrierRates({
    url: new URL(service.url),
    secret: SECRET,
    allowPrivateAddresses: true,
    timeoutMs: 1_500,
    now: () => now,
    log: () => {},
    ...options,
  });
const json = (value: unknown) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const rates = (price: string, more: object = {}) =>
  json({ currency: 'USD', rates: [{ service: 'parcel', price }], ...more });

beforeAll(async () => {
  service = await startReceiver();
  app = await startApp({ shippingProvider: newProvider() });
});
afterAll(async () => {
  await app.stop();
  await service.stop();
});
beforeEach(() => {
  // Ends cached rates and pauses of earlier tests.
  now += 3_600_000;
  answer = rates('7.50');
  inTransaction = [];
  service.received.length = 0;
  service.answers = answers();
});

/** Answers every request with `answer`, and counts the transactions that wait for their client at the time. */
function answers(): Receiver['answers'] {
  const respond = async (response: ServerResponse) => {
    const { rows } = await app.db.$client.query(
      `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name = 'ordergraph' and state like 'idle in transaction%'`,
    );
    inTransaction.push(rows[0].count);
    answer(response);
  };
  return Array.from(
    { length: 40 },
    () => (_request: unknown, response: ServerResponse) => void respond(response),
  );
}

afterEach(() => {
  if (inTransaction.some((count) => count > 0)) throw new Error('called during a transaction');
});

let countries = 0;
/** Returns a country that no other test delivers to. */
const nextCountry = () =>
  'AT BE BG CH CZ DE DK EE ES FI FR GR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')[
    countries++
  ]!;

async function newCarrierMethod(values: object = {}) {
  const country = nextCountry();
  const { id, zoneId } = await newShippingMethod(
    app,
    { country },
    { rateSource: 'CARRIER', carrierService: 'parcel', ...values },
  );
  const product = await newProduct(app, { price: 1000n, weightGrams: 250 });
  return { id, zoneId, country, product, items: [{ productId: product.id, quantity: 2 }] };
}

test('asks the service for rates, signed and without personal data, and charges the rate', async () => {
  const { id, country, product, items } = await newCarrierMethod();
  const ada = await newCustomer(app);
  const input = { shippingAddress: { ...ADDRESS, country }, shippingMethodId: id, expectedShipping: '7.50' };
  const { order } = await placeOrder(app, ada, items, input);

  expect(await ask(app, ORDER, { id: order.id }, ada)).toEqual({
    shipping: { name: 'Parcel', amount: { amount: '7.50' }, total: { amount: '7.50' } },
    total: { amount: '27.50' },
  });
  const [{ body, headers }] = service.received as [Receiver['received'][number]];
  expect(JSON.parse(body)).toEqual({
    type: 'shipping.rates',
    data: {
      destination: { country, region: null, postalCode: ADDRESS.postalCode },
      currency: 'USD',
      pricesIncludeTax: false,
      subtotal: '20.00',
      items: [{ sku: product.sku, quantity: 2, weightGrams: 250 }],
    },
  });
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  expect(headers).toMatchObject(signedHeaders({ id: headers['webhook-id']!, at, body }, [SECRET]));
  expect(formatSecret(SECRET)).toMatch(/^whsec_/);
  expect(inTransaction).toHaveLength(1);
});

test('sends regions as ISO codes, for every spelling', async () => {
  await newShippingMethod(app, { country: 'US' }, { rateSource: 'CARRIER', carrierService: 'parcel' });
  const product = await newProduct(app);
  const items = [{ productId: product.id, quantity: 1 }];
  for (const region of ['NY', 'new york', 'US-NY'])
    await ask(app, OPTIONS, { items, country: 'US', region, postalCode: '10001' });
  expect(service.received.map(({ body }) => JSON.parse(body).data.destination)).toEqual([
    { country: 'US', region: 'NY', postalCode: '10001' },
  ]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['is too late', () => {}],
  ['never ends', (response) => void response.writeHead(200).write('{')],
  ['is no JSON', (response) => response.writeHead(200).end('<html>')],
  ['has another format', json({ prices: [] })],
  ['has a negative price', rates('-1.00')],
  ['has a price of zero', rates('0.00')],
  ['has a price that is too precise', rates('1.005')],
  ['has a price that is not a number', rates('NaN')],
  ['has another currency', rates('7.50', { currency: 'EUR' })],
  [
    'has two prices of a service',
    json({ currency: 'USD', rates: [1, 2].map((price) => ({ service: 'parcel', price: `${price}` })) }),
  ],
  ['is too large', (response) => response.writeHead(200).end(JSON.stringify({ text: 'x'.repeat(70_000) }))],
  ['has the status 500', (response) => response.writeHead(500).end()],
  ['is a redirect', (response) => response.writeHead(302, { location: service.url }).end()],
  ['is cut off', (response) => response.writeHead(200, { 'content-length': '99' }).end('{')],
])('if the response is wrong (it %s), the method is unavailable, never free', async (_name, respond) => {
  const { id, country, items } = await newCarrierMethod({ price: 490n });
  const ada = await newCustomer(app);
  answer = respond;

  expect(await ask(app, OPTIONS, { items, country })).toEqual([
    {
      method: { id },
      price: { amount: '4.90' },
      total: { amount: '4.90' },
      isAvailable: false,
      reason: NO_PRICE,
    },
  ]);
  // The failed call counts for five seconds.
  now += 5_000;
  const input = { country, shippingMethodId: id };
  expect(await ask(app, PREVIEW, { input: { ...input, items } }, ada)).toEqual({
    __typename: 'ShippingMethodUnavailable',
    message: `${NO_PRICE} Choose one of the options.`,
  });
  const refused = await placeOrder(app, ada, items, {
    shippingAddress: { ...ADDRESS, country },
    shippingMethodId: id,
  });
  expect(refused.__typename).toBe('ShippingMethodUnavailable');
  expect(service.received.length).toBeGreaterThan(0);
});

test('a method whose service has no rate is unavailable, and methods with a table keep their prices', async () => {
  const { id, zoneId, country, items } = await newCarrierMethod({ carrierService: 'express' });
  await app.db.insert(shippingMethods).values({ zoneId, name: 'Post', price: 300n, position: 1 });
  expect(await ask(app, OPTIONS, { items, country })).toMatchObject([
    { method: { id }, isAvailable: false, reason: NOT_DELIVERED },
    { price: { amount: '3.00' }, isAvailable: true },
  ]);
});

test('a rate that changed between quote and placement is a changed total', async () => {
  const { id, country, items } = await newCarrierMethod();
  const ada = await newCustomer(app);
  const input = { items, country, postalCode: ADDRESS.postalCode, shippingMethodId: id };
  const preview = await ask(app, PREVIEW, { input }, ada);
  expect(preview.total.amount).toBe('27.50');
  answer = rates('8.00');
  const order = (expected: object) =>
    placeOrder(app, ada, items, {
      shippingAddress: { ...ADDRESS, country },
      shippingMethodId: id,
      ...expected,
    });

  // Within a minute, the order has the rate of its preview.
  const { order: placed } = await order({ expectedTotal: '27.50', expectedShipping: '7.50' });
  expect(placed.total.amount).toBe('27.50');
  now += 60_000;
  expect(await order({ expectedShipping: '7.50' })).toMatchObject({
    __typename: 'TotalChanged',
    actual: { amount: '28.00' },
  });
  expect((await order({ expectedShipping: '8.00' })).order.total.amount).toBe('28.00');
});

test('a repeated request returns its order during an outage of the service', async () => {
  const { id, country, items } = await newCarrierMethod();
  const ada = await newCustomer(app);
  const order = () =>
    placeOrder(app, ada, items, {
      shippingAddress: { ...ADDRESS, country },
      shippingMethodId: id,
      idempotencyKey: 'order-during-outage',
    });
  const first = await order();
  now += 60_000;
  answer = (response) => response.writeHead(503).end();
  expect(await order()).toMatchObject({ replayed: true, order: { id: first.order.id } });
});

test('concurrent checkouts share a call, and an outage pauses the calls', async () => {
  const { country, items } = await newCarrierMethod();
  const options = (quantity: number) => ask(app, OPTIONS, { items: [{ ...items[0], quantity }], country });
  await Promise.all(Array.from({ length: 5 }, () => options(1)));
  expect(service.received).toHaveLength(1);

  answer = (response) => response.destroy();
  for (const quantity of [2, 3, 4, 5, 6]) await options(quantity);
  expect(service.received).toHaveLength(4);
  answer = rates('9.00');
  now += 10_000;
  expect(await options(5)).toMatchObject([{ price: { amount: '9.00' }, isAvailable: true }]);
});

test('wrong responses to some requests do not stop the others', async () => {
  const { country, items } = await newCarrierMethod();
  const options = (quantity: number) => ask(app, OPTIONS, { items: [{ ...items[0], quantity }], country });
  answer = (response) => response.writeHead(422).end();
  for (const quantity of [2, 3, 4, 5]) await options(quantity);
  answer = rates('9.00');
  expect(await options(6)).toMatchObject([{ isAvailable: true }]);
  // A failure counts for five seconds.
  expect(await options(5)).toMatchObject([{ isAvailable: false }]);
  now += 5_000;
  expect(await options(5)).toMatchObject([{ isAvailable: true }]);
});

test('free-from and the ranges of a method apply to carrier rates', async () => {
  const { country, items } = await newCarrierMethod({ freeFrom: 2000n, maxWeightGrams: 600 });
  expect(await ask(app, OPTIONS, { items, country })).toMatchObject([
    { price: { amount: '0.00' }, isAvailable: true },
  ]);
  const heavy = [{ ...items[0], quantity: 3 }];
  expect(await ask(app, OPTIONS, { items: heavy, country })).toMatchObject([
    { isAvailable: false, reason: 'The goods are too heavy for this method.' },
  ]);
});

test('staff choose the source of rates, which requires a service of the carrier and of the shop', async () => {
  const staff = await newStaff(app);
  const { id, zoneId } = await newShippingMethod(app, { country: nextCountry() });
  const input = { zoneId, name: 'Courier', price: '9.00', rateSource: 'CARRIER' };

  expect(await ask(app, CREATE, { input: { ...input, carrierService: 'courier' } }, staff)).toMatchObject({
    method: { rateSource: 'CARRIER', carrierService: 'courier' },
  });
  for (const refused of [
    await ask(app, CREATE, { input }, staff),
    await ask(app, UPDATE, { id, input: { rateSource: 'CARRIER' } }, staff),
  ])
    expect(refused).toEqual({
      __typename: 'InvalidInput',
      message: 'carrierService is required with rateSource CARRIER.',
    });
  const without = await startApp({ sharedApp: app });
  expect(
    await ask(without, UPDATE, { id, input: { rateSource: 'CARRIER', carrierService: 'x' } }, staff),
  ).toEqual({
    __typename: 'InvalidInput',
    message: 'rateSource cannot be CARRIER: the shop has no service of carrier rates.',
  });
  await without.stop();
});

test('refuses private addresses and plain http of the service, unless they are allowed', () => {
  const urlOf = (url: string) => () => newProvider({ url: new URL(url), allowPrivateAddresses: false });
  expect(urlOf(service.url)).toThrow('SHIPPING_RATES_URL must start with https://.');
  expect(urlOf('https://10.0.0.1/rates')).toThrow('must not be a private or loopback address');
});

test('logs a failed call once', async () => {
  const logged: string[] = [];
  const provider = newProvider({
    log: (error, message) => logged.push(`${message}: ${(error as Error).message}`),
  });
  answer = (response) => response.writeHead(404).end();
  const request = {
    destination: { country: 'US', region: null, postalCode: null },
    currency: 'USD',
    pricesIncludeTax: false,
    subtotal: 1n,
    items: [{ sku: 'A', quantity: 1, weightGrams: 1 }],
  };
  expect(await Promise.all([1, 2].map(() => provider.findRates(request)))).toEqual([null, null]);
  expect(logged).toEqual(['shipping rates not received: the service responded with status 404']);
});

test('an order is quoted again if its method changes to carrier rates while it is placed', async () => {
  const { id, country, items } = await newCarrierMethod({ rateSource: 'TABLE', price: 490n });
  const ada = await newCustomer(app);
  const client = await app.db.$client.connect();
  const order = (input: object = {}) =>
    placeOrder(app, ada, items, { shippingAddress: { ...ADDRESS, country }, shippingMethodId: id, ...input });
  const placeDuringChange = async (input: object) => {
    await client.query('begin');
    await client.query(
      `update shipping_methods set rate_source = case rate_source when 'TABLE' then 'CARRIER' else 'TABLE' end::shipping_rate_source,
      version = version + 1 where id = $1`,
      [id],
    );
    const answer = order(input);
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(async () => (await app.db.$client.query(waits)).rows.length > 0);
    await client.query('commit');
    return answer;
  };
  try {
    expect((await order()).order.total.amount).toBe('24.90');
    expect((await placeDuringChange({})).order.total.amount).toBe('27.50');
    expect((await placeDuringChange({ expectedShipping: '7.50' })).actual.amount).toBe('24.90');
  } finally {
    client.release(true);
  }
});

test('orders that race with changes of the method are all placed, at the rate of one call', async () => {
  const { id, country, items } = await newCarrierMethod();
  const [ada, staff] = [await newCustomer(app), await newStaff(app)];
  let isDone = false;
  const changes = (async () => {
    for (let position = 1; !isDone; position = 1 + (position % 1000))
      await ask(app, UPDATE, { id, input: { position } }, staff);
  })();
  const input = { shippingAddress: { ...ADDRESS, country }, shippingMethodId: id };
  const placed = await Promise.all(Array.from({ length: 12 }, () => placeOrder(app, ada, items, input)));
  isDone = true;
  await changes;
  expect(placed.map(({ order }) => order?.total.amount)).toEqual(Array(12).fill('27.50'));
  expect(service.received).toHaveLength(1);
  // Counts the transactions of the changes.
  inTransaction = [];
});

test('all orders are sound', async () => {
  expect(await flawsOf(app.db, ORDER_FLAWS)).toEqual({});
});
