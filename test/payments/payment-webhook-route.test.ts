import { randomUUID } from 'node:crypto';
import type { PaymentProvider, ProviderEvent } from '../../src/shop/payments/providers/provider.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type App } from '../support/app.ts';

/** A provider without real signatures: the valid signature is the word `good`. */
const received: { body: Buffer; signature: unknown }[] = [];
const unused = () => Promise.reject(new Error('not for webhooks'));
const provider: PaymentProvider = {
  publishableKey: null,
  name: 'words',
  authorize: unused,
  capture: unused,
  void: unused,
  refund: unused,
  find: unused,
  parseWebhook: async (body, { signature }) => {
    received.push({ body, signature });
    if (signature === 'broken') throw new Error('the secret is hunter2');
    const event: ProviderEvent = {
      id: randomUUID(),
      type: 'something.happened',
      providerPaymentId: null,
      paymentId: null,
    };
    return signature === 'good' ? event : null;
  },
};

let app: App;
let unpaid: App;
beforeAll(async () => {
  [app, unpaid] = await Promise.all([
    startApp({ paymentProvider: provider }),
    startApp({ paymentProvider: null }),
  ]);
});
afterAll(() => Promise.all([app.stop(), unpaid.stop()]));
beforeEach(() => void received.splice(0));

const post = (
  body: BodyInit | null,
  headers: Record<string, string> = { signature: 'good' },
  { url } = app,
) => fetch(`${url}/webhooks/payments`, { method: 'POST', headers, body });

const BODY = Buffer.from('{ "b": 1,\r\n  "a": "\u00e9",  "a": 2 }\n');

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/octet-stream',
  'application/vnd.anything+json',
  undefined,
])('passes a webhook of type %s to the provider as the received bytes', async (type) => {
  const response = await post(BODY, { signature: 'good', ...(type && { 'content-type': type }) });

  expect([response.status, await response.json()]).toEqual([200, {}]);
  expect(received).toEqual([{ body: BODY, signature: 'good' }]);
});

test.each([
  ['broken JSON', '{"id": '],
  ['JSON that would change prototypes', '{"__proto__": {}}'],
  ['bytes that are not text', Buffer.from([0xff, 0x00, 0xfe])],
])('the route accepts any body: %s', async (_, body) => {
  const response = await post(body, { signature: 'good', 'content-type': 'application/json' });

  expect(response.status).toBe(200);
  expect(received[0]?.body).toEqual(Buffer.from(body));
});

test.each([
  ['another body', { signature: 'bad' }],
  ['no signature', {}],
])('rejects a webhook with an invalid signature: %s', async (_, headers) => {
  const response = await post(BODY, headers);

  expect([response.status, await response.json()]).toEqual([
    400,
    {
      errors: [
        {
          message: 'The signature is invalid. Sign the request with the webhook secret of this shop.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    },
  ]);
  expect(app.logs.at(-2)).toContain('payment webhook rejected');
});

test('rejects a webhook without a body', async () => {
  expect((await post(null, {})).status).toBe(400);
  expect(received).toEqual([{ body: Buffer.alloc(0), signature: undefined }]);
});

test('returns 500 for an internal failure, so that the provider sends again, and only logs the reason', async () => {
  const response = await post(BODY, { signature: 'broken' });

  expect([response.status, await response.json()]).toEqual([
    500,
    {
      errors: [
        { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ],
    },
  ]);
  expect(app.logs.some((line) => line.includes('hunter2') && line.includes('request failed'))).toBe(true);
  expect((await post(BODY)).status).toBe(200);
});

test('charges requests to the bucket of their address, and more for an invalid signature', async () => {
  const small = await startApp({
    sharedApp: app,
    paymentProvider: provider,
    budget: createBudget({ capacity: 230, refillPerSecond: 1 }, () => 0),
    http: { trustProxy: ['127.0.0.1'] },
  });
  try {
    const from = async (address: string, signature: string) => {
      const response = await post(BODY, { signature, 'x-forwarded-for': address }, small);
      return [response.status, response.headers.get('retry-after')];
    };
    // 10 for each request, and 100 for each signature that is invalid.
    expect(await from('192.0.2.1', 'bad')).toEqual([400, null]);
    expect(await from('192.0.2.1', 'bad')).toEqual([400, null]);
    expect(await from('192.0.2.1', 'good')).toEqual([200, null]);
    received.splice(0);
    expect(await from('192.0.2.1', 'good')).toEqual([429, '10']);
    expect(received).toEqual([]);
    expect(await from('192.0.2.2', 'good')).toEqual([200, null]);
  } finally {
    await small.stop();
  }
});

test('accepts a body of 64 kB, and rejects a larger one', async () => {
  const [read, refused] = [await post(Buffer.alloc(64 * 1024)), await post(Buffer.alloc(64 * 1024 + 1))];

  expect([read.status, refused.status]).toEqual([200, 413]);
  expect(await refused.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect(received).toHaveLength(1);
});

test.each([
  ['in a shop that takes no payments', () => post(BODY, { signature: 'good' }, unpaid)],
  ['by GET', () => fetch(`${app.url}/webhooks/payments`)],
  ['of another name', () => fetch(`${app.url}/webhooks/orders`, { method: 'POST', body: BODY })],
])('returns 404 for %s', async (_, send) => {
  const response = await send();

  expect([response.status, await response.json()]).toEqual([
    404,
    { errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }] },
  ]);
  expect(received).toEqual([]);
});
