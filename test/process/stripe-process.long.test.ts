import { randomUUID } from 'node:crypto';
import { ask, type Account, type App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { newCustomer, newProduct, placeOrder } from '../support/data.ts';
import { askServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { signed, startStripeServer, type StripeServer } from '../support/stripe-server.ts';
import { until } from '../support/until.ts';

let stripe: StripeServer;
/** The tests read the database through this process, which stays alive. */
let app: App;
let environment: Record<string, string>;
let ada: Account;
let server: ServerProcess | undefined;
const start = async () =>
  (server = await startServerProcess({
    ...environment,
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.url,
    RECONCILE_PAYMENTS_AFTER: '1',
  }));
beforeAll(async () => {
  stripe = await startStripeServer();
  ({ app, environment } = await startBeside());
  ada = await newCustomer(app);
});
afterEach(async () => {
  await server?.end('SIGKILL');
});
afterAll(async () => {
  await app.stop();
  await stripe.stop();
});

async function newOrder(): Promise<string> {
  const { order } = await placeOrder(app, ada, [{ productId: (await newProduct(app)).id }]);
  return order.id;
}

const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
  __typename ... on PayOrderSuccess { payment { status } order { status number } } } }`;
const pay = ({ url }: ServerProcess, orderId: string, paymentToken = 'pm_card_visa') =>
  askServer(url, PAY, { input: { orderId, idempotencyKey: randomUUID(), paymentToken } }, ada);

const post = async ({ url }: ServerProcess, { body, headers }: ReturnType<typeof signed>) =>
  (await fetch(`${url}/webhooks/payments`, { method: 'POST', body, headers })).status;

const orderAs = (id: string) =>
  ask(
    app,
    'query ($id: ID!) { order(by: { id: $id }) { status paymentStatus payments { status } history { to } } }',
    { id },
    ada,
  );
const PAID = {
  status: 'PROCESSING',
  paymentStatus: 'PAID',
  payments: [{ status: 'CAPTURED' }],
  history: [{ to: 'PENDING' }, { to: 'PROCESSING' }],
};

const onceIs = (status: string, orderId: string) =>
  until(
    () => orderAs(orderId),
    (order) => order.status === status,
  );

test('takes payments and webhooks if configured with Stripe', async () => {
  const process = await start();
  const [order, confirmed] = [await newOrder(), await newOrder()];

  expect(await pay(process, order)).toMatchObject({
    payment: { status: 'CAPTURED' },
    order: { status: 'PROCESSING' },
  });
  expect(stripe.books.charges()).toMatchObject([{ amount_received: 1000, currency: 'usd' }]);

  expect(await pay(process, confirmed, 'pm_card_authenticationRequired')).toMatchObject({
    payment: { status: 'PENDING' },
  });
  const [intent] = [...stripe.books.intents.values()].filter(({ status }) => status === 'requires_action');
  stripe.books.confirm(intent!.id, 'succeeds');
  const [event] = stripe.books.events.slice(-1);

  expect(await post(process, signed(event!, { secret: 'whsec_another' }))).toBe(400);
  expect(await orderAs(confirmed)).toMatchObject({ status: 'PENDING' });
  expect(await post(process, signed(event!))).toBe(200);
  expect(await onceIs('PROCESSING', confirmed)).toEqual(PAID);
  expect(stripe.books.charges()).toHaveLength(2);
  expect(await process.end('SIGTERM')).toBe(0);
});

test.each(['POST /v1/payment_intents', 'POST /v1/payment_intents/:id/capture'] as const)(
  'has one charge if killed while Stripe handles %s, and the next start learns the result',
  async (route) => {
    const order = await newOrder();
    const charged = stripe.books.charges().length;
    const first = await start();
    const { arrived, release } = stripe.hold(route);
    const answer = pay(first, order);
    await arrived;

    await first.end('SIGKILL');
    release();
    expect(await answer).toBeNull();
    expect(await orderAs(order)).toMatchObject({ status: 'PENDING' });
    await start();

    expect(await onceIs('PROCESSING', order)).toEqual(PAID);
    expect(stripe.books.charges()).toHaveLength(charged + 1);
  },
);
