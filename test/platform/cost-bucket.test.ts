import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { attributes, attributeValues } from '../../src/platform/db/schema.ts';
import { createBuckets } from '../../src/platform/throttles/buckets.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newCustomer } from '../support/data.ts';

const SIZE = { capacity: 2_000, refillPerSecond: 100 };

let app: App;
/** Stands still unless the test advances it. */
let now = Date.now();
beforeAll(async () => {
  app = await startApp({ http: { trustProxy: ['127.0.0.1'] }, budget: createBudget(SIZE, () => now) });
});
afterAll(() => app.stop());

let count = 0;
const newAddress = () => `192.0.2.${++count}`;

async function send(query: string, address: string, as?: Account) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(as && { authorization: `Bearer ${as.token}` }),
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as {
    data?: object;
    errors?: { extensions: { code: string; retryAfter?: number } }[];
    extensions: { cost: { available: number } };
  };
  return { status: response.status, retryAfter: response.headers.get('retry-after'), ...body };
}

/** A query with this cost in tens: one, or an even number from eight. The request itself costs another ten. */
const costing = (tens: number) =>
  tens === 1
    ? '{ products(first: 9) { nodes { id } } }'
    : `{ products(first: 18) { nodes { id } }
         categories(first: 20) { nodes { products(first: ${(tens - 6) / 2}) { nodes { id } } } } }`;

test('reports the remaining budget and the refill per second', async () => {
  const address = newAddress();
  const { extensions } = await send(costing(10), address);
  expect(extensions.cost).toMatchObject({ available: 2_000 - 100 - 10, capacity: 2_000, restoreRate: 100 });

  now += 500;
  expect((await send(costing(1), address)).extensions.cost.available).toBe(2_000 - 110 + 50 - 20);
  now += 60_000;
  expect((await send(costing(1), address)).extensions.cost.available).toBe(1_980);
});

test('charges the entries of lists beyond the assumed length after the operation', async () => {
  const address = newAddress();
  const rows = Array.from({ length: 30 }, (_, n) => ({
    code: `fabric-${n}`,
    name: `Fabric ${n}`,
    type: 'TEXT' as const,
  }));
  const inserted = await app.db.insert(attributes).values(rows).returning({ attributeId: attributes.id });
  const values = Array.from({ length: 50 }, (_, n) => ({
    code: `value-${n}`,
    label: `Value ${n}`,
    position: n,
  }));
  await app.db
    .insert(attributeValues)
    .values(inserted.flatMap(({ attributeId }) => values.map((value) => ({ ...value, attributeId }))));
  const read = () => send('{ attributes { values { id } } }', address);
  // The schema assumes 20 attributes with 10 values each.
  const estimate = 20 + 20 * 10;
  const beyond = 10 + 30 * 40;

  const first = await read();
  expect(first.extensions.cost).toMatchObject({
    requested: estimate,
    available: 2_000 - 10 - estimate - beyond,
  });
  // The bucket holds enough for the estimate. The rest is taken, too, and must be refilled first.
  expect((await read()).extensions.cost.available).toBe(0);
  const refused = await send(costing(1), address);
  const missing = 2 * (10 + estimate + beyond) - 2_000;
  expect([refused.status, refused.retryAfter]).toEqual([429, String(Math.ceil((missing + 10) / 100))]);

  now += 60_000;
  expect((await send(costing(1), address)).status).toBe(200);
});

test('concurrent operations whose lists are longer than assumed do not delay a client for longer than a full refill', () => {
  const buckets = createBuckets({ capacity: 100, refillPerSecond: 10 }, () => 0);
  for (let count = 0; count < 5; count++) buckets.takeOnCredit('client', 1_000);

  // 100 points until the bucket is empty, and one point more.
  expect(buckets.take('client', 1)).toEqual({ retryAfterSeconds: (100 + 1) / 10 });
});

test('rejects a client without budget, with the time until it has enough', async () => {
  const address = newAddress();
  await send(costing(150), address);

  const refused = await send(costing(100), address);
  expect(refused.data).toBeUndefined();
  expect([refused.status, refused.retryAfter, refused.errors!.map(({ extensions }) => extensions)]).toEqual([
    429,
    '6',
    [{ code: 'RATE_LIMITED', retryAfter: 6 }],
  ]);
  // A cheap operation still fits, and other clients have buckets of their own.
  expect((await send(costing(1), address)).status).toBe(200);
  expect((await send(costing(100), newAddress())).status).toBe(200);

  now += 6_000;
  expect((await send(costing(100), address)).status).toBe(200);
});

test('keeps one bucket per account at any address, and separate buckets for accounts behind one address', async () => {
  const [ada, ben] = [await newCustomer(app), await newCustomer(app)];
  const address = newAddress();
  expect((await send(costing(190), address, ada)).status).toBe(200);

  expect((await send(costing(20), newAddress(), ada)).status).toBe(429);
  expect((await send(costing(150), address, ben)).status).toBe(200);
  expect((await send(costing(150), address)).status).toBe(200);
});

test('never limits the liveness check', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, () => fetch(`${app.url}/healthz`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});

test('charges subscriptions', async () => {
  const address = newAddress();
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { 'x-forwarded-for': address } });
      }
    },
    retryAttempts: 0,
  });
  for (const tens of [190, 1, 1, 1]) await send(costing(tens), address);
  const details = 'details { id unitPrice { amount } subtotal { amount } total { amount } }';

  const results: unknown[] = [];
  for await (const result of client.iterate({ query: `subscription { myOrdersUpdated { ${details} } }` })) {
    results.push(result);
  }
  await client.dispose();

  expect(results).toEqual([
    {
      errors: [
        { message: expect.any(String), extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
      ],
    },
  ]);
});

test('opens no WebSocket without budget, and reports when to retry', async () => {
  const address = newAddress();
  await send(costing(190), address);
  for (let left = 90; left > 0; left -= 10) await send('{ __typename }', address);

  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': address },
  });
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  response.resume();

  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '1']);
});

test('rejects an operation above the bucket size instead of going into debt', () => {
  const buckets = createBuckets(SIZE, () => 0);
  expect(buckets.take('a', 2_001)).toEqual({ retryAfterSeconds: 0.01 });
  expect(buckets.take('a', 2_000)).toEqual({ available: 0 });
  expect(buckets.take('a', 1)).toEqual({ retryAfterSeconds: 0.01 });
});
