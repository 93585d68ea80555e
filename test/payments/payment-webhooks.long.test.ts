import { eq } from 'drizzle-orm';
import { paymentEvents, payments, testPayments } from '../../src/platform/db/schema.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { brokenOrders, unbalancedProducts } from '../support/data.ts';
import { until } from '../support/until.ts';

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

test('without a webhook, a job receives the late outcome', async () => {
  const working = await startApp({ worker: {} });
  try {
    const ada = await newShopper(working);
    const { id } = await ada.buy();
    await ada.pay(id, 'late');
    const status = async () => (await ada.order(id)).status;

    expect(await until(status, (it) => it !== 'PENDING')).toBe('PROCESSING');
  } finally {
    await working.stop();
  }
});

test('20 copies of each webhook, shuffled and concurrent, lead to one consistent state', async () => {
  const tokens = ['late', 'confirm', 'late_decline', 'success', 'timeout', 'decline'];
  const buyers = await Promise.all(tokens.map(async (token) => ({ token, ...(await buyer()) })));
  await Promise.all(buyers.map(({ ada, orderId, token }) => ada.pay(orderId, token)));
  const messages = await Promise.all(buyers.map(({ orderId }) => decisionOn(orderId)));
  const storm = messages.flatMap((message) =>
    Array.from({ length: 20 }, () => ({ message, at: Math.random() })),
  );

  const answers = await Promise.all(storm.sort((a, b) => a.at - b.at).map(({ message }) => post(message)));

  expect(new Set(answers)).toEqual(new Set([200]));
  for (const { ada, orderId, token } of buyers) {
    const isDeclined = token.includes('decline');
    expect(await ada.order(orderId)).toMatchObject({
      status: isDeclined ? 'PENDING' : 'PROCESSING',
      paymentStatus: isDeclined ? 'UNPAID' : 'PAID',
      payments: [
        {
          status: isDeclined ? 'FAILED' : 'CAPTURED',
          failureReason: isDeclined ? expect.any(String) : null,
          refunds: [],
        },
      ],
      history: isDeclined ? [{ to: 'PENDING' }] : [{ to: 'PENDING' }, { to: 'PROCESSING' }],
    });
    const [payment] = await app.db.select().from(payments).where(eq(payments.orderId, orderId));
    expect(await app.db.$count(paymentEvents, eq(paymentEvents.eventId, `event_test_${payment!.id}`))).toBe(
      1,
    );
    const [books] = await app.db
      .select()
      .from(testPayments)
      .where(eq(testPayments.id, `test_${payment!.id}`));
    expect(books).toMatchObject({ status: isDeclined ? 'DECLINED' : 'CAPTURED', refunds: {} });
  }
  expect(await brokenOrders(app)).toEqual([]);
  expect(await unbalancedProducts(app)).toEqual([]);
});
