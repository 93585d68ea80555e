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

// ── amounts ─────────────────────────────────────────────────────────────────────────────────────────────────────

test.each([
  ['USD', '19.90', 1990],
  ['EUR', '0.01', 1],
  ['JPY', '500', 500],
  ['KRW', '1', 1],
  // Divided by nobody, and yet told in hundredths.
  ['ISK', '5', 500],
  ['UGX', '1200', 120_000],
  ['KWD', '5.120', 5120],
  ['TND', '0.010', 10],
  // Divided by ISO 4217 alone.
  ['MGA', '7.00', 7],
  ['HUF', '10.45', 1045],
])('%s %s is %i for Stripe, and back', (currency, decimal, stripeAmount) => {
  const amount = toMinorUnits(decimal, currency)!;

  expect(toStripeAmount({ amount, currency })).toBe(stripeAmount);
  expect(fromStripeAmount(stripeAmount, currency)).toBe(amount);
});

test.each([
  ['KWD', '5.124'],
  ['BHD', '0.001'],
  ['MGA', '7.20'],
])('%s %s cannot be told to Stripe exactly', (currency, decimal) => {
  expect(toStripeAmount({ amount: toMinorUnits(decimal, currency)!, currency })).toBeNull();
});

test('a fraction of ISK, which only Stripe knows, is no amount of ours', () => {
  expect(fromStripeAmount(550, 'ISK')).toBeNull();
});

test('whatever Stripe can be told comes back as it was, in every currency', () => {
  const currencies = Intl.supportedValuesOf('currency');
  fc.assert(
    fc.property(fc.constantFrom(...currencies), fc.bigInt(1n, 10n ** 9n), (currency, amount) => {
      const told = toStripeAmount({ amount, currency });
      expect(told === null || fromStripeAmount(told, currency) === amount).toBe(true);
      // Ten times as much of three digits, a hundred times as much of two that are not there, can always be told.
      expect(toStripeAmount({ amount: amount * 100n, currency })).not.toBeNull();
    }),
  );
});

// ── reserving ───────────────────────────────────────────────────────────────────────────────────────────────────

test('a payment is reserved by one request with all that Stripe has to know, and taken by another', async () => {
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

test('a payment that is asked for again is answered as it stands by now', async () => {
  const asked = payment();
  const { id } = await provider.authorize(asked);
  await provider.capture({ ...asked, providerPaymentId: id });

  const again = await provider.authorize(asked);

  expect(again).toMatchObject({ id, status: 'CAPTURED' });
  expect(intentsOf(asked)).toHaveLength(1);
});

test('a payment that is asked for ten times at once is reserved once', async () => {
  const asked = payment();

  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => provider.authorize(asked)));

  const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
  expect(new Set(ids).size).toBe(1);
  expect(intentsOf(asked)).toHaveLength(1);
});

test('while the same request is under way nobody knows, and later everybody does', async () => {
  const asked = payment();
  const { arrived, letGo } = stripe.hold('POST /v1/payment_intents');
  const first = provider.authorize(asked);
  await arrived;

  await expect(provider.authorize(asked)).rejects.toMatchObject({ statusCode: 409 });
  letGo();

  expect(await provider.authorize(asked)).toEqual(await first);
});

test.each([
  ['pm_card_chargeDeclined', 'Your card was declined.'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'Your card has insufficient funds.'],
])('%s is declined with a reason for customers, and can never be charged any more', async (token, reason) => {
  const asked = payment({ token });

  const declined = await provider.authorize(asked);
  const [intent] = intentsOf(asked);

  expect(declined).toEqual({ id: intent?.id, status: 'DECLINED', failureReason: reason, clientSecret: null });
  expect(intent?.status).toBe('canceled');
  expect(() => stripe.books.confirm(intent!.id, 'succeeds')).toThrow('status of canceled');
  expect(await provider.authorize(asked)).toEqual(declined);
  expect(await provider.find({ ...asked, providerPaymentId: declined.id })).toEqual(declined);
  expect(intentsOf(asked)).toHaveLength(1);
});

test('a payment method that does not exist is declined, and there is nothing at Stripe', async () => {
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
])('an amount that Stripe does not take is declined: %o', async (values, failureReason) => {
  const asked = payment(values);

  expect(await provider.authorize(asked)).toMatchObject({ id: null, status: 'DECLINED', failureReason });
  expect(intentsOf(asked)).toEqual([]);
});

test('a payment that needs confirmation has a secret for the client, and stands reserved once confirmed', async () => {
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

test('a confirmation that fails is the end of it: the client cannot try another card', async () => {
  const asked = payment({ token: 'pm_card_authenticationRequired' });
  const { id } = await provider.authorize(asked);
  stripe.books.confirm(id!, 'fails');

  const found = await provider.find({ ...asked, providerPaymentId: id });

  expect(found).toMatchObject({ id, status: 'DECLINED', failureReason: 'The payment was not confirmed.' });
  expect(() => stripe.books.confirm(id!, 'succeeds')).toThrow('status of canceled');
});

test('a payment that the bank has yet to decide about is under way', async () => {
  const asked = payment();
  const { id } = await provider.authorize(asked);
  stripe.books.intents.get(id!)!.status = 'processing';

  expect(await provider.find({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'PROCESSING' });
  expect(await provider.void({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'PROCESSING' });
});

// ── answers that get lost ───────────────────────────────────────────────────────────────────────────────────────

test.each([true, false])('a connection that breaks once is not noticed (with effect: %s)', async (effect) => {
  const asked = payment();
  stripe.fail('POST /v1/payment_intents', { effect, answer: 'none' });

  expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
  expect(intentsOf(asked)).toHaveLength(1);
});

test.each([
  { effect: true, answer: 'none' } as const,
  { effect: false, answer: 'none' } as const,
  { effect: false, answer: 429 } as const,
])('nobody knows after %o, and asking again finds or reserves it once', async (failure) => {
  const asked = payment();
  stripe.fail('POST /v1/payment_intents', failure, failure.answer === 429 ? 1 : 2);

  await expect(provider.authorize(asked)).rejects.toThrow(/connection|Too many requests/);

  expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
  expect(intentsOf(asked)).toHaveLength(1);
});

test('after an error of Stripe, which is repeated under the same key, a search finds what came of it', async () => {
  const asked = payment();
  stripe.fail('POST /v1/payment_intents', { effect: true, answer: 500 });
  stripe.indexLags = true;

  await expect(provider.authorize(asked)).rejects.toMatchObject({ statusCode: 500 });
  expect(await provider.find(asked)).toBeNull();
  stripe.indexLags = false;

  expect(await provider.authorize(asked)).toMatchObject({ status: 'AUTHORIZED' });
  expect(intentsOf(asked)).toHaveLength(1);
});

test('a payment older than the keys that Stripe remembers is looked for, and never made anew', async () => {
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

test('a capture whose answer was lost is found done, and takes the money once', async () => {
  const asked = payment();
  const reserved = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
  stripe.fail('POST /v1/payment_intents/:id/capture', { effect: true, answer: 'none' }, 2);

  await expect(provider.capture(reserved)).rejects.toThrow('connection');
  expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
  expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
  expect(stripe.books.charges().filter(({ id }) => id === reserved.providerPaymentId)).toHaveLength(1);
});

test.each([400, 500] as const)('a capture that is answered by %i can be asked for again', async (status) => {
  const asked = payment();
  const reserved = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
  stripe.fail('POST /v1/payment_intents/:id/capture', { effect: false, answer: status });

  await expect(provider.capture(reserved)).rejects.toMatchObject({ statusCode: status });
  expect(await provider.capture(reserved)).toMatchObject({ status: 'CAPTURED' });
});

test('a key that Stripe does not know is no answer about a payment', async () => {
  const stranger = stripeProvider({ ...stripe, secretKey: 'sk_test_wrong', apiBase: stripe.url });

  await expect(stranger.authorize(payment())).rejects.toMatchObject({ statusCode: 401 });
});

test('an intent for another amount than its payment is left to a person', async () => {
  const asked = payment();
  const { id } = await provider.authorize(asked);
  stripe.books.intents.get(id!)!.amount = 1000;

  await expect(provider.find({ ...asked, providerPaymentId: id })).rejects.toThrow('is for 1000 usd');
});

test('a payment that Stripe never heard of is not found', async () => {
  expect(await provider.find(payment())).toBeNull();
});

// ── giving up and giving back ───────────────────────────────────────────────────────────────────────────────────

test.each(['pm_card_visa', 'pm_card_authenticationRequired'])(
  'what was not taken is let go of: %s',
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

test('what was taken cannot be let go of any more', async () => {
  const asked = payment();
  const { id } = await provider.authorize(asked);
  await provider.capture({ ...asked, providerPaymentId: id });

  expect(await provider.void({ ...asked, providerPaymentId: id })).toMatchObject({ status: 'CAPTURED' });
});

test.each([
  ['which took effect', true],
  ['which took none', false],
])('a payment is let go of after a request %s and whose answer was lost', async (_, effect) => {
  const asked = payment();
  stripe.fail('POST /v1/payment_intents', { effect, answer: 'none' }, 2);
  await expect(provider.authorize(asked)).rejects.toThrow(/connection|Too many requests/);

  expect(await provider.void(asked)).toMatchObject({ status: 'VOIDED' });
  expect(intentsOf(asked)).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
});

async function captured(values: Partial<PaymentRequest> = {}): Promise<PaymentRequest> {
  const asked = payment(values);
  const known = { ...asked, providerPaymentId: (await provider.authorize(asked)).id };
  expect(await provider.capture(known)).toMatchObject({ status: 'CAPTURED' });
  return known;
}
const refundsOf = ({ providerPaymentId }: PaymentRequest) => stripe.books.refundsOf(providerPaymentId!);

test('a payment is given back in parts, each of them once', async () => {
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
  // Long after: the key is forgotten.
  stripe.forgetKeys();
  expect(await provider.refund(paid, part)).toEqual(first);
  expect(await provider.refund(paid, rest)).toMatchObject({ status: 'SUCCEEDED' });
  expect(refundsOf(paid).map(({ amount }) => amount)).toEqual([1000, 990]);
  expect(await provider.refund(paid, { refundId: randomUUID(), amount: 1n, providerRefundId: null })).toEqual(
    {
      id: null,
      status: 'FAILED',
      failureReason: 'Stripe rejected the refund (charge_already_refunded).',
    },
  );
});

test.each([true, false])('a refund whose answer was lost is given once (with effect: %s)', async (effect) => {
  const paid = await captured();
  const refund = { refundId: randomUUID(), amount: 1990n, providerRefundId: null };
  stripe.fail('POST /v1/refunds', { effect, answer: 'none' }, 2);

  await expect(provider.refund(paid, refund)).rejects.toThrow('connection');

  expect(await provider.refund(paid, refund)).toMatchObject({ status: 'SUCCEEDED' });
  expect(refundsOf(paid)).toHaveLength(1);
});

test('a refund that is under way, and then fails at the bank, is answered as it stands', async () => {
  const paid = await captured();
  const refund = { refundId: randomUUID(), amount: 100n, providerRefundId: null };
  const { id } = await provider.refund(paid, refund);
  const atStripe = refundsOf(paid)[0]!;

  atStripe.status = 'pending';
  expect(await provider.refund(paid, refund)).toEqual({ id, status: 'PENDING', failureReason: null });
  stripe.books.settleRefund(id!, 'failed');
  expect(await provider.refund(paid, refund)).toEqual({
    id,
    status: 'FAILED',
    failureReason: 'The refund failed (expired_or_canceled_card).',
  });
});

test('a refund that is known is asked about, and never made again', async () => {
  const paid = await captured();
  const refundId = randomUUID();
  const { id } = await provider.refund(paid, { refundId, amount: 100n, providerRefundId: null });
  // Somebody has cleared it in Stripe's dashboard, and Stripe has forgotten the key.
  refundsOf(paid)[0]!.metadata = {};
  stripe.forgetKeys();

  expect(await provider.refund(paid, { refundId, amount: 100n, providerRefundId: id })).toEqual({
    id,
    status: 'SUCCEEDED',
    failureReason: null,
  });
  expect(refundsOf(paid)).toHaveLength(1);
});

test('a part that Stripe has no number for cannot be given back', async () => {
  const paid = await captured({ amount: 5120n, currency: 'KWD' });

  expect(await provider.refund(paid, { refundId: randomUUID(), amount: 5n, providerRefundId: null })).toEqual(
    {
      id: null,
      status: 'FAILED',
      failureReason: 'Amounts in KWD can only be paid in steps of 0.010.',
    },
  );
  expect(
    await provider.refund(paid, { refundId: randomUUID(), amount: 5120n, providerRefundId: null }),
  ).toMatchObject({
    status: 'SUCCEEDED',
  });
});

// ── webhooks ────────────────────────────────────────────────────────────────────────────────────────────────────

const read = ({ body, headers }: ReturnType<typeof signed>) =>
  provider.readWebhook(Buffer.from(body), headers);
const lastEvent = () => stripe.books.events.at(-1)!;

test('an event says which payment it is about, whether it tells of the payment or of a refund', async () => {
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

test('an event about something else names no payment', async () => {
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

test('an event about a stranger in the same account names no payment of ours', async () => {
  const { id } = stripe.books.createIntent({
    amount: '500',
    currency: 'usd',
    payment_method: 'pm_card_visa',
    metadata: { paymentId: '17' },
  });

  expect(await read(signed(lastEvent()))).toMatchObject({ providerPaymentId: id, paymentId: null });
});

test('a body that is not signed as it came is not from Stripe', async () => {
  await captured();
  const event = lastEvent();
  const { body, headers } = signed(event);

  expect(await provider.readWebhook(Buffer.from(body), headers)).not.toBeNull();
  for (const wrong of [
    { body: body.replace('1990', '1991'), headers },
    { body: JSON.stringify(event), headers },
    { body: '', headers },
    { body, headers: { ...headers, 'stripe-signature': '' } },
    { body, headers: { ...headers, 'stripe-signature': 't=1,v1=00' } },
    { body, headers: { ...headers, 'stripe-signature': headers['stripe-signature'].replace('v1=', 'v0=') } },
    signed(event, { secret: 'whsec_another' }),
    signed(event, { secondsAgo: 301 }),
  ]) {
    expect(await read(wrong)).toBeNull();
  }
  expect(await provider.readWebhook(Buffer.from(body), {})).toBeNull();
  expect(await read(signed(event, { secondsAgo: 290 }))).not.toBeNull();
});
