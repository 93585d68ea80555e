import { randomUUID } from 'node:crypto';
import type { Stripe } from 'stripe';
import { reconcilePayments } from '../../src/shop/payments/reconcile-payments.ts';
import { stripeProvider } from '../../src/shop/payments/providers/stripe/stripe.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { startApp, type App, type AppOptions } from '../support/app.ts';
import { signed, startStripeServer, type StripeServer } from '../support/stripe-server.ts';
import { until } from '../support/until.ts';

type Shop = { app: App; customer: Shopper; staff: Actor };

let stripe: StripeServer;
let shop: Shop;
const provider = () => stripeProvider({ ...stripe, apiBase: stripe.url });
async function openShop(currency: string, options: AppOptions = {}): Promise<Shop> {
  const app = await startApp({ currency, paymentProvider: provider(), ...options });
  return { app, customer: await newShopper(app), staff: await newStaffMember(app) };
}
beforeAll(async () => {
  stripe = await startStripeServer();
  shop = await openShop('USD', { worker: {} });
});
afterAll(async () => {
  await shop.app.stop();
  await stripe.stop();
});

/** Places an unpaid order: 19.90 if the currency has hundredths. */
const newOrder = ({ customer } = shop, price = 1990n) => customer.buy(1, { price });
type Order = Awaited<ReturnType<typeof newOrder>>;

const pay = ({ id }: Order, token: string, key?: string, { customer } = shop) => customer.pay(id, token, key);
const refund = (
  paymentId: string,
  amount?: string,
  idempotencyKey: string = randomUUID(),
  { staff } = shop,
) => staff.refund(paymentId, { amount, idempotencyKey });
const cancel = ({ id }: Order) => shop.staff.cancel(id);
const read = ({ id }: Order) => shop.customer.order(id);

const intentsOf = ({ number }: Order) =>
  [...stripe.books.intents.values()].filter(({ metadata }) => metadata['orderNumber'] === number);
const refundsOf = (order: Order) => intentsOf(order).flatMap(({ id }) => stripe.books.refundsOf(id));
/** Returns the amounts charged for an order, one per charge. */
const chargesFor = (order: Order) =>
  intentsOf(order).flatMap(({ amount_received }) => (amount_received > 0 ? [amount_received] : []));
/** Returns Stripe's events about an order, the oldest first. */
const eventsOf = (order: Order) => intentsOf(order).flatMap(({ id }) => stripe.books.eventsAbout(id));
const lastEventOf = (order: Order) => eventsOf(order).at(-1)!;

async function deliver(event: Stripe.Event, how: Parameters<typeof signed>[1] = {}): Promise<number> {
  const { status } = await fetch(`${shop.app.url}/webhooks/payments`, {
    method: 'POST',
    ...signed(event, how),
  });
  return status;
}

const reconcile = () => reconcilePayments(shop.app.db, provider(), 0);

const PAID = { status: 'PROCESSING', paymentStatus: 'PAID', amountDue: { amount: '0.00' } };
const UNPAID = { status: 'PENDING', paymentStatus: 'UNPAID', amountDue: { amount: '19.90' } };

describe('payments', () => {
  test('pays an order with one charge of exactly its total, and moves it on', async () => {
    const order = await newOrder();

    const paid = await pay(order, 'pm_card_visa');

    expect(paid).toMatchObject({
      __typename: 'PayOrderSuccess',
      replayed: false,
      clientSecret: null,
      payment: { status: 'CAPTURED', provider: 'stripe', amount: { amount: '19.90' } },
      order: PAID,
    });
    expect(chargesFor(order)).toEqual([1990]);
    expect(intentsOf(order)).toMatchObject([
      {
        currency: 'usd',
        capture_method: 'manual',
        metadata: { paymentId: paid.payment.id, orderNumber: order.number },
      },
    ]);
    expect(
      stripe.requests.filter(({ idempotencyKey }) => idempotencyKey === `payment-${paid.payment.id}`),
    ).toHaveLength(1);
  });

  test('an order is paid once under one key, and no longer payable under another', async () => {
    const order = await newOrder();
    const key = randomUUID();

    const answers = await Promise.all(Array.from({ length: 10 }, () => pay(order, 'pm_card_visa', key)));
    const again = await pay(order, 'pm_card_visa', key);

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(again).toMatchObject({ __typename: 'PayOrderSuccess', replayed: true, order: PAID });
    expect(await pay(order, 'pm_card_visa')).toMatchObject({ __typename: 'OrderNotPayable', order: PAID });
    expect([intentsOf(order).length, chargesFor(order)]).toEqual([1, [1990]]);
  });

  test('ten concurrent keys charge an order once', async () => {
    const order = await newOrder();

    await Promise.all(Array.from({ length: 10 }, () => pay(order, 'pm_card_visa')));

    expect(await read(order)).toMatchObject(PAID);
    expect(chargesFor(order)).toEqual([1990]);
  });

  test.each([
    ['pm_card_chargeDeclined', 'Your card was declined.'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'Your card has insufficient funds.'],
    ['pm_of_nobody', 'This payment method cannot be used.'],
  ])('%s is permanently declined under its key, and another card can be tried', async (token, reason) => {
    const order = await newOrder();
    const key = randomUUID();

    const declined = await pay(order, token, key);

    expect(declined).toMatchObject({
      __typename: 'PaymentDeclined',
      reason,
      payment: { status: 'FAILED', failureReason: reason },
    });
    expect(await pay(order, token, key)).toMatchObject({
      __typename: 'PaymentDeclined',
      payment: { id: declined.payment.id },
    });
    expect(await read(order)).toMatchObject(UNPAID);
    expect(await pay(order, 'pm_card_visa')).toMatchObject({ __typename: 'PayOrderSuccess', order: PAID });
    expect(chargesFor(order)).toEqual([1990]);
    expect(intentsOf(order).map(({ status }) => status)).not.toContain('requires_payment_method');
  });
});

describe('confirmation and webhooks', () => {
  test('a payment that needs confirmation is pending until the webhook reports the confirmation', async () => {
    const order = await newOrder();
    const key = randomUUID();

    const pending = await pay(order, 'pm_card_authenticationRequired', key);
    const [intent] = intentsOf(order);

    expect(pending).toMatchObject({
      __typename: 'PayOrderSuccess',
      clientSecret: intent?.client_secret,
      payment: { status: 'PENDING' },
      order: { status: 'PENDING', paymentStatus: 'PENDING' },
    });
    expect(await pay(order, 'pm_card_authenticationRequired', key)).toMatchObject({
      replayed: true,
      clientSecret: intent?.client_secret,
    });

    stripe.books.confirm(intent!.id, 'succeeds');
    expect(await deliver(lastEventOf(order))).toBe(200);

    expect(
      await until(
        () => read(order),
        ({ status }) => status === 'PROCESSING',
      ),
    ).toMatchObject(PAID);
    expect(chargesFor(order)).toEqual([1990]);
  });

  test('after a failed confirmation the order can be paid again, and the first intent cannot charge', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_authenticationRequired');
    const [intent] = intentsOf(order);
    stripe.books.confirm(intent!.id, 'fails');

    expect(await deliver(lastEventOf(order))).toBe(200);

    expect(
      await until(
        () => read(order),
        ({ paymentStatus }) => paymentStatus === 'UNPAID',
      ),
    ).toMatchObject({
      ...UNPAID,
      payments: [{ status: 'FAILED', failureReason: 'The payment was not confirmed.' }],
    });
    expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
    expect(await pay(order, 'pm_card_visa')).toMatchObject({ order: PAID });
    expect(chargesFor(order)).toEqual([1990]);
  });

  test("a webhook that arrives before Stripe's response causes no second charge", async () => {
    const order = await newOrder();
    const { arrived, release } = stripe.hold('POST /v1/payment_intents/:id/capture');
    const paying = pay(order, 'pm_card_visa');
    await arrived;

    const delivering = Promise.all(eventsOf(order).map((event) => deliver(event)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();

    await Promise.all([paying, delivering]);
    expect(
      await until(
        () => read(order),
        ({ status }) => status === 'PROCESSING',
      ),
    ).toMatchObject(PAID);
    expect(chargesFor(order)).toEqual([1990]);
  });

  test('rejects a webhook with a wrong or old signature, and changes nothing', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_authenticationRequired');
    stripe.books.confirm(intentsOf(order)[0]!.id, 'succeeds');
    const event = lastEventOf(order);
    const before = await read(order);

    const { body, headers } = signed(event);
    const changed = await fetch(`${shop.app.url}/webhooks/payments`, {
      method: 'POST',
      headers,
      body: `${body} `,
    });

    expect(changed.status).toBe(400);
    expect(await deliver(event, { secret: 'whsec_another' })).toBe(400);
    expect(await deliver(event, { secondsAgo: 3600 })).toBe(400);
    expect(await read(order)).toEqual(before);
    expect(chargesFor(order)).toEqual([]);
  });

  test('accepts a webhook about an unrelated intent of the same account, and changes nothing', async () => {
    const order = await newOrder();
    const { order: before } = await pay(order, 'pm_card_visa');
    const stranger = stripe.books.createIntent({
      amount: '500',
      currency: 'usd',
      payment_method: 'pm_card_visa',
      metadata: {},
    });

    expect(await deliver(stripe.books.eventsAbout(stranger.id)[0]!)).toBe(200);
    expect(await read(order)).toEqual(before);
  });
});

describe('lost answers', () => {
  test.each([
    ['the reservation', 'POST /v1/payment_intents', true],
    ['a reservation that came to nothing', 'POST /v1/payment_intents', false],
    ['the capture', 'POST /v1/payment_intents/:id/capture', true],
    ['a capture that came to nothing', 'POST /v1/payment_intents/:id/capture', false],
  ] as const)(
    'a payment without an answer to %s is reconciled, and charged once',
    async (_, route, effect) => {
      const order = await newOrder();
      stripe.fail(route, { effect, answer: 'none' }, 2);

      const unknown = await pay(order, 'pm_card_visa');
      expect(unknown).toMatchObject({ __typename: 'PayOrderSuccess', order: { status: 'PENDING' } });
      await reconcile();

      expect(await read(order)).toMatchObject({ ...PAID, payments: [{ status: 'CAPTURED' }] });
      expect([intentsOf(order).length, chargesFor(order)]).toEqual([1, [1990]]);
    },
  );

  test('repeats a payment with a lost answer under its key without a second charge', async () => {
    const order = await newOrder();
    const key = randomUUID();
    stripe.fail('POST /v1/payment_intents', { effect: true, answer: 'none' }, 2);
    const { payment } = await pay(order, 'pm_card_visa', key);

    await pay(order, 'pm_card_visa', key);
    await reconcile();

    expect(await read(order)).toMatchObject({ ...PAID, payments: [{ id: payment.id, status: 'CAPTURED' }] });
    expect(chargesFor(order)).toEqual([1990]);
  });
});

describe('refunds', () => {
  test('refunds a payment in parts, each once, and never above the captured amount', async () => {
    const order = await newOrder();
    const { payment } = await pay(order, 'pm_card_visa');
    const key = randomUUID();

    const part = await refund(payment.id, '9.90', key);

    expect(part).toMatchObject({
      __typename: 'RefundPaymentSuccess',
      refund: { status: 'SUCCEEDED', amount: { amount: '9.90' } },
      payment: { status: 'PARTIALLY_REFUNDED', amountRefunded: { amount: '9.90' } },
    });
    expect(await refund(payment.id, '9.90', key)).toMatchObject({ replayed: true });
    expect(await refund(payment.id, '10.01')).toMatchObject({
      __typename: 'RefundNotPossible',
      refundable: { amount: '10.00' },
    });
    expect(await refund(payment.id)).toMatchObject({ payment: { status: 'REFUNDED' } });
    expect(refundsOf(order).map(({ amount }) => amount)).toEqual([1000, 990]);
  });

  test('a refund without an answer is reconciled, and made once', async () => {
    const order = await newOrder();
    const { payment } = await pay(order, 'pm_card_visa');
    stripe.fail('POST /v1/refunds', { effect: true, answer: 'none' }, 2);

    await refund(payment.id);
    await reconcile();

    expect(await read(order)).toMatchObject({
      paymentStatus: 'REFUNDED',
      amountRefunded: { amount: '19.90' },
    });
    expect(refundsOf(order).map(({ amount }) => amount)).toEqual([1990]);
  });

  test('refunds the payment of a cancelled order once', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_visa');

    expect(await cancel(order)).toMatchObject({ __typename: 'CancelOrderSuccess' });

    expect(
      await until(
        () => read(order),
        ({ paymentStatus }) => paymentStatus === 'REFUNDED',
      ),
    ).toMatchObject({ status: 'CANCELLED', amountRefunded: { amount: '19.90' } });
    expect(refundsOf(order).map(({ amount }) => amount)).toEqual([1990]);
  });

  test('cancels a payment that was unconfirmed when its order was cancelled, and it cannot charge', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_authenticationRequired');
    const [intent] = intentsOf(order);

    await cancel(order);

    expect(
      await until(
        () => read(order),
        ({ payments }) => payments[0]!.status === 'VOIDED',
      ),
    ).toMatchObject({ status: 'CANCELLED', payments: [{ status: 'VOIDED' }] });
    expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
  });

  test('does not keep a payment that is confirmed after its order was cancelled', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_authenticationRequired');
    const [intent] = intentsOf(order);
    stripe.books.confirm(intent!.id, 'succeeds');
    await cancel(order);

    await Promise.all(eventsOf(order).map((event) => deliver(event)));
    await until(
      () => read(order),
      ({ payments }) => payments[0]!.status === 'VOIDED',
    );

    const kept = chargesFor(order).length - refundsOf(order).length;
    expect([await read(order), kept, intent?.amount_capturable]).toMatchObject([
      { status: 'CANCELLED' },
      0,
      0,
    ]);
  });
});

describe('currencies', () => {
  const shops = new Map<string, Shop>();
  beforeAll(async () => {
    for (const currency of ['JPY', 'KWD', 'ISK']) shops.set(currency, await openShop(currency));
  });
  afterAll(() => Promise.all([...shops.values()].map(({ app }) => app.stop())));

  test.each([
    ['JPY', 1990n, 1990],
    ['KWD', 19_990n, 19_990],
    ['ISK', 1990n, 199_000],
  ])('Stripe receives %s %s minor units as %i of its own', async (currency, price, stripeAmount) => {
    const abroad = shops.get(currency)!;
    const order = await newOrder(abroad, price);

    const { payment } = await pay(order, 'pm_card_visa', randomUUID(), abroad);

    expect(payment.status).toBe('CAPTURED');
    expect(intentsOf(order)).toMatchObject([
      { currency: currency.toLowerCase(), amount_received: stripeAmount },
    ]);
    expect(await refund(payment.id, undefined, randomUUID(), abroad)).toMatchObject({
      refund: { status: 'SUCCEEDED' },
    });
    expect(refundsOf(order).map(({ amount }) => amount)).toEqual([stripeAmount]);
  });

  test('declines an amount that has no exact value at Stripe, and charges nothing', async () => {
    const kuwait = shops.get('KWD')!;
    const order = await newOrder(kuwait, 5124n);

    expect(await pay(order, 'pm_card_visa', randomUUID(), kuwait)).toMatchObject({
      __typename: 'PaymentDeclined',
      reason: 'Amounts in KWD can only be paid in steps of 0.010.',
    });
    expect(intentsOf(order)).toEqual([]);
  });
});
