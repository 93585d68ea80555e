import { randomUUID } from 'node:crypto';
import { reconcilePayments } from '../../src/shop/payments/reconcile-payments.ts';
import { signed, startStripeServer, type StripeServer } from '../support/stripe-server.ts';
import { openStripeShop, type StripeShop } from '../support/stripe-shop.ts';
import { until } from '../support/until.ts';

let stripe: StripeServer;
let shop: StripeShop;
beforeAll(async () => {
  stripe = await startStripeServer();
  shop = await openStripeShop(stripe, 'USD', { worker: {} });
});
afterAll(async () => {
  await shop.app.stop();
  await stripe.stop();
});

type Order = Parameters<StripeShop['read']>[0];
const cancel = ({ id }: Order) => shop.staff.cancel(id);
const lastEventOf = (order: Order) => shop.eventsOf(order).at(-1)!;
const reconcile = () => reconcilePayments(shop.app.db, shop.app.paymentProvider!, 0);

const PAID = { status: 'PROCESSING', paymentStatus: 'PAID', amountDue: { amount: '0.00' } };
const UNPAID = { status: 'PENDING', paymentStatus: 'UNPAID', amountDue: { amount: '19.90' } };

describe('payments', () => {
  test('pays an order with one charge of exactly its total, and moves it on', async () => {
    const order = await shop.newOrder();

    const paid = await shop.pay(order, 'pm_card_visa');

    expect(paid).toMatchObject({
      __typename: 'PayOrderSuccess',
      replayed: false,
      clientSecret: null,
      payment: { status: 'CAPTURED', provider: 'stripe', amount: { amount: '19.90' } },
      order: PAID,
    });
    expect(shop.chargesFor(order)).toEqual([1990]);
    expect(shop.intentsOf(order)).toMatchObject([
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
    const order = await shop.newOrder();
    const key = randomUUID();

    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.pay(order, 'pm_card_visa', key)));
    const again = await shop.pay(order, 'pm_card_visa', key);

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(again).toMatchObject({ __typename: 'PayOrderSuccess', replayed: true, order: PAID });
    expect(await shop.pay(order, 'pm_card_visa')).toMatchObject({
      __typename: 'OrderNotPayable',
      order: PAID,
    });
    expect([shop.intentsOf(order).length, shop.chargesFor(order)]).toEqual([1, [1990]]);
  });

  test('ten concurrent keys charge an order once', async () => {
    const order = await shop.newOrder();

    await Promise.all(Array.from({ length: 10 }, () => shop.pay(order, 'pm_card_visa')));

    expect(await shop.read(order)).toMatchObject(PAID);
    expect(shop.chargesFor(order)).toEqual([1990]);
  });

  test.each([
    ['pm_card_chargeDeclined', 'Your card was declined.'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'Your card has insufficient funds.'],
    ['pm_of_nobody', 'This payment method cannot be used.'],
  ])('%s is permanently declined under its key, and another card can be tried', async (token, reason) => {
    const order = await shop.newOrder();
    const key = randomUUID();

    const declined = await shop.pay(order, token, key);

    expect(declined).toMatchObject({
      __typename: 'PaymentDeclined',
      reason,
      payment: { status: 'FAILED', failureReason: reason },
    });
    expect(await shop.pay(order, token, key)).toMatchObject({
      __typename: 'PaymentDeclined',
      payment: { id: declined.payment.id },
    });
    expect(await shop.read(order)).toMatchObject(UNPAID);
    expect(await shop.pay(order, 'pm_card_visa')).toMatchObject({
      __typename: 'PayOrderSuccess',
      order: PAID,
    });
    expect(shop.chargesFor(order)).toEqual([1990]);
    expect(shop.intentsOf(order).map(({ status }) => status)).not.toContain('requires_payment_method');
  });
});

describe('confirmation and webhooks', () => {
  test('a payment that needs confirmation is pending until the webhook reports the confirmation', async () => {
    const order = await shop.newOrder();
    const key = randomUUID();

    const pending = await shop.pay(order, 'pm_card_authenticationRequired', key);
    const [intent] = shop.intentsOf(order);

    expect(pending).toMatchObject({
      __typename: 'PayOrderSuccess',
      clientSecret: intent?.client_secret,
      payment: { status: 'PENDING' },
      order: { status: 'PENDING', paymentStatus: 'PENDING' },
    });
    expect(await shop.pay(order, 'pm_card_authenticationRequired', key)).toMatchObject({
      replayed: true,
      clientSecret: intent?.client_secret,
    });

    stripe.books.confirm(intent!.id, 'succeeds');
    expect(await shop.deliver(lastEventOf(order))).toBe(200);

    expect(
      await until(
        () => shop.read(order),
        ({ status }) => status === 'PROCESSING',
      ),
    ).toMatchObject(PAID);
    expect(shop.chargesFor(order)).toEqual([1990]);
  });

  test('after a failed confirmation the order can be paid again, and the first intent cannot charge', async () => {
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_authenticationRequired');
    const [intent] = shop.intentsOf(order);
    stripe.books.confirm(intent!.id, 'fails');

    expect(await shop.deliver(lastEventOf(order))).toBe(200);

    expect(
      await until(
        () => shop.read(order),
        ({ paymentStatus }) => paymentStatus === 'UNPAID',
      ),
    ).toMatchObject({
      ...UNPAID,
      payments: [{ status: 'FAILED', failureReason: 'The payment was not confirmed.' }],
    });
    expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
    expect(await shop.pay(order, 'pm_card_visa')).toMatchObject({ order: PAID });
    expect(shop.chargesFor(order)).toEqual([1990]);
  });

  test("a webhook that arrives before Stripe's response causes no second charge", async () => {
    const order = await shop.newOrder();
    const { arrived, release } = stripe.hold('POST /v1/payment_intents/:id/capture');
    const paying = shop.pay(order, 'pm_card_visa');
    await arrived;

    const delivering = Promise.all(shop.eventsOf(order).map((event) => shop.deliver(event)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();

    await Promise.all([paying, delivering]);
    expect(
      await until(
        () => shop.read(order),
        ({ status }) => status === 'PROCESSING',
      ),
    ).toMatchObject(PAID);
    expect(shop.chargesFor(order)).toEqual([1990]);
  });

  test('rejects a webhook with a wrong or old signature, and changes nothing', async () => {
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_authenticationRequired');
    stripe.books.confirm(shop.intentsOf(order)[0]!.id, 'succeeds');
    const event = lastEventOf(order);
    const before = await shop.read(order);

    const { body, headers } = signed(event);
    const changed = await fetch(`${shop.app.url}/webhooks/payments`, {
      method: 'POST',
      headers,
      body: `${body} `,
    });

    expect(changed.status).toBe(400);
    expect(await shop.deliver(event, { secret: 'whsec_another' })).toBe(400);
    expect(await shop.deliver(event, { secondsAgo: 3600 })).toBe(400);
    expect(await shop.read(order)).toEqual(before);
    expect(shop.chargesFor(order)).toEqual([]);
  });

  test('accepts a webhook about an unrelated intent of the same account, and changes nothing', async () => {
    const order = await shop.newOrder();
    const { order: before } = await shop.pay(order, 'pm_card_visa');
    const stranger = stripe.books.createIntent({
      amount: '500',
      currency: 'usd',
      payment_method: 'pm_card_visa',
      metadata: {},
    });

    expect(await shop.deliver(stripe.books.eventsAbout(stranger.id)[0]!)).toBe(200);
    expect(await shop.read(order)).toEqual(before);
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
      const order = await shop.newOrder();
      stripe.fail(route, { effect, answer: 'none' }, 2);

      const unknown = await shop.pay(order, 'pm_card_visa');
      expect(unknown).toMatchObject({ __typename: 'PayOrderSuccess', order: { status: 'PENDING' } });
      await reconcile();

      expect(await shop.read(order)).toMatchObject({ ...PAID, payments: [{ status: 'CAPTURED' }] });
      expect([shop.intentsOf(order).length, shop.chargesFor(order)]).toEqual([1, [1990]]);
    },
  );

  test('repeats a payment with a lost answer under its key without a second charge', async () => {
    const order = await shop.newOrder();
    const key = randomUUID();
    stripe.fail('POST /v1/payment_intents', { effect: true, answer: 'none' }, 2);
    const { payment } = await shop.pay(order, 'pm_card_visa', key);

    await shop.pay(order, 'pm_card_visa', key);
    await reconcile();

    expect(await shop.read(order)).toMatchObject({
      ...PAID,
      payments: [{ id: payment.id, status: 'CAPTURED' }],
    });
    expect(shop.chargesFor(order)).toEqual([1990]);
  });
});

describe('refunds', () => {
  test('refunds a payment in parts, each once, and never above the captured amount', async () => {
    const order = await shop.newOrder();
    const { payment } = await shop.pay(order, 'pm_card_visa');
    const key = randomUUID();

    const part = await shop.refund(payment.id, '9.90', key);

    expect(part).toMatchObject({
      __typename: 'RefundPaymentSuccess',
      refund: { status: 'SUCCEEDED', amount: { amount: '9.90' } },
      payment: { status: 'PARTIALLY_REFUNDED', amountRefunded: { amount: '9.90' } },
    });
    expect(await shop.refund(payment.id, '9.90', key)).toMatchObject({ replayed: true });
    expect(await shop.refund(payment.id, '10.01')).toMatchObject({
      __typename: 'RefundNotPossible',
      refundable: { amount: '10.00' },
    });
    expect(await shop.refund(payment.id)).toMatchObject({ payment: { status: 'REFUNDED' } });
    expect(shop.refundsOf(order).map(({ amount }) => amount)).toEqual([1000, 990]);
  });

  test('a refund without an answer is reconciled, and made once', async () => {
    const order = await shop.newOrder();
    const { payment } = await shop.pay(order, 'pm_card_visa');
    stripe.fail('POST /v1/refunds', { effect: true, answer: 'none' }, 2);

    await shop.refund(payment.id);
    await reconcile();

    expect(await shop.read(order)).toMatchObject({
      paymentStatus: 'REFUNDED',
      amountRefunded: { amount: '19.90' },
    });
    expect(shop.refundsOf(order).map(({ amount }) => amount)).toEqual([1990]);
  });

  test('refunds the payment of a cancelled order once', async () => {
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_visa');

    expect(await cancel(order)).toMatchObject({ __typename: 'CancelOrderSuccess' });

    expect(
      await until(
        () => shop.read(order),
        ({ paymentStatus }) => paymentStatus === 'REFUNDED',
      ),
    ).toMatchObject({ status: 'CANCELLED', amountRefunded: { amount: '19.90' } });
    expect(shop.refundsOf(order).map(({ amount }) => amount)).toEqual([1990]);
  });

  test('cancels a payment that was unconfirmed when its order was cancelled, and it cannot charge', async () => {
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_authenticationRequired');
    const [intent] = shop.intentsOf(order);

    await cancel(order);

    expect(
      await until(
        () => shop.read(order),
        ({ payments }) => payments[0]!.status === 'VOIDED',
      ),
    ).toMatchObject({ status: 'CANCELLED', payments: [{ status: 'VOIDED' }] });
    expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
  });

  test('does not keep a payment that is confirmed after its order was cancelled', async () => {
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_authenticationRequired');
    const [intent] = shop.intentsOf(order);
    stripe.books.confirm(intent!.id, 'succeeds');
    await cancel(order);

    await Promise.all(shop.eventsOf(order).map((event) => shop.deliver(event)));
    await until(
      () => shop.read(order),
      ({ payments }) => payments[0]!.status === 'VOIDED',
    );

    const kept = shop.chargesFor(order).length - shop.refundsOf(order).length;
    expect([await shop.read(order), kept, intent?.amount_capturable]).toMatchObject([
      { status: 'CANCELLED' },
      0,
      0,
    ]);
  });
});

describe('currencies', () => {
  const shops = new Map<string, StripeShop>();
  beforeAll(async () => {
    for (const currency of ['JPY', 'KWD', 'ISK']) shops.set(currency, await openStripeShop(stripe, currency));
  });
  afterAll(() => Promise.all([...shops.values()].map(({ app }) => app.stop())));

  test.each([
    ['JPY', 1990n, 1990],
    ['KWD', 19_990n, 19_990],
    ['ISK', 1990n, 199_000],
  ])('Stripe receives %s %s minor units as %i of its own', async (currency, price, stripeAmount) => {
    const abroad = shops.get(currency)!;
    const order = await abroad.newOrder(price);

    const { payment } = await abroad.pay(order, 'pm_card_visa');

    expect(payment.status).toBe('CAPTURED');
    expect(shop.intentsOf(order)).toMatchObject([
      { currency: currency.toLowerCase(), amount_received: stripeAmount },
    ]);
    expect(await abroad.refund(payment.id)).toMatchObject({
      refund: { status: 'SUCCEEDED' },
    });
    expect(shop.refundsOf(order).map(({ amount }) => amount)).toEqual([stripeAmount]);
  });

  test('declines an amount that has no exact value at Stripe, and charges nothing', async () => {
    const kuwait = shops.get('KWD')!;
    const order = await kuwait.newOrder(5124n);

    expect(await kuwait.pay(order, 'pm_card_visa')).toMatchObject({
      __typename: 'PaymentDeclined',
      reason: 'Amounts in KWD can only be paid in steps of 0.010.',
    });
    expect(shop.intentsOf(order)).toEqual([]);
  });
});
