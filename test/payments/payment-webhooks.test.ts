import { createHmac, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { paymentEvents, payments, testPayments } from '../../src/platform/db/schema.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';

const SECRET = 'secret';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const post = async ({ body, headers }: { body: Buffer; headers: Record<string, string> }) => {
  const { status } = await fetch(`${app.url}/webhooks/payments`, {
    method: 'POST',
    headers,
    body: body.toString(),
  });
  return status;
};

async function buyer() {
  const ada = await newShopper(app);
  const { id: orderId } = await ada.buy();
  return { ada, orderId };
}

/** Returns the webhook in which the provider reports the outcome of an order's payment. */
async function decisionOn(orderId: string) {
  const [payment] = await app.db.select().from(payments).where(eq(payments.orderId, orderId));
  const message = await testProvider({ db: app.db, webhookSecret: SECRET }).decide(`test_${payment!.id}`);
  return message!;
}

test.each([
  ['late', { status: 'PROCESSING', paymentStatus: 'PAID', payments: [{ status: 'CAPTURED' }] }],
  ['confirm', { status: 'PROCESSING', paymentStatus: 'PAID', payments: [{ status: 'CAPTURED' }] }],
  [
    'late_decline',
    {
      status: 'PENDING',
      paymentStatus: 'UNPAID',
      payments: [{ status: 'FAILED', failureReason: 'The bank declined it.' }],
    },
  ],
])("applies the provider's late outcome of a payment (%s)", async (token, outcome) => {
  const { ada, orderId } = await buyer();
  expect(await ada.pay(orderId, token)).toMatchObject({ payment: { status: 'PENDING' } });

  expect(await post(await decisionOn(orderId))).toBe(200);
  expect(await ada.order(orderId)).toMatchObject(outcome);
});

test("a webhook that arrives before the provider's id is stored still finds its payment", async () => {
  const { ada, orderId } = await buyer();
  await ada.pay(orderId, 'timeout');
  const [payment] = await app.db.select().from(payments).where(eq(payments.orderId, orderId));
  expect(payment!.providerPaymentId).toBeNull();

  expect(await post(await decisionOn(orderId))).toBe(200);
  expect((await ada.order(orderId)).status).toBe('PROCESSING');
});

test('a webhook about a completed payment changes nothing', async () => {
  const { ada, orderId } = await buyer();
  await ada.pay(orderId, 'success');
  const before = await ada.order(orderId);

  expect(await post(await decisionOn(orderId))).toBe(200);
  expect(await ada.order(orderId)).toEqual(before);
});

test('accepts a webhook about an unknown payment, and changes nothing', async () => {
  const elsewhere = `test_${randomUUID()}`;
  await app.db
    .insert(testPayments)
    .values({ id: elsewhere, token: 'late', status: 'PROCESSING', amount: 1n, currency: 'USD' });
  const message = await testProvider({ db: app.db, webhookSecret: SECRET }).decide(elsewhere);

  expect(await post(message!)).toBe(200);
});

test('accepts a webhook with a foreign id in place of the payment id, and changes nothing', async () => {
  const elsewhere = 'test_4711';
  await app.db
    .insert(testPayments)
    .values({ id: elsewhere, token: 'late', status: 'PROCESSING', amount: 1n, currency: 'USD' });
  const message = await testProvider({ db: app.db, webhookSecret: SECRET }).decide(elsewhere);

  expect(await post(message!)).toBe(200);
});

test('rejects a webhook with an invalid or expired signature', async () => {
  const { ada, orderId } = await buyer();
  await ada.pay(orderId, 'late');
  const { body, headers } = await decisionOn(orderId);
  const forged = await testProvider({ db: app.db, webhookSecret: 'guessed' }).decide(
    (JSON.parse(body.toString()) as { providerPaymentId: string }).providerPaymentId,
  );
  const signature = headers['test-signature']!;

  expect(await post(forged!)).toBe(400);
  expect(await post({ body: Buffer.concat([body, Buffer.from(' ')]), headers })).toBe(400);
  expect(await post({ body, headers: {} })).toBe(400);
  expect(await post({ body, headers: { 'test-signature': signature.replace(/t=\d+/, 't=1000') } })).toBe(400);
  expect((await ada.order(orderId)).status).toBe('PENDING');
  expect(await post({ body, headers })).toBe(200);
});

const EVENT = { id: 'event_1', type: 'payment.decided', providerPaymentId: null, paymentId: null };
test.each([
  ['no JSON', 'paid!'],
  ['an empty body', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['no id', JSON.stringify({ ...EVENT, id: undefined })],
  ['a number as id', JSON.stringify({ ...EVENT, id: 1 })],
  ['an id that the database cannot store', JSON.stringify({ ...EVENT, id: 'event\u0000' })],
  ['an id that no index can hold', JSON.stringify({ ...EVENT, id: 'x'.repeat(10_000) })],
  ['an object as payment id', JSON.stringify({ ...EVENT, providerPaymentId: {} })],
])('acknowledges and logs a signed message with %s, so that it is not repeated', async (_, body) => {
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex');
  const before = app.logs.length;

  const send = (v1: string) =>
    post({ body: Buffer.from(body), headers: { 'test-signature': `t=${time},v1=${v1}` } });
  expect(await send(signature)).toBe(200);
  expect(app.logs.slice(before).join()).toContain('payment webhook ignored');
  expect(await send('0'.repeat(64))).toBe(400);
  expect(await app.db.$count(paymentEvents, eq(paymentEvents.eventId, 'event_1'))).toBe(0);
});
