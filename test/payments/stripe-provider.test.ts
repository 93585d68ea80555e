import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { PaymentProvider, PaymentRequest } from '../../src/shop/payments/providers/provider.ts';
import { stripeProvider } from '../../src/shop/payments/providers/stripe/stripe.ts';
import { fromStripeAmount, toStripeAmount } from '../../src/shop/payments/providers/stripe/stripe-amount.ts';
import { toMinorUnits } from '../../src/platform/money/money.ts';
import { signed, startStripeServer, type StripeServer } from '../support/stripe-server.ts';

let stripe: StripeServer;
let provider: PaymentProvider;
beforeAll(async () => {
  stripe = await startStripeServer();
  provider = stripeProvider({ ...stripe, apiBase: stripe.url });
});
afterAll(() => stripe.stop());

const payment = (values: Partial<PaymentRequest> = {}): PaymentRequest => ({
  paymentId: randomUUID(),
  orderNumber: 'ORD-1',
  amount: 1990n,
  currency: 'USD',
  token: 'pm_card_visa',
  providerPaymentId: null,
  createdAt: new Date(),
  ...values,
});
const intentsOf = ({ paymentId }: PaymentRequest) =>
  stripe.books.searchIntents(`metadata['paymentId']:'${paymentId}'`);
const DAY_AGO = new Date(Date.now() - 24 * 3_600_000);

async function captured(values: Partial<PaymentRequest> = {}): Promise<PaymentRequest> {
  const asked = payment(values);
  const known = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
  expect(await provider.capture(known)).toMatchObject({ status: 'CAPTURED' });
  return known;
}
const refundsOf = ({ providerPaymentId }: PaymentRequest) => stripe.books.refundsOf(providerPaymentId!);

describe('amounts', () => {
  test.each([
    ['USD', '19.90', 1990],
    ['EUR', '0.01', 1],
    ['JPY', '500', 500],
    ['KRW', '1', 1],
    // Has no minor unit, but Stripe counts it in hundredths.
    ['ISK', '5', 500],
    ['UGX', '1200', 120_000],
    ['KWD', '5.120', 5120],
    ['TND', '0.010', 10],
    // Only ISO 4217 has a minor unit for these.
    ['MGA', '7.00', 7],
    ['HUF', '10.45', 1045],
  ])('converts %s %s to %i for Stripe, and back', (currency, decimal, stripeAmount) => {
    const amount = toMinorUnits(decimal, currency)!;

    expect(toStripeAmount({ amount, currency })).toBe(stripeAmount);
    expect(fromStripeAmount(stripeAmount, currency)).toBe(amount);
  });

  test.each([
    ['KWD', '5.124'],
    ['BHD', '0.001'],
    ['MGA', '7.20'],
  ])('%s %s has no exact amount at Stripe', (currency, decimal) => {
    expect(toStripeAmount({ amount: toMinorUnits(decimal, currency)!, currency })).toBeNull();
  });

  test('rejects a fraction of ISK from Stripe, which has no amount in the shop', () => {
    expect(fromStripeAmount(550, 'ISK')).toBeNull();
  });

  test('every amount that Stripe can represent survives the round trip, in every currency', () => {
    const currencies = Intl.supportedValuesOf('currency');
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.bigInt(1n, 10n ** 9n), (currency, amount) => {
        const converted = toStripeAmount({ amount, currency });
        expect(converted === null || fromStripeAmount(converted, currency) === amount).toBe(true);
        // Multiples of 10 for three decimals, and of 100 for two missing decimals, always have an exact amount.
        expect(toStripeAmount({ amount: amount * 100n, currency })).not.toBeNull();
      }),
    );
  });
});

describe('authorizations', () => {
  test('authorizes a payment with one complete request, and captures it with another', async () => {
    const asked = payment();

    const reserved = await provider.authorize(asked);

    expect(reserved).toEqual({
      id: expect.stringMatching(/^pi_/),
      status: 'AUTHORIZED',
      failureReason: null,
      clientSecret: null,
    });
    expect(stripe.requests.at(-1)).toMatchObject({
      route: 'POST /v1/payment_intents',
      idempotencyKey: `payment-${asked.paymentId}`,
      params: {
        amount: '1990',
        currency: 'usd',
        payment_method: 'pm_card_visa',
        confirm: 'true',
        capture_method: 'manual',
        automatic_payment_methods: { enabled: 'true', allow_redirects: 'never' },
        use_stripe_sdk: 'true',
        metadata: { paymentId: asked.paymentId, orderNumber: 'ORD-1' },
      },
    });
    const [intent] = intentsOf(asked);
    expect([intent?.amount_capturable, intent?.amount_received]).toEqual([1990, 0]);

    const taken = await provider.capture({ ...asked, providerPaymentId: reserved.id });

    expect(taken).toEqual({ ...reserved, status: 'CAPTURED' });
    expect([intent?.amount_capturable, intent?.amount_received]).toEqual([0, 1990]);
    expect(stripe.requests.at(-1)?.headers).not.toHaveProperty('x-stripe-client-telemetry');
  });

  test("confirms with the confirmation token of a browser's Payment Element", async () => {
    expect(await provider.authorize(payment({ token: 'ctoken_visa' }))).toMatchObject({
      status: 'AUTHORIZED',
    });

    const { params } = stripe.requests.at(-1)!;
    expect([params['confirmation_token'], params['payment_method']]).toEqual(['ctoken_visa', undefined]);
  });

  test('a repeated authorization returns the current state of the payment', async () => {
    const asked = payment();
    const { id } = await provider.authorize(asked);
    await provider.capture({ ...asked, providerPaymentId: id });

    const again = await provider.authorize(asked);

    expect(again).toMatchObject({ id, status: 'CAPTURED' });
    expect(intentsOf(asked)).toHaveLength(1);
  });

  test('ten concurrent authorizations of a payment create one', async () => {
    const asked = payment();

    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => provider.authorize(asked)));

    const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(intentsOf(asked)).toHaveLength(1);
  });

  test('the outcome is unknown while the same request runs, and known to all callers later', async () => {
    const asked = payment();
    const { arrived, release } = stripe.hold('POST /v1/payment_intents');
    const first = provider.authorize(asked);
    await arrived;

    await expect(provider.authorize(asked)).rejects.toMatchObject({ statusCode: 409 });
    release();

    expect(await provider.authorize(asked)).toEqual(await first);
  });

  test.each([
    ['pm_card_chargeDeclined', 'Your card was declined.'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'Your card has insufficient funds.'],
  ])('%s is declined with a reason for customers, and can never be charged', async (token, reason) => {
    const asked = payment({ token });

    const declined = await provider.authorize(asked);
    const [intent] = intentsOf(asked);

    expect(declined).toEqual({
      id: intent?.id,
      status: 'DECLINED',
      failureReason: reason,
      clientSecret: null,
    });
    expect(intent?.status).toBe('canceled');
    expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
    expect(await provider.authorize(asked)).toEqual(declined);
    expect(await provider.find({ ...asked, providerPaymentId: declined.id })).toEqual(declined);
    expect(intentsOf(asked)).toHaveLength(1);
  });

  test('declines an unknown payment method, and creates nothing at Stripe', async () => {
    const asked = payment({ token: 'pm_none' });

    expect(await provider.authorize(asked)).toEqual({
      id: null,
      status: 'DECLINED',
      failureReason: 'This payment method cannot be used.',
      clientSecret: null,
    });
    expect(intentsOf(asked)).toEqual([]);
  });

  test.each([
    [{ amount: 49n }, 'The amount is too small to be paid this way.'],
    [{ amount: 100_000_000n }, 'The amount is too large to be paid this way.'],
    [{ amount: 5124n, currency: 'KWD' }, 'Amounts in KWD can only be paid in steps of 0.010.'],
    [{ amount: 720n, currency: 'MGA' }, 'Amounts in MGA can only be paid in steps of 1.00.'],
  ])('declines an amount that Stripe does not accept: %o', async (values, failureReason) => {
    const asked = payment(values);

    expect(await provider.authorize(asked)).toMatchObject({ id: null, status: 'DECLINED', failureReason });
    expect(intentsOf(asked)).toEqual([]);
  });

  test('a payment that needs confirmation has a client secret, and is authorized after the confirmation', async () => {
    const asked = payment({ token: 'pm_card_authenticationRequired' });

    const { id, status, clientSecret } = await provider.authorize(asked);

    expect([status, clientSecret]).toEqual(['UNCONFIRMED', expect.stringContaining(`${id}_secret_`)]);
    expect(await provider.authorize(asked)).toMatchObject({ id, status, clientSecret });
    stripe.books.confirm(id!, 'succeeds');
    expect(await provider.find({ ...asked, providerPaymentId: id })).toMatchObject({
      status: 'AUTHORIZED',
      clientSecret: null,
    });
  });

  test('a failed confirmation is final: the client cannot try another card', async () => {
    const asked = payment({ token: 'pm_card_authenticationRequired' });
    const { id } = await provider.authorize(asked);
    stripe.books.confirm(id!, 'fails');

    const found = await provider.find({ ...asked, providerPaymentId: id });

    expect(found).toMatchObject({ id, status: 'DECLINED', failureReason: 'The payment was not confirmed.' });
    expect(() => stripe.books.confirm(id!, 'succeeds')).toThrow('status of canceled');
  });

  test('a payment is pending until the bank decides', async () => {
    const asked = payment();
    const { id } = await provider.authorize(asked);
    stripe.books.intents.get(id!)!.status = 'processing';

    expect(await provider.find({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'PROCESSING' });
    expect(await provider.void({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'PROCESSING' });
  });
});

describe('lost answers', () => {
  test.each([true, false])('retries after one broken connection (with effect: %s)', async (effect) => {
    const asked = payment();
    stripe.fail('POST /v1/payment_intents', { effect, answer: 'none' });

    expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
    expect(intentsOf(asked)).toHaveLength(1);
  });

  test.each([
    { effect: true, answer: 'none' } as const,
    { effect: false, answer: 'none' } as const,
    { effect: false, answer: 429 } as const,
  ])(
    'the outcome is unknown after %o, and a repeated call finds or creates one authorization',
    async (failure) => {
      const asked = payment();
      stripe.fail('POST /v1/payment_intents', failure, failure.answer === 429 ? 1 : 2);

      await expect(provider.authorize(asked)).rejects.toThrow(/connection|Too many requests/);

      expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
      expect(intentsOf(asked)).toHaveLength(1);
    },
  );

  test('after a Stripe error that is replayed under the same key, a search finds the outcome', async () => {
    const asked = payment();
    stripe.fail('POST /v1/payment_intents', { effect: true, answer: 500 });
    stripe.indexLags = true;

    await expect(provider.authorize(asked)).rejects.toMatchObject({ statusCode: 500 });
    expect(await provider.find(asked)).toBeNull();
    stripe.indexLags = false;

    expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
    expect(intentsOf(asked)).toHaveLength(1);
  });

  test("a payment older than Stripe's stored keys is searched, and never created again", async () => {
    const [known, unknown] = [payment(), payment({ createdAt: DAY_AGO })];
    const { id } = await provider.authorize(known);
    stripe.forgetKeys();

    expect(await provider.authorize({ ...known, createdAt: DAY_AGO })).toMatchObject({
      id,
      status: 'AUTHORIZED',
    });
    expect(await provider.authorize(unknown)).toEqual({
      id: null,
      status: 'DECLINED',
      failureReason: 'The payment was not completed in time.',
      clientSecret: null,
    });
    expect([intentsOf(known).length, intentsOf(unknown).length]).toEqual([1, 0]);
  });

  test('a capture with a lost answer is found, and charges once', async () => {
    const asked = payment();
    const reserved = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
    stripe.fail('POST /v1/payment_intents/:id/capture', { effect: true, answer: 'none' }, 2);

    await expect(provider.capture(reserved)).rejects.toThrow('connection');
    expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
    expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
    expect(stripe.books.charges().filter(({ id }) => id === reserved.providerPaymentId)).toHaveLength(1);
  });

  test.each([400, 500] as const)('a capture that Stripe answers with %i can be repeated', async (status) => {
    const asked = payment();
    const reserved = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
    stripe.fail('POST /v1/payment_intents/:id/capture', { effect: false, answer: status });

    await expect(provider.capture(reserved)).rejects.toMatchObject({ statusCode: status });
    expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
  });

  test('an unknown API key gives no answer about a payment', async () => {
    const stranger = stripeProvider({ ...stripe, secretKey: 'sk_test_wrong', apiBase: stripe.url });

    await expect(stranger.authorize(payment())).rejects.toMatchObject({ statusCode: 401 });
  });

  test('leaves an intent with another amount than its payment to staff', async () => {
    const asked = payment();
    const { id } = await provider.authorize(asked);
    stripe.books.intents.get(id!)!.amount = 1000;

    await expect(provider.find({ ...asked, providerPaymentId: id })).rejects.toThrow('is for 1000 usd');
  });

  test('a payment that Stripe does not know is not found', async () => {
    expect(await provider.find(payment())).toBeNull();
  });
});

describe('cancellations and refunds', () => {
  test.each(['pm_card_visa', 'pm_card_authenticationRequired'])(
    'cancels an uncaptured payment: %s',
    async (token) => {
      const asked = payment({ token });
      const { id } = await provider.authorize(asked);
      const known = { ...asked, providerPaymentId: id };

      expect(await provider.void(known)).toMatchObject({ id, status: 'VOIDED' });
      expect(await provider.void(known)).toMatchObject({ id, status: 'VOIDED' });
      expect(await provider.capture(known)).toMatchObject({ id, status: 'VOIDED' });
      expect(intentsOf(asked)).toMatchObject([{ amount_capturable: 0, amount_received: 0 }]);
    },
  );

  test('a captured payment cannot be cancelled', async () => {
    const asked = payment();
    const { id } = await provider.authorize(asked);
    await provider.capture({ ...asked, providerPaymentId: id });

    expect(await provider.void({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'CAPTURED' });
  });

  test.each([
    ['which took effect', true],
    ['which took none', false],
  ])('cancels a payment after a request %s and whose answer was lost', async (_, effect) => {
    const asked = payment();
    stripe.fail('POST /v1/payment_intents', { effect, answer: 'none' }, 2);
    await expect(provider.authorize(asked)).rejects.toThrow(/connection|Too many requests/);

    expect(await provider.void(asked)).toMatchObject({ status: 'VOIDED' });
    expect(intentsOf(asked)).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
  });

  test('refunds a payment in parts, each part once', async () => {
    const paid = await captured();
    const [part, rest] = [
      { refundId: randomUUID(), amount: 990n, providerRefundId: null },
      { refundId: randomUUID(), amount: 1000n, providerRefundId: null },
    ];

    const first = await provider.refund(paid, part);

    expect(first).toEqual({ id: expect.stringMatching(/^re_/), status: 'SUCCEEDED', failureReason: null });
    expect(stripe.requestsTo('POST /v1/refunds').at(-1)).toMatchObject({
      idempotencyKey: `refund-${part.refundId}`,
      params: {
        payment_intent: paid.providerPaymentId,
        amount: '990',
        metadata: { refundId: part.refundId, paymentId: paid.paymentId },
      },
    });
    // Much later: Stripe has forgotten the key.
    stripe.forgetKeys();
    expect(await provider.refund(paid, part)).toEqual(first);
    expect(await provider.refund(paid, rest)).toMatchObject({ status: 'SUCCEEDED' });
    expect(refundsOf(paid).map(({ amount }) => amount)).toEqual([1000, 990]);
    expect(
      await provider.refund(paid, { refundId: randomUUID(), amount: 1n, providerRefundId: null }),
    ).toEqual({
      id: null,
      status: 'FAILED',
      failureReason: 'Stripe rejected the refund (charge_already_refunded).',
    });
  });

  test.each([true, false])(
    'a refund with a lost answer is created once (with effect: %s)',
    async (effect) => {
      const paid = await captured();
      const refund = { refundId: randomUUID(), amount: 1990n, providerRefundId: null };
      stripe.fail('POST /v1/refunds', { effect, answer: 'none' }, 2);

      await expect(provider.refund(paid, refund)).rejects.toThrow('connection');

      expect(await provider.refund(paid, refund)).toMatchObject({ status: 'SUCCEEDED' });
      expect(refundsOf(paid)).toHaveLength(1);
    },
  );

  test('a repeated request returns the current state of a refund: pending, then failed at the bank', async () => {
    const paid = await captured();
    const refund = { refundId: randomUUID(), amount: 100n, providerRefundId: null };
    const { id } = await provider.refund(paid, refund);
    const atStripe = refundsOf(paid)[0]!;

    atStripe.status = 'pending';
    expect(await provider.refund(paid, refund)).toEqual({ id, status: 'PENDING', failureReason: null });
    stripe.books.advanceRefund(id!, 'failed');
    expect(await provider.refund(paid, refund)).toEqual({
      id,
      status: 'FAILED',
      failureReason: 'The refund failed (expired_or_canceled_card).',
    });
  });

  test('a known refund is only read, and never created again', async () => {
    const paid = await captured();
    const refundId = randomUUID();
    const { id } = await provider.refund(paid, { refundId, amount: 100n, providerRefundId: null });
    // The metadata was cleared in Stripe's dashboard, and Stripe has forgotten the key.
    refundsOf(paid)[0]!.metadata = {};
    stripe.forgetKeys();

    expect(await provider.refund(paid, { refundId, amount: 100n, providerRefundId: id })).toEqual({
      id,
      status: 'SUCCEEDED',
      failureReason: null,
    });
    expect(refundsOf(paid)).toHaveLength(1);
  });

  test('rejects a partial refund without an exact amount at Stripe', async () => {
    const paid = await captured({ amount: 5120n, currency: 'KWD' });

    expect(
      await provider.refund(paid, { refundId: randomUUID(), amount: 5n, providerRefundId: null }),
    ).toEqual({
      id: null,
      status: 'FAILED',
      failureReason: 'Amounts in KWD can only be paid in steps of 0.010.',
    });
    expect(
      await provider.refund(paid, { refundId: randomUUID(), amount: 5120n, providerRefundId: null }),
    ).toMatchObject({
      status: 'SUCCEEDED',
    });
  });
});

describe('webhooks', () => {
  const read = ({ body, headers }: ReturnType<typeof signed>) =>
    provider.parseWebhook(Buffer.from(body), headers);
  const lastEvent = () => stripe.books.events.at(-1)!;

  test('an event names its payment, for events of payments and of refunds', async () => {
    const paid = await captured();
    const succeeded = lastEvent();
    await provider.refund(paid, { refundId: randomUUID(), amount: 1n, providerRefundId: null });
    const { providerPaymentId, paymentId } = paid;

    expect(await read(signed(succeeded))).toMatchObject({
      id: succeeded.id,
      type: 'payment_intent.succeeded',
      providerPaymentId,
      paymentId,
    });
    expect(await read(signed(lastEvent()))).toMatchObject({
      type: 'refund.created',
      providerPaymentId,
      paymentId,
    });
  });

  test('an event about another object names no payment', async () => {
    await captured();
    const payload = JSON.stringify({
      ...lastEvent(),
      type: 'customer.created',
      data: { object: { id: 'cus_1', object: 'customer' } },
    });

    expect(await read(signed(lastEvent(), { payload }))).toMatchObject({
      type: 'customer.created',
      providerPaymentId: null,
      paymentId: null,
    });
  });

  test('an event about an unrelated intent of the same account names no payment of the shop', async () => {
    const { id } = stripe.books.createIntent({
      amount: '500',
      currency: 'usd',
      payment_method: 'pm_card_visa',
      metadata: { paymentId: '17' },
    });

    expect(await read(signed(lastEvent()))).toMatchObject({ providerPaymentId: id, paymentId: null });
  });

  test.each([
    ['no JSON', () => 'paid!'],
    ['no object', () => 'null'],
    ['no data', (event: object) => JSON.stringify({ ...event, data: undefined })],
    ['a number as id', (event: object) => JSON.stringify({ ...event, id: 1 })],
    ['an id with a NUL', (event: object) => JSON.stringify({ ...event, id: 'evt_\u0000' })],
    ['a thin event', () => JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: 'v1.x' })],
    [
      'an intent without a usable id',
      (event: object) =>
        JSON.stringify({ ...event, data: { object: { object: 'refund', payment_intent: 1 } } }),
    ],
  ])('a signed message with %s is malformed', async (_, payload) => {
    await captured();
    expect(await read(signed(lastEvent(), { payload: payload(lastEvent()) }))).toBe('malformed');
  });

  test('rejects a body whose signature does not match its bytes', async () => {
    await captured();
    const event = lastEvent();
    const { body, headers } = signed(event);

    expect(await provider.parseWebhook(Buffer.from(body), headers)).not.toBeNull();
    for (const wrong of [
      { body: body.replace('1990', '1991'), headers },
      { body: JSON.stringify(event), headers },
      { body: '', headers },
      { body, headers: { ...headers, 'stripe-signature': '' } },
      { body, headers: { ...headers, 'stripe-signature': 't=1,v1=00' } },
      {
        body,
        headers: { ...headers, 'stripe-signature': headers['stripe-signature'].replace('v1=', 'v0=') },
      },
      signed(event, { secret: 'whsec_another' }),
      signed(event, { secondsAgo: 301 }),
    ]) {
      expect(await read(wrong)).toBeNull();
    }
    expect(await provider.parseWebhook(Buffer.from(body), {})).toBeNull();
    expect(await read(signed(event, { secondsAgo: 290 }))).not.toBeNull();
  });
});
