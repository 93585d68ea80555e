import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { orderChanges, payments, refunds } from '../../src/platform/db/schema.ts';
import { settleOrderPayments } from '../../src/shop/payments/settle-order-payments.ts';
import { actor, newShopper, newStaffMember, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newOrderRows } from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Actor;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const RECORD = `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) {
  __typename
  ... on RecordPaymentSuccess { replayed payment { id status provider method reference amount { amount } }
    order { id status paymentStatus amountDue { amount } history { to note actor { id } } } }
  ... on OrderNotPayable { order { status paymentStatus } }
  ... on InvalidInput { issues { path code message } }
  ... on UserError { message } } }`;
const record = (orderId: string, input: object = {}, as: Account = staff) =>
  ask(
    app,
    RECORD,
    {
      input: {
        orderId,
        method: 'BANK_TRANSFER',
        reference: 'Line 14',
        idempotencyKey: randomUUID(),
        ...input,
      },
    },
    as,
  );

const CLOSE = `mutation ($paymentId: ID!) { closePayment(input: { paymentId: $paymentId }) {
  __typename
  ... on ClosePaymentSuccess { payment { id status refunds { status failureReason } } order { paymentStatus } }
  ... on PaymentNotClosable { payment { id status } }
  ... on UserError { message } } }`;
const close = (paymentId: string, as: Account = staff, on = app) => ask(on, CLOSE, { paymentId }, as);

const typesOf = (answers: { __typename: string }[]) => answers.map(({ __typename }) => __typename).toSorted();

/** Inserts a payment of 10.00 at a provider that the shop no longer uses. */
async function formerPayment(values: Partial<typeof payments.$inferInsert> = {}) {
  const ada = await newShopper(app);
  const { id: orderId } = await ada.buy();
  const [payment] = await app.db
    .insert(payments)
    .values({
      orderId,
      payerId: ada.id,
      amount: 1000n,
      currency: 'USD',
      provider: 'former',
      idempotencyKey: randomUUID(),
      fingerprint: Buffer.from('none'),
      ...values,
    })
    .returning();
  return { ada, orderId, paymentId: payment!.id };
}

describe('recordPayment', () => {
  test('pays the order, which follows the path of a paid order', async () => {
    const ada = await newShopper(app);
    const { id } = await ada.buy(3);

    expect(await record(id, { reference: ' Line 14 ', amount: '30' })).toEqual({
      __typename: 'RecordPaymentSuccess',
      replayed: false,
      payment: {
        id: expect.any(String),
        status: 'CAPTURED',
        provider: 'manual',
        method: 'BANK_TRANSFER',
        reference: 'Line 14',
        amount: { amount: '30.00' },
      },
      order: {
        id,
        status: 'PROCESSING',
        paymentStatus: 'PAID',
        amountDue: { amount: '0.00' },
        history: [
          { to: 'PENDING', note: null, actor: { id: ada.id } },
          { to: 'PROCESSING', note: 'Paid.', actor: null },
        ],
      },
    });
    const changes = await until(
      () =>
        app.db.select().from(orderChanges).where(eq(orderChanges.orderId, id)).orderBy(orderChanges.position),
      ({ length }) => length >= 3,
    );
    expect(changes.map(({ kind, paid, amount }) => [kind, paid, amount])).toEqual([
      ['PLACED', 0n, null],
      ['PAID', 3000n, 3000n],
      ['PROCESSING', 3000n, null],
    ]);
  });

  test('pays an order that staff have moved on, and leaves its status', async () => {
    const { id } = await (await newShopper(app)).buy();
    await staff.move(id, 'PROCESSING');
    await staff.move(id, 'SHIPPED');

    expect(await record(id, { method: 'CASH' })).toMatchObject({
      order: { status: 'SHIPPED', paymentStatus: 'PAID' },
    });
  });

  test('of 20 concurrent requests with one key, one records the payment', async () => {
    const { id } = await (await newShopper(app)).buy();
    const input = { idempotencyKey: randomUUID() };

    const answers = await Promise.all(Array.from({ length: 20 }, () => record(id, input)));

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await record(id, { ...input, reference: 'Other' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    const other = await (await newShopper(app)).buy();
    expect(await record(other.id, input)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  test('one of two orders is paid if both are recorded with one key at once', async () => {
    for (let round = 0; round < 5; round++) {
      const ada = await newShopper(app);
      const ids = [await ada.buy(), await ada.buy()].map(({ id }) => id);
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(ids.map((id) => record(id, { idempotencyKey })));

      expect(typesOf(answers)).toEqual(['IdempotencyKeyReused', 'RecordPaymentSuccess']);
    }
  });

  test('an order that staff and the customer pay at once is paid once', async () => {
    for (let round = 0; round < 5; round++) {
      const ada = await newShopper(app);
      const { id } = await ada.buy();
      const answers = await Promise.all([
        ada.pay(id),
        record(id),
        record(id, { method: 'CHEQUE' }, await newStaffMember(app)),
      ]);

      expect(answers.filter(({ __typename }) => __typename === 'OrderNotPayable')).toHaveLength(2);
      expect((await staff.order(id)).payments.filter(({ status }) => status === 'CAPTURED')).toHaveLength(1);
    }
  });

  test('refuses another amount, a paid, free or cancelled order, and a payment in progress', async () => {
    const ada = await newShopper(app);
    const [paid, cancelled, pending] = [await ada.buy(), await ada.buy(), await ada.buy()];
    const [free] = await newOrderRows(app, ada, [{ subtotal: 0n, total: 0n }]);
    await record(paid.id);
    await ada.cancel(cancelled.id);
    await ada.pay(pending.id, 'confirm');

    for (const id of [paid.id, cancelled.id, pending.id, free!.id])
      expect(await record(id)).toMatchObject({ __typename: 'OrderNotPayable' });
    const open = await ada.buy();
    for (const amount of ['9.99', '10.01', '0'])
      expect(await record(open.id, { amount })).toMatchObject({
        issues: [{ path: ['amount'], code: 'CONFLICT', message: 'must equal the amount due, 10.00 USD.' }],
      });
    expect(await record(open.id, { amount: '1.001', reference: ' ', idempotencyKey: '' })).toMatchObject({
      issues: [{ path: ['reference'] }, { path: ['amount'] }, { path: ['idempotencyKey'] }],
    });
    expect(await record(randomUUID())).toBe('NOT_FOUND');
    expect(await record(open.id, {}, ada)).toBe('FORBIDDEN');
    expect(await record(open.id)).toMatchObject({ __typename: 'RecordPaymentSuccess' });
  });

  test('records refunds without a provider, up to the amount', async () => {
    const ada = await newShopper(app);
    const { id } = await ada.buy(3);
    const { payment } = await record(id);
    const input = { amount: 10, reason: 'Broken.', idempotencyKey: randomUUID() };

    const answers = await Promise.all(Array.from({ length: 5 }, () => staff.refund(payment.id, input)));

    expect(new Set(answers.map(({ refund }) => refund.id)).size).toBe(1);
    expect(answers[0]).toMatchObject({
      refund: { status: 'SUCCEEDED', amount: { amount: '10.00' }, reason: 'Broken.' },
      payment: { status: 'PARTIALLY_REFUNDED', order: { paymentStatus: 'PARTIALLY_REFUNDED' } },
    });
    expect(await staff.refund(payment.id, { amount: '20.01' })).toMatchObject({
      __typename: 'RefundNotPossible',
    });
    expect(await staff.refund(payment.id, { recordOnly: true })).toMatchObject({
      payment: { status: 'REFUNDED', order: { amountRefunded: { amount: '30.00' } } },
    });
    const changes = await until(
      () =>
        app.db.select().from(orderChanges).where(eq(orderChanges.orderId, id)).orderBy(orderChanges.position),
      ({ length }) => length >= 5,
    );
    expect(changes.slice(3).map(({ kind, refunded }) => [kind, refunded])).toEqual([
      ['REFUNDED', 1000n],
      ['REFUNDED', 3000n],
    ]);
  });

  test('refuses a repeated key of a refund with another recordOnly', async () => {
    const { payment } = await record((await (await newShopper(app)).buy(3)).id);
    const [plain, recorded] = [
      { amount: 10, idempotencyKey: randomUUID() },
      { amount: 10, idempotencyKey: randomUUID(), recordOnly: true },
    ];
    await staff.refund(payment.id, plain);
    await staff.refund(payment.id, recorded);

    for (const input of [plain, { ...plain, recordOnly: false }, recorded])
      expect(await staff.refund(payment.id, input)).toMatchObject({ replayed: true });
    for (const input of [
      { ...plain, recordOnly: true },
      { ...recorded, recordOnly: false },
    ])
      expect(await staff.refund(payment.id, input)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  test('a cancelled order waits for staff to return the money, and never claims a refund before', async () => {
    const { id } = await (await newShopper(app)).buy();
    const { payment } = await record(id);
    await staff.cancel(id);

    await expect(settleOrderPayments(app.db, app.paymentProvider, id)).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('Return the money') }],
    });
    expect(await staff.order(id)).toMatchObject({ status: 'CANCELLED', paymentStatus: 'PAID' });
    await staff.refund(payment.id);
    await settleOrderPayments(app.db, app.paymentProvider, id);
    expect(await staff.order(id)).toMatchObject({ paymentStatus: 'REFUNDED' });
  });
});

describe('closePayment', () => {
  test.each(['PENDING', 'AUTHORIZED'] as const)(
    'voids a payment that is %s, and the order can be paid',
    async (status) => {
      const { ada, orderId, paymentId } = await formerPayment({ status });
      expect(await ada.pay(orderId)).toMatchObject({ __typename: 'OrderNotPayable' });

      const answers = await Promise.all(Array.from({ length: 5 }, () => close(paymentId)));

      expect(new Set(typesOf(answers))).toEqual(new Set(['ClosePaymentSuccess']));
      expect(answers[0]).toMatchObject({ payment: { status: 'VOIDED' }, order: { paymentStatus: 'UNPAID' } });
      expect(await ada.pay(orderId)).toMatchObject({ order: { paymentStatus: 'PAID' } });
      expect(await close(paymentId)).toMatchObject({
        payment: { status: 'VOIDED' },
        order: { paymentStatus: 'PAID' },
      });
      // The relay writes them in the order of the events, so after PAID there is no further PLACED.
      const changes = await until(
        () => app.db.select().from(orderChanges).where(eq(orderChanges.orderId, orderId)),
        (rows) => rows.some(({ kind }) => kind === 'PAID'),
      );
      expect(changes.filter(({ kind }) => kind === 'PLACED')).toHaveLength(1);
    },
  );

  test('fails refunds in progress, which can then be recorded', async () => {
    const { orderId, paymentId } = await formerPayment({ status: 'CAPTURED', capturedAt: new Date() });
    await app.db
      .insert(refunds)
      .values({ paymentId, amount: 1000n, idempotencyKey: '1', fingerprint: Buffer.from('') });
    await staff.cancel(orderId);

    expect(await close(paymentId)).toMatchObject({
      payment: {
        status: 'CAPTURED',
        refunds: [{ status: 'FAILED', failureReason: expect.stringContaining('Closed') }],
      },
    });
    expect(await staff.refund(paymentId)).toMatchObject({
      __typename: 'RefundNotPossible',
      message: expect.stringContaining('recordOnly'),
    });
    expect(await staff.refund(paymentId, { recordOnly: true })).toMatchObject({
      refund: { status: 'SUCCEEDED' },
      payment: { status: 'REFUNDED', order: { paymentStatus: 'REFUNDED' } },
    });
    await settleOrderPayments(app.db, app.paymentProvider, orderId);
  });

  test('refuses a payment of the current provider, a recorded one, and one without parts in progress', async () => {
    const ada = await newShopper(app);
    const current = await formerPayment({ provider: 'test' });
    const recorded = await ada.buy();
    const cash = await record(recorded.id, { method: 'CASH' });
    const captured = await formerPayment({ status: 'CAPTURED', capturedAt: new Date() });

    for (const id of [current.paymentId, cash.payment.id, captured.paymentId])
      expect(await close(id)).toMatchObject({ __typename: 'PaymentNotClosable', payment: { id } });
    expect(await staff.refund(current.paymentId, { recordOnly: true })).toMatchObject({
      __typename: 'RefundNotPossible',
    });
    expect(await close(randomUUID())).toBe('NOT_FOUND');
    expect(await close(current.paymentId, ada)).toBe('FORBIDDEN');

    const closed = await startApp({ sharedApp: app, paymentProvider: null });
    try {
      expect(await close(current.paymentId, staff, closed)).toMatchObject({ payment: { status: 'VOIDED' } });
      expect(await actor(closed, staff).order(current.orderId)).toMatchObject({ paymentStatus: 'UNPAID' });
    } finally {
      await closed.stop();
    }
  });
});
