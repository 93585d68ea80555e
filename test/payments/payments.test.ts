import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { payments, testPayments } from '../../src/platform/db/schema.ts';
import type { PaymentProvider } from '../../src/shop/payments/providers/provider.ts';
import { reconcilePayments } from '../../src/shop/payments/reconcile-payments.ts';
import { settleOrderPayments } from '../../src/shop/payments/settle-order-payments.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { guest, newShopper, newStaffMember, actor } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { brokenOrders, newDiscountCode, newProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const money = (amount: string) => ({ amount });

/** Returns the charges of an order in the test provider's ledger: the amounts that the customer was charged. */
const chargesOf = async (orderId: string) => {
  const rows = await app.db
    .select({ status: testPayments.status, amount: testPayments.amount, refunds: testPayments.refunds })
    .from(testPayments)
    .innerJoin(payments, eq(payments.providerPaymentId, testPayments.id))
    .where(eq(payments.orderId, orderId));
  return rows.filter(({ status }) => status === 'CAPTURED');
};

const decisionOn = async (orderId: string, status: string) =>
  app.db
    .update(testPayments)
    .set({ status })
    .where(eq(testPayments.id, `test_${(await rowsOf(orderId))[0]!.id}`));
const testProviderOf = ({ db }: App) => testProvider({ db, webhookSecret: 'secret' });
const rowsOf = (orderId: string) =>
  app.db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(payments.id);
/** Delivers a provider event about the first payment of an order. */
async function deliverEvent(orderId: string) {
  const [payment] = await rowsOf(orderId);
  const { body, headers } = (await testProviderOf(app).decide(`test_${payment!.id}`))!;
  const { status } = await fetch(`${app.url}/webhooks/payments`, {
    method: 'POST',
    headers,
    body: body.toString(),
  });
  expect(status).toBe(200);
}

/** Returns a customer with an unpaid order of 20.00. */
async function buyer() {
  const ada = await newShopper(app);
  const { id: orderId } = await ada.buy(2);
  return { ada, orderId };
}

describe('payments', () => {
  test('a payment of the full amount moves the order to PROCESSING and is visible on it', async () => {
    const { ada, orderId } = await buyer();
    expect(await ada.order(orderId)).toMatchObject({
      status: 'PENDING',
      paymentStatus: 'UNPAID',
      amountDue: money('20.00'),
      amountRefunded: money('0.00'),
      payments: [],
    });

    expect(await ada.pay(orderId)).toMatchObject({
      __typename: 'PayOrderSuccess',
      replayed: false,
      clientSecret: null,
      payment: { status: 'CAPTURED', amount: money('20.00'), order: { id: orderId } },
      order: {
        status: 'PROCESSING',
        paymentStatus: 'PAID',
        amountDue: money('0.00'),
        payments: [{ status: 'CAPTURED', provider: 'test', failureReason: null, refunds: [] }],
        history: [
          { from: null, to: 'PENDING' },
          { from: 'PENDING', to: 'PROCESSING', note: 'Paid.', actor: null },
        ],
      },
    });
    expect(await chargesOf(orderId)).toMatchObject([{ amount: 2000n }]);
    const [row] = await app.db.select().from(payments).where(eq(payments.orderId, orderId));
    expect(row!.paymentToken).toBeNull();
  });

  test('a declined payment charges nothing, has a reason, and can be retried under another key', async () => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    const declined = await ada.pay(orderId, 'insufficient_funds', key);
    expect(declined).toMatchObject({
      __typename: 'PaymentDeclined',
      reason: 'The card has insufficient funds.',
      payment: { status: 'FAILED', failureReason: 'The card has insufficient funds.' },
    });
    expect(await ada.pay(orderId, 'insufficient_funds', key)).toEqual(declined);
    expect(await ada.order(orderId)).toMatchObject({
      status: 'PENDING',
      paymentStatus: 'UNPAID',
      amountDue: money('20.00'),
    });
    expect((await ada.pay(orderId)).order.payments).toMatchObject([
      { status: 'FAILED' },
      { status: 'CAPTURED' },
    ]);
    expect(await chargesOf(orderId)).toHaveLength(1);
  });

  test('declines a token that the provider does not know', async () => {
    const { ada, orderId } = await buyer();

    expect(await ada.pay(orderId, 'pm_card_visa')).toMatchObject({
      __typename: 'PaymentDeclined',
      reason: 'This is not a valid test token.',
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])('declines the token %s as well', async (token) => {
    const { ada, orderId } = await buyer();

    expect((await ada.pay(orderId, token)).__typename).toBe('PaymentDeclined');
  });

  test('a repeated key always returns the same payment', async () => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    const answers = await Promise.all(Array.from({ length: 10 }, () => ada.pay(orderId, 'success', key)));

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await ada.pay(orderId, 'success', key)).toMatchObject({
      replayed: true,
      payment: { status: 'CAPTURED' },
    });
    expect(await chargesOf(orderId)).toHaveLength(1);
    expect(await ada.pay(orderId, 'decline', key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    const other = await buyer();
    expect((await other.ada.pay(other.orderId, 'success', key)).__typename).toBe('PayOrderSuccess');
  });

  test('of two orders paid with one key at once, one is paid', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    for (let round = 0; round < 5; round++) {
      const placed = await Promise.all([1, 2].map(() => ada.placeOrder([{ productId }])));
      const key = randomUUID();

      const answers = await Promise.all(placed.map(({ order }) => ada.pay(order.id, 'success', key)));

      expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(
        new Set(['PayOrderSuccess', 'IdempotencyKeyReused']),
      );
    }
  });

  test('charges an order once if several callers pay it at once under different keys', async () => {
    const { ada, orderId } = await buyer();
    const staff = await newStaffMember(app);

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? ada : staff).pay(orderId)),
    );

    expect(answers.filter(({ __typename }) => __typename === 'PayOrderSuccess')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'OrderNotPayable')).toHaveLength(19);
    expect(await chargesOf(orderId)).toHaveLength(1);
    expect((await ada.order(orderId)).payments).toHaveLength(1);
  });

  test('rejects payment of an order that is paid, cancelled or free', async () => {
    const paid = await buyer();
    await paid.ada.pay(paid.orderId);
    const cancelled = await buyer();
    await cancelled.ada.cancel(cancelled.orderId);
    const ada = await newShopper(app);
    const { code } = await newDiscountCode(app, { percentage: 1_000_000 });
    const { id: productId } = await newProduct(app);
    const free = (await ada.placeOrder([{ productId }], { discountCode: code })).order;

    expect(await paid.ada.pay(paid.orderId)).toMatchObject({
      __typename: 'OrderNotPayable',
      message: 'The order is already paid.',
      order: { id: paid.orderId, paymentStatus: 'PAID' },
    });
    expect(await cancelled.ada.pay(cancelled.orderId)).toMatchObject({
      message: 'The order is cancelled.',
      order: { status: 'CANCELLED', amountDue: money('0.00') },
    });
    expect(await ada.pay(free.id)).toMatchObject({
      message: 'The order is already paid.',
      order: { paymentStatus: 'PAID', amountDue: money('0.00') },
    });
  });

  test('an order that staff already moved can still be paid, and keeps its status', async () => {
    const { ada, orderId } = await buyer();
    const staff = await newStaffMember(app);
    for (const status of ['PROCESSING', 'SHIPPED']) {
      await staff.move(orderId, status);
    }

    expect((await ada.pay(orderId)).order).toMatchObject({ status: 'SHIPPED', paymentStatus: 'PAID' });
  });

  test("another customer's order does not exist, staff may pay any order, and guests none", async () => {
    const { orderId } = await buyer();
    const grace = await newShopper(app);

    expect(await grace.pay(orderId)).toBe('NOT_FOUND');
    expect(await grace.pay(randomUUID())).toBe('NOT_FOUND');
    expect(await guest(app).pay(orderId)).toBe('UNAUTHENTICATED');
    expect((await (await newStaffMember(app)).pay(orderId)).__typename).toBe('PayOrderSuccess');
  });

  test('lists all issues of an input together', async () => {
    const { ada, orderId } = await buyer();

    expect(await ada.pay(orderId, '  ', '')).toEqual({
      __typename: 'InvalidInput',
      message: '2 fields of the input are wrong.',
      issues: [
        { path: ['idempotencyKey'], code: 'INVALID' },
        { path: ['paymentToken'], code: 'TOO_SHORT' },
      ],
    });
  });

  test('returns an error if the shop accepts no payments', async () => {
    const closed = await startApp({ sharedApp: app, paymentProvider: null });
    try {
      const { ada, orderId } = await buyer();
      expect(await actor(closed, ada).pay(orderId)).toMatchObject({
        __typename: 'OrderNotPayable',
        message: 'This shop does not accept payments.',
      });
    } finally {
      await closed.stop();
    }
  });
});

describe('pending payments', () => {
  test('a payment without an answer is pending, until reconciliation finds its outcome', async () => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    expect(await ada.pay(orderId, 'timeout', key)).toMatchObject({
      __typename: 'PayOrderSuccess',
      payment: { status: 'PENDING' },
      order: { status: 'PENDING', paymentStatus: 'PENDING', amountDue: money('20.00') },
    });
    expect(await ada.pay(orderId)).toMatchObject({
      __typename: 'OrderNotPayable',
      message: 'Another payment of the order is in progress. Wait for its outcome.',
    });
    await reconcilePayments(app.db, app.paymentProvider!, 0);

    expect(await ada.order(orderId)).toMatchObject({ status: 'PROCESSING', paymentStatus: 'PAID' });
    expect(await chargesOf(orderId)).toHaveLength(1);
    expect(await ada.pay(orderId, 'timeout', key)).toMatchObject({
      replayed: true,
      payment: { status: 'CAPTURED' },
    });
  });

  test('reconciliation skips recent payments, and parallel runs query each payment once', async () => {
    const stale = await Promise.all(Array.from({ length: 5 }, buyer));
    await Promise.all(stale.map(({ ada, orderId }) => ada.pay(orderId, 'timeout')));
    await reconcilePayments(app.db, app.paymentProvider!, 60);
    for (const { ada, orderId } of stale) expect((await ada.order(orderId)).status).toBe('PENDING');

    await Promise.all(Array.from({ length: 4 }, () => reconcilePayments(app.db, app.paymentProvider!, 0)));

    for (const { ada, orderId } of stale) {
      expect((await ada.order(orderId)).history).toHaveLength(2);
      expect(await chargesOf(orderId)).toHaveLength(1);
    }
  });

  test('a payment that needs confirmation is pending, with the data for the client to confirm it', async () => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    const first = await ada.pay(orderId, 'confirm', key);
    expect(first).toMatchObject({ payment: { status: 'PENDING' }, order: { status: 'PENDING' } });
    expect(first.clientSecret).toMatch(/./);
    expect(await ada.pay(orderId, 'confirm', key)).toEqual({ ...first, replayed: true });
  });

  test('a payment that remains unconfirmed for an hour is cancelled, and the order can be paid again', async () => {
    const [fresh, forgotten] = [await buyer(), await buyer()];
    for (const [{ ada, orderId }, minutes] of [
      [fresh, 50],
      [forgotten, 70],
    ] as const)
      // prettier-ignore
      await app.db.insert(payments).values({
      orderId,
      payerId: ada.id,
      amount: 2000n,
      currency: 'USD',
      provider: 'test',
      paymentToken: 'confirm',
      idempotencyKey: randomUUID(),
      fingerprint: Buffer.from('none'),
      createdAt: new Date(Date.now() - minutes * 60_000),
      updatedAt: new Date(Date.now() - 60_000),
    });

    await reconcilePayments(app.db, app.paymentProvider!, 30);

    expect((await fresh.ada.order(fresh.orderId)).payments).toMatchObject([{ status: 'PENDING' }]);
    expect((await forgotten.ada.order(forgotten.orderId)).payments).toMatchObject([{ status: 'VOIDED' }]);
    expect(await forgotten.ada.pay(forgotten.orderId)).toMatchObject({ order: { paymentStatus: 'PAID' } });
    expect(await chargesOf(forgotten.orderId)).toHaveLength(1);
  });

  test('a reconciliation run ends and covers all stale payments, even if they remain pending', async () => {
    const asked = new Set<string>();
    const failing: PaymentProvider = {
      ...app.paymentProvider!,
      name: 'closed',
      authorize: ({ paymentId }) => {
        asked.add(paymentId);
        return Promise.reject(new Error('the bank is closed'));
      },
    };
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    const placed = await Promise.all(Array.from({ length: 30 }, () => ada.placeOrder([{ productId }])));
    const rows = await app.db
      .insert(payments)
      .values(
        placed.map(({ order }) => ({
          orderId: order.id as string,
          amount: 1000n,
          currency: 'USD',
          provider: 'closed',
          updatedAt: new Date(Date.now() - 60_000),
          idempotencyKey: randomUUID(),
          fingerprint: Buffer.from('none'),
        })),
      )
      .returning();

    await expect(reconcilePayments(app.db, failing, 0)).rejects.toThrow('some payments were not reconciled');

    expect(asked).toEqual(new Set(rows.map(({ id }) => id)));
  });
});

describe('late captures', () => {
  test('a declined payment that the provider captures anyway pays the order', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'decline');
    await decisionOn(orderId, 'CAPTURED');

    await deliverEvent(orderId);

    expect(await ada.order(orderId)).toMatchObject({
      status: 'PROCESSING',
      paymentStatus: 'PAID',
      payments: [{ status: 'CAPTURED', failureReason: null, refunds: [] }],
    });
  });

  test('a late capture is refunded once if the order was paid by another payment', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'decline');
    await ada.pay(orderId);
    await decisionOn(orderId, 'CAPTURED');

    await deliverEvent(orderId);
    await app.db.$client.query('delete from payment_events');
    await deliverEvent(orderId);

    expect(await ada.order(orderId)).toMatchObject({
      status: 'PROCESSING',
      paymentStatus: 'PAID',
      payments: [
        { status: 'FAILED', refunds: [{ status: 'SUCCEEDED', amount: money('20.00') }] },
        { status: 'CAPTURED', refunds: [] },
      ],
    });
    const kept = (await chargesOf(orderId)).filter(({ refunds }) => Object.keys(refunds).length === 0);
    expect(kept).toHaveLength(1);
  });

  test('a refunded late capture does not pay the order, even if the other payment fails', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'decline');
    await ada.pay(orderId, 'late_decline');
    await decisionOn(orderId, 'CAPTURED');
    await deliverEvent(orderId);
    await testProviderOf(app).decide(`test_${(await rowsOf(orderId))[1]!.id}`);
    await settleOrderPayments(app.db, app.paymentProvider!, orderId);
    await app.db.$client.query('delete from payment_events');

    await deliverEvent(orderId);

    expect(await ada.order(orderId)).toMatchObject({
      status: 'PENDING',
      paymentStatus: 'UNPAID',
      amountDue: money('20.00'),
      amountRefunded: money('0.00'),
      payments: [
        { status: 'FAILED', amountRefunded: money('20.00'), refunds: [{ status: 'SUCCEEDED' }] },
        { status: 'FAILED', refunds: [] },
      ],
    });
  });

  test('a late capture is refunded if the order was cancelled', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'decline');
    await ada.cancel(orderId);
    await decisionOn(orderId, 'CAPTURED');

    await deliverEvent(orderId);

    expect(await ada.order(orderId)).toMatchObject({
      status: 'CANCELLED',
      paymentStatus: 'REFUNDED',
      payments: [{ status: 'REFUNDED', refunds: [{ status: 'SUCCEEDED', amount: money('20.00') }] }],
    });
  });

  test('voids an authorization of a declined payment', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'decline');
    await decisionOn(orderId, 'AUTHORIZED');

    await deliverEvent(orderId);

    expect((await ada.order(orderId)).payments).toMatchObject([{ status: 'FAILED' }]);
    const [payment] = await rowsOf(orderId);
    const [books] = await app.db
      .select()
      .from(testPayments)
      .where(eq(testPayments.id, `test_${payment!.id}`));
    expect(books!.status).toBe('VOIDED');
  });
});

describe('cancellation', () => {
  test('refunds a paid order once when it is cancelled', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId);
    const staff = await newStaffMember(app);
    await staff.cancel(orderId);
    await Promise.all(
      Array.from({ length: 5 }, () => settleOrderPayments(app.db, app.paymentProvider!, orderId)),
    );

    expect(await ada.order(orderId)).toMatchObject({
      status: 'CANCELLED',
      paymentStatus: 'REFUNDED',
      amountDue: money('0.00'),
      amountRefunded: money('20.00'),
      payments: [{ status: 'REFUNDED', refunds: [{ status: 'SUCCEEDED', amount: money('20.00') }] }],
    });
    const [charge] = await chargesOf(orderId);
    expect(Object.values(charge!.refunds)).toEqual(['2000']);
  });

  test('cancels a pending payment with its order', async () => {
    const { ada, orderId } = await buyer();
    await ada.pay(orderId, 'confirm');
    await ada.cancel(orderId);
    await settleOrderPayments(app.db, app.paymentProvider!, orderId);

    expect(await ada.order(orderId)).toMatchObject({
      paymentStatus: 'UNPAID',
      payments: [{ status: 'VOIDED' }],
    });
    expect(await chargesOf(orderId)).toEqual([]);
  });

  test('voids an authorization when the order is cancelled', async () => {
    const { ada, orderId } = await buyer();
    const broken = await startApp({
      sharedApp: app,
      paymentProvider: {
        ...app.paymentProvider!,
        capture: () => Promise.reject(new Error('the connection broke')),
      },
    });
    try {
      expect(await actor(broken, ada).pay(orderId)).toMatchObject({
        payment: { status: 'AUTHORIZED' },
        order: { status: 'PENDING', paymentStatus: 'AUTHORIZED', amountDue: money('20.00') },
      });
    } finally {
      await broken.stop();
    }
    await ada.cancel(orderId);
    await settleOrderPayments(app.db, app.paymentProvider!, orderId);

    expect(await ada.order(orderId)).toMatchObject({
      paymentStatus: 'UNPAID',
      payments: [{ status: 'VOIDED', refunds: [] }],
    });
    expect(await chargesOf(orderId)).toEqual([]);
  });

  test('a payment and a cancellation at once never leave a charge on a cancelled order', async () => {
    for (let round = 0; round < 10; round++) {
      const { ada, orderId } = await buyer();
      const [, cancelled] = await Promise.all([
        ada.pay(orderId, round % 2 ? 'success' : 'timeout'),
        ada.cancel(orderId),
      ]);
      await settleOrderPayments(app.db, app.paymentProvider!, orderId);

      const order = await ada.order(orderId);
      const charges = await chargesOf(orderId);
      const kept = charges.filter(({ refunds }) => Object.keys(refunds).length === 0);
      expect([order.status, kept.length]).toEqual(
        cancelled.__typename === 'CancelOrderSuccess' ? ['CANCELLED', 0] : ['PROCESSING', 1],
      );
    }
    expect(await brokenOrders(app)).toEqual([]);
  });
});

describe('statements', () => {
  test('payments of a list of orders take one statement, and their refunds another', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    const count = async (first: number, fields: string) => {
      app.statements.length = 0;
      await app.query(
        `query ($first: Int) { me { orders(first: $first) { nodes { number ${fields} } } } }`,
        { first },
        { as: ada },
      );
      return app.statements.length;
    };
    for (let orders = 0; orders < 5; orders++) {
      const { order } = await ada.placeOrder([{ productId }]);
      await ada.pay(order.id);
    }
    const FIELDS =
      'paymentStatus amountDue { amount } amountRefunded { amount } payments { id refunds { id } }';

    // Viewer, orders.
    expect(await count(5, '')).toBe(2);
    expect(await count(1, FIELDS)).toBe(4);
    expect(await count(5, FIELDS)).toBe(4);
  });

  test('paying an order takes five statements, and two of the test provider', async () => {
    const { ada, orderId } = await buyer();
    app.statements.length = 0;
    await ask(
      app,
      'mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }',
      { input: { orderId, paymentToken: 'success', idempotencyKey: randomUUID() } },
      ada,
    );

    // Viewer; order with payments, new payment, authorized, captured.
    const OURS = 1 + 2 + 1 + 1;
    const OF_THE_TEST_PROVIDER = 2;
    expect(app.statements).toHaveLength(OURS + OF_THE_TEST_PROVIDER);
  });
});
