import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { payments, testPayments } from '../../src/platform/db/schema.ts';
import type { PaymentProvider } from '../../src/shop/payments/providers/provider.ts';
import { reconcilePayments } from '../../src/shop/payments/reconcile-payments.ts';
import { advancePayment } from '../../src/shop/payments/advance-payment.ts';
import { settleOrderPayments } from '../../src/shop/payments/settle-order-payments.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { newShopper, newStaffMember, type Actor, actor } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { ADDRESS, newProduct, newShippingMethod, newTaxRate } from '../support/data.ts';

let app: App;
let staff: Actor;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const money = (amount: string) => ({ amount });

/** Returns the payment of an order of 30.00, which the token captures by default. */
async function paid(token = 'success') {
  const ada = await newShopper(app);
  const { id: orderId } = await ada.buy(3);
  const { payment } = await ada.pay(orderId, token);
  return { ada, orderId, paymentId: payment.id };
}

/** Returns the refunds of a payment in the test provider's ledger. */
async function gaveBack(paymentId: string): Promise<string[]> {
  const [row] = await app.db
    .select({ refunds: testPayments.refunds })
    .from(testPayments)
    .innerJoin(payments, eq(payments.providerPaymentId, testPayments.id))
    .where(eq(payments.id, paymentId));
  return Object.values(row!.refunds);
}

test("refunds a part and then the rest, shows both on the order, and keeps the order's status", async () => {
  const { paymentId } = await paid();

  expect(await staff.refund(paymentId, { amount: '12.50', reason: ' Broken on arrival. ' })).toMatchObject({
    __typename: 'RefundPaymentSuccess',
    replayed: false,
    refund: {
      status: 'SUCCEEDED',
      amount: money('12.50'),
      reason: 'Broken on arrival.',
      failureReason: null,
    },
    payment: {
      status: 'PARTIALLY_REFUNDED',
      amountRefunded: money('12.50'),
      order: {
        paymentStatus: 'PARTIALLY_REFUNDED',
        amountRefunded: money('12.50'),
        amountDue: money('0.00'),
        status: 'PROCESSING',
      },
    },
  });
  expect(await staff.refund(paymentId)).toMatchObject({
    refund: { amount: money('17.50') },
    payment: { status: 'REFUNDED', order: { paymentStatus: 'REFUNDED', amountRefunded: money('30.00') } },
  });
  expect(await gaveBack(paymentId)).toEqual(['1250', '1750']);
});

test('rejects refunds above the captured amount', async () => {
  const { paymentId } = await paid();
  await staff.refund(paymentId, { amount: 20 });

  expect(await staff.refund(paymentId, { amount: '10.01' })).toMatchObject({
    __typename: 'RefundNotPossible',
    refundable: money('10.00'),
    payment: { id: paymentId },
  });
  await staff.refund(paymentId, { amount: 10 });
  expect(await staff.refund(paymentId)).toMatchObject({
    __typename: 'RefundNotPossible',
    refundable: money('0.00'),
    message: 'There is nothing left to refund.',
  });
  expect(await gaveBack(paymentId)).toEqual(['2000', '1000']);
});

test.each(['decline', 'confirm', 'timeout'])(
  'rejects a refund of a payment that was not captured (%s)',
  async (token) => {
    const { paymentId } = await paid(token);

    expect(await staff.refund(paymentId)).toMatchObject({
      __typename: 'RefundNotPossible',
      refundable: money('0.00'),
    });
  },
);

test('a repeated key always returns the same refund', async () => {
  const { paymentId } = await paid();
  const input = { amount: 5, idempotencyKey: randomUUID() };

  const answers = await Promise.all(Array.from({ length: 10 }, () => staff.refund(paymentId, input)));

  expect(new Set(answers.map(({ refund: { id } }) => id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await gaveBack(paymentId)).toEqual(['500']);
  expect(await staff.refund(paymentId, { ...input, amount: 6 })).toMatchObject({
    __typename: 'IdempotencyKeyReused',
  });
});

test("no client key can collide with the keys of the shop's own refunds", async () => {
  const { ada, orderId, paymentId } = await paid();
  for (const idempotencyKey of ['cancelled', 'unwanted']) {
    await staff.refund(paymentId, { amount: 5, idempotencyKey });
  }
  await staff.cancel(orderId);
  await settleOrderPayments(app.db, app.paymentProvider!, orderId);

  expect(
    await ask(app, `query ($id: ID!) { order(by: { id: $id }) { paymentStatus } }`, { id: orderId }, ada),
  ).toEqual({ paymentStatus: 'REFUNDED' });
  expect(await gaveBack(paymentId)).toEqual(['500', '500', '2000']);
});

test('of 20 concurrent refunds of a third each, three succeed', async () => {
  const { paymentId } = await paid();

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => staff.refund(paymentId, { amount: 10 })),
  );

  expect(answers.filter(({ __typename }) => __typename === 'RefundPaymentSuccess')).toHaveLength(3);
  expect(answers.filter(({ __typename }) => __typename === 'RefundNotPossible')).toHaveLength(17);
  expect(await gaveBack(paymentId)).toEqual(['1000', '1000', '1000']);
});

test('lists all issues of an input together', async () => {
  const { paymentId } = await paid();

  expect(
    await staff.refund(paymentId, { amount: 0, reason: 'x'.repeat(2001), idempotencyKey: 'ä' }),
  ).toMatchObject({
    __typename: 'InvalidInput',
    issues: [
      { path: ['reason'], code: 'TOO_LONG' },
      { path: ['idempotencyKey'], code: 'INVALID' },
      { path: ['amount'], code: 'OUT_OF_RANGE' },
    ],
  });
  expect(await staff.refund(paymentId, { amount: '1.001' })).toMatchObject({
    issues: [{ code: 'TOO_PRECISE' }],
  });
});

test('customers cannot refund, and an unknown payment is NOT_FOUND', async () => {
  const { ada, paymentId } = await paid();

  expect(await ada.refund(paymentId)).toBe('FORBIDDEN');
  expect(await staff.refund(randomUUID())).toBe('NOT_FOUND');
});

test('a refund without an answer is pending and reserves its amount, until reconciliation finds its outcome', async () => {
  const { paymentId } = await paid();
  // The provider refunds, and the answer is lost.
  const real = testProvider({ db: app.db, webhookSecret: 'secret' });
  const silent = await startApp({
    sharedApp: app,
    paymentProvider: {
      ...real,
      refund: async (...args) => {
        await real.refund(...args);
        throw new Error('the connection broke');
      },
    },
  });
  const input = { amount: 10, idempotencyKey: randomUUID() };
  try {
    expect(await actor(silent, staff).refund(paymentId, input)).toMatchObject({
      refund: { status: 'PENDING' },
      payment: { status: 'CAPTURED', amountRefunded: money('0.00') },
    });
  } finally {
    await silent.stop();
  }
  await app.db.$client.query(
    `update refunds set updated_at = now() - interval '1 minute' where status = 'PENDING'`,
  );
  expect(await staff.refund(paymentId, { amount: '20.01' })).toMatchObject({ refundable: money('20.00') });
  await reconcilePayments(app.db, real, 30);

  expect(await staff.refund(paymentId, input)).toMatchObject({
    replayed: true,
    refund: { status: 'SUCCEEDED' },
    payment: { status: 'PARTIALLY_REFUNDED', amountRefunded: money('10.00') },
  });
  expect(await gaveBack(paymentId)).toEqual(['1000']);
});

test('a late capture at a disabled provider is reported to staff, and not forgotten', async () => {
  const { orderId, paymentId } = await paid();
  const closed = await startApp({ sharedApp: app, paymentProvider: null });
  try {
    expect(await actor(closed, staff).refund(paymentId)).toMatchObject({
      __typename: 'RefundNotPossible',
      message: 'This shop no longer uses test. Refund the payment there, then record it with recordOnly.',
      refundable: money('30.00'),
    });
  } finally {
    await closed.stop();
  }
  await staff.cancel(orderId);
  await expect(settleOrderPayments(app.db, null, orderId)).rejects.toThrow('not settled');
  expect(await gaveBack(paymentId)).toEqual([]);
});

test('a refund that the bank rejects later no longer counts, and can be repeated', async () => {
  const { paymentId } = await paid();
  const { refund: first } = await staff.refund(paymentId, { amount: 10 });
  const sendsBack = {
    ...app.paymentProvider!,
    refund: async () => ({
      id: `refund_${first.id}`,
      status: 'FAILED' as const,
      failureReason: 'The card is closed.',
    }),
  };
  for (let times = 0; times < 2; times++)
    await advancePayment(app.db, sendsBack, paymentId, { providerPaymentId: null });

  expect(await staff.refund(paymentId, { amount: '30.01' })).toMatchObject({ refundable: money('30.00') });
  const { rows } = await app.db.$client.query(
    `select refunds.status, refunds.failure_reason, payments.status as payment, refunded::int
     from refunds join payments on payments.id = payment_id where refunds.id = $1`,
    [first.id],
  );
  expect(rows).toEqual([
    { status: 'FAILED', failure_reason: 'The card is closed.', payment: 'CAPTURED', refunded: 0 },
  ]);
});

describe('refunds of cancelled orders', () => {
  /** Returns the test provider with refunds that fail while `fails` returns true. */
  const failing = (fails: () => boolean) => ({
    ...app.paymentProvider!,
    refund: async (...args: Parameters<PaymentProvider['refund']>) =>
      fails()
        ? { id: null, status: 'FAILED' as const, failureReason: 'There is not enough money in the account.' }
        : app.paymentProvider!.refund(...args),
  });

  const hoursPass = (hours: number) =>
    app.db.$client.query(`update refunds set updated_at = updated_at - make_interval(hours => $1)`, [hours]);
  const tries = async (orderId: string): Promise<string[]> =>
    (await staff.order(orderId)).payments[0]!.refunds.map(({ status }: { status: string }) => status);

  test('retries the refund of a cancelled order until it succeeds, and the job reports each failure', async () => {
    const { orderId, paymentId } = await paid();
    await staff.cancel(orderId);
    let isShort = true;
    const provider = failing(() => isShort);
    const settle = () => settleOrderPayments(app.db, provider, orderId);
    const NOT_SETTLED = `the payments of order ${orderId} are not settled`;

    await expect(settle()).rejects.toThrow(NOT_SETTLED);
    await expect(settle()).rejects.toThrow(NOT_SETTLED);
    expect(await tries(orderId)).toEqual(['FAILED']);
    await hoursPass(1);
    await expect(settle()).rejects.toThrow(NOT_SETTLED);
    expect(await tries(orderId)).toEqual(['FAILED', 'FAILED']);
    isShort = false;
    await hoursPass(1);
    await expect(settle()).rejects.toThrow(NOT_SETTLED);
    await hoursPass(1);
    await settle();

    expect(await tries(orderId)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);
    expect(await staff.order(orderId)).toMatchObject({
      paymentStatus: 'REFUNDED',
      amountRefunded: money('30.00'),
      payments: [
        {
          refunds: [
            { failureReason: 'There is not enough money in the account.' },
            {},
            { failureReason: null },
          ],
        },
      ],
    });
    expect(await gaveBack(paymentId)).toEqual(['3000']);
  });

  test('staff can refund before the shop retries', async () => {
    const { orderId, paymentId } = await paid();
    await staff.cancel(orderId);
    await settleOrderPayments(
      app.db,
      failing(() => true),
      orderId,
    ).catch(() => {});

    expect((await staff.refund(paymentId)).payment.order).toMatchObject({ paymentStatus: 'REFUNDED' });
    await settleOrderPayments(app.db, app.paymentProvider, orderId);
    expect(await gaveBack(paymentId)).toEqual(['3000']);
  });

  test('a refund that was pending at the cancellation and then failed is repeated with the remainder', async () => {
    const { orderId, paymentId } = await paid();
    let state: 'PENDING' | 'FAILED' = 'PENDING';
    const provider: PaymentProvider = {
      ...app.paymentProvider!,
      refund: async (payment, request) =>
        request.amount === 1000n && request.refundId === partId
          ? { id: 'slow', status: state, failureReason: null }
          : app.paymentProvider!.refund(payment, request),
    };
    const { rows } = await app.db.$client.query(
      `insert into refunds (id, payment_id, amount, idempotency_key, fingerprint)
     values (gen_random_uuid(), $1, 1000, 'part', '') returning id`,
      [paymentId],
    );
    const partId: string = rows[0].id;
    await staff.cancel(orderId);
    await settleOrderPayments(app.db, provider, orderId);
    state = 'FAILED';
    await expect(settleOrderPayments(app.db, provider, orderId)).rejects.toThrow('not settled');
    await settleOrderPayments(app.db, provider, orderId);

    expect(await staff.order(orderId)).toMatchObject({
      paymentStatus: 'REFUNDED',
      amountRefunded: money('30.00'),
    });
    expect(await gaveBack(paymentId)).toEqual(['2000', '1000']);
  });

  test('a pending refund is reported once, and once more when it succeeds', async () => {
    const { orderId } = await paid();
    let status: 'PENDING' | 'SUCCEEDED' = 'PENDING';
    const provider: PaymentProvider = {
      ...app.paymentProvider!,
      refund: async () => ({ id: 'slow', status, failureReason: null }),
    };
    await staff.cancel(orderId);
    const lastChanges = async () => {
      const { rows } = await app.db.$client.query(
        `select data ->> 'change' as change from outbox where data ->> 'orderId' = $1 and data ->> 'change' <> 'CANCELLED'
       order by id desc limit 2`,
        [orderId],
      );
      return rows.map(({ change }) => change);
    };
    const before = await lastChanges();
    for (let turn = 0; turn < 3; turn++) await settleOrderPayments(app.db, provider, orderId);
    expect(await lastChanges()).toEqual(before);
    status = 'SUCCEEDED';
    await settleOrderPayments(app.db, provider, orderId);
    expect((await lastChanges())[0]).toBe('REFUNDED');
  });

  test('an order cancelled while its provider is disabled is refunded once after it is enabled', async () => {
    const { orderId } = await paid();
    await staff.cancel(orderId);
    await expect(settleOrderPayments(app.db, null, orderId)).rejects.toThrow('not settled');
    await settleOrderPayments(app.db, app.paymentProvider, orderId);

    expect((await staff.order(orderId)).paymentStatus).toBe('REFUNDED');
  });

  test('retries the refund of a late capture until it succeeds, if the order was paid by another payment', async () => {
    const { ada, orderId, paymentId } = await paid('late');
    // The shop gave up this payment, and another payment paid the order.
    await app.db.update(payments).set({ status: 'FAILED' }).where(eq(payments.id, paymentId));
    await ada.pay(orderId);
    await app.db
      .update(testPayments)
      .set({ status: 'CAPTURED' })
      .where(eq(testPayments.id, `test_${paymentId}`));
    await advancePayment(
      app.db,
      failing(() => true),
      paymentId,
      { providerPaymentId: null },
    );

    await expect(settleOrderPayments(app.db, app.paymentProvider, orderId)).rejects.toThrow('not settled');
    await hoursPass(1);
    await settleOrderPayments(app.db, app.paymentProvider, orderId);
    expect(await gaveBack(paymentId)).toEqual(['3000']);
    expect(await staff.order(orderId)).toMatchObject({
      paymentStatus: 'PAID',
      amountRefunded: money('0.00'),
    });
  });

  test('does not repeat a cancellation at a provider that has not decided yet', async () => {
    const { orderId, paymentId } = await paid('late');
    await staff.cancel(orderId);
    let asked = 0;
    const undecided: PaymentProvider = {
      ...app.paymentProvider!,
      void: async () => {
        asked++;
        return { id: `test_${paymentId}`, status: 'PROCESSING', failureReason: null, clientSecret: null };
      },
    };

    await expect(settleOrderPayments(app.db, undecided, orderId)).rejects.toThrow('not settled');
    expect(asked).toBe(1);
  });

  test('customers cannot read the reason of a failed refund', async () => {
    const { ada, orderId } = await paid();
    await staff.cancel(orderId);
    await settleOrderPayments(
      app.db,
      failing(() => true),
      orderId,
    ).catch(() => {});
    const refunds = await ask(
      app,
      'query ($id: ID!) { order(by: { id: $id }) { payments { refunds { status failureReason } } } }',
      { id: orderId },
      ada,
    );

    expect(refunds.payments).toEqual([{ refunds: [{ status: 'FAILED', failureReason: null }] }]);
  });
});

describe('refunds of lines and the delivery', () => {
  const REFUND = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename
    ... on RefundPaymentSuccess { refund { amount { amount } tax { amount } shipping { amount }
      lines { id quantity amount { amount } tax { amount } } } payment { status } }
    ... on InvalidInput { issues { path code } } ... on UserError { message } } }`;
  const FIND = `query ($id: ID!) { order(by: { id: $id }) { total { amount } tax { amount } details { id }
    payments { refunds { amount { amount } tax { amount } } } } }`;

  /** Three units at 9.99 and a delivery at 4.90, with 7.7 per cent tax: 34.87 + 2.68. */
  async function paidWithDelivery() {
    const country = 'LI';
    if (!zone) {
      zone = await newShippingMethod(app, { country });
      await newTaxRate(app, { country, rate: 77_000 });
    }
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app, { price: 999n });
    const { order } = await ada.placeOrder([{ productId, quantity: 3 }], {
      shippingAddress: { ...ADDRESS, country },
      shippingMethodId: zone.id,
    });
    const { payment } = await ada.pay(order.id);
    const found = await ask(app, FIND, { id: order.id }, staff);
    expect([found.total, found.tax]).toEqual([money('37.55'), money('2.68')]);
    const refund = (input: object) =>
      ask(app, REFUND, { input: { paymentId: payment.id, idempotencyKey: randomUUID(), ...input } }, staff);
    return { orderId: order.id, line: found.details[0].id as string, refund };
  }
  let zone: Awaited<ReturnType<typeof newShippingMethod>> | undefined;

  test('add up to the order and its tax, to the minor unit', async () => {
    const { orderId, line, refund } = await paidWithDelivery();

    expect(await refund({ lines: [{ id: line, quantity: 1 }], shipping: true })).toEqual({
      __typename: 'RefundPaymentSuccess',
      refund: {
        amount: money('16.03'),
        tax: money('1.14'),
        shipping: money('5.28'),
        lines: [{ id: line, quantity: 1, amount: money('10.75'), tax: money('0.76') }],
      },
      payment: { status: 'PARTIALLY_REFUNDED' },
    });
    expect(await refund({ lines: [{ id: line, quantity: 2 }] })).toMatchObject({
      refund: { amount: money('21.52'), tax: money('1.54'), shipping: null },
      payment: { status: 'REFUNDED' },
    });
    const { payments: paid } = await ask(app, FIND, { id: orderId }, staff);
    expect(paid[0].refunds).toEqual([
      { amount: money('16.03'), tax: money('1.14') },
      { amount: money('21.52'), tax: money('1.54') },
    ]);
  });

  test('are refused beyond the quantity of a line, for a second delivery, and for other orders', async () => {
    const { line, refund } = await paidWithDelivery();
    const other = await paidWithDelivery();
    await refund({ lines: [{ id: line, quantity: 2 }], shipping: true });
    const messageOf = async (input: object) => (await refund(input)).message;

    expect(await messageOf({ lines: [{ id: line, quantity: 2 }] })).toBe(
      'The quantity of a line that can still be refunded is 1, not 2.',
    );
    expect(await messageOf({ shipping: true })).toBe('The delivery was refunded already.');
    expect(await messageOf({ lines: [{ id: other.line, quantity: 1 }] })).toBe(
      'A line is not part of the order of the payment.',
    );
    await refund({ amount: '5.00' });
    expect(await messageOf({ lines: [{ id: line, quantity: 1 }] })).toBe(
      'The amount is more than the refundable amount.',
    );
  });

  test('are invalid with an amount, and a repeated key with other parts is refused', async () => {
    const { line, refund } = await paidWithDelivery();
    const lines = [{ id: line, quantity: 1 }];

    expect(await refund({ lines, amount: '1.00' })).toMatchObject({
      issues: [{ path: ['amount'], code: 'CONFLICT' }],
    });
    expect(await refund({ lines: [...lines, ...lines] })).toMatchObject({
      issues: [{ path: ['lines', '1'], code: 'INVALID' }],
    });
    const idempotencyKey = randomUUID();
    const first = await refund({ lines, idempotencyKey });
    expect(await refund({ lines, idempotencyKey })).toEqual(first);
    expect(await refund({ lines, shipping: true, idempotencyKey })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('of 20 concurrent refunds of a unit, three succeed', async () => {
    const { line, refund } = await paidWithDelivery();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refund({ lines: [{ id: line, quantity: 1 }] })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'RefundPaymentSuccess')).toHaveLength(3);
  });
});
