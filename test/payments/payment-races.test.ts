import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { orderChanges, payments, testPayments } from '../../src/platform/db/schema.ts';
import { claimEvents } from '../../src/platform/events/outbox.sql.ts';
import { transaction } from '../../src/platform/db/client.ts';
import type { PaymentProvider } from '../../src/shop/payments/providers/provider.ts';
import { reconcilePayments } from '../../src/shop/payments/reconcile-payments.ts';
import { settleOrderPayments } from '../../src/shop/payments/settle-order-payments.ts';
import { actor, newShopper, newStaffMember, type Shopper } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import { ADDRESS, brokenOrders, newProduct } from '../support/data.ts';
import { queuedBehind } from '../support/queued-behind.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function buyer() {
  const ada = await newShopper(app);
  const { id: orderId } = await ada.buy(2);
  return { ada, orderId };
}

const behindOrder = <Answers extends readonly unknown[]>(
  id: string,
  sends: { [Index in keyof Answers]: () => Promise<Answers[Index]> },
  change?: string,
) => queuedBehind<Answers>(app, { table: 'orders', id }, sends, change);

const kindsOf = (answers: readonly { __typename: string }[]) =>
  answers.map(({ __typename }) => __typename).toSorted();

const chargesOf = async (orderId: string) => {
  const rows = await app.db
    .select({ status: testPayments.status, refunds: testPayments.refunds })
    .from(testPayments)
    .innerJoin(payments, eq(payments.providerPaymentId, testPayments.id))
    .where(eq(payments.orderId, orderId));
  return rows.filter(({ status, refunds }) => status === 'CAPTURED' && Object.keys(refunds).length === 0);
};

type Step = 'authorize' | 'capture';
/** Whether something happens before or after the provider acts. */
type When = 'before' | 'after';

/** Runs `work` on a server whose provider differs. */
async function withProvider(changes: Partial<PaymentProvider>, work: (on: App) => Promise<void>) {
  const other = await startApp({
    sharedApp: app,
    paymentProvider: { ...app.paymentProvider!, ...changes },
  });
  try {
    await work(other);
  } finally {
    await other.stop();
  }
}

/** Publishes the outbox, and returns the changes of an order: kind, status, amount paid and amount of the change. */
async function changesOf(orderId: string) {
  await transaction(app.db, (tx) => claimEvents(tx, 500));
  const changes = await app.db
    .select()
    .from(orderChanges)
    .where(eq(orderChanges.orderId, orderId))
    .orderBy(asc(orderChanges.position));
  return changes.map(({ kind, status, paid, refunded, amount }) => [kind, status, paid, refunded, amount]);
}

describe('payments that wait for the lock of their order', () => {
  test('with different keys start once', async () => {
    const { ada, orderId } = await buyer();
    const staff = await newStaffMember(app);

    const answers = await behindOrder(orderId, [
      () => ada.pay(orderId),
      () => ada.pay(orderId),
      () => staff.pay(orderId),
    ]);

    expect(kindsOf(answers)).toEqual(['OrderNotPayable', 'OrderNotPayable', 'PayOrderSuccess']);
    expect(await chargesOf(orderId)).toHaveLength(1);
  });

  test('with one key return the same payment', async () => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    const answers = await behindOrder(orderId, [
      () => ada.pay(orderId, 'success', key),
      () => ada.pay(orderId, 'success', key),
      () => ada.pay(orderId, 'success', key),
    ]);

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  test('of a guest with one key send a declined card once', async () => {
    const cart = await newGuest(app);
    const { id: productId } = await newProduct(app);
    await cart.add({ productId });
    const { accessToken: token, order } = await ask(
      app,
      `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on PlaceOrderSuccess { accessToken order { id } } } }`,
      {
        input: {
          cartToken: cart.token,
          email: `${randomUUID()}@example.com`,
          idempotencyKey: randomUUID(),
          shippingAddress: ADDRESS,
        },
      },
    );
    const input = { orderId: order.id, token, paymentToken: 'decline', idempotencyKey: randomUUID() };
    const pay = () =>
      ask<{ __typename: string; payment: { id: string } }>(
        app,
        `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename
          ... on PaymentDeclined { payment { id } } ... on PayOrderSuccess { payment { id } } } }`,
        { input },
      );

    const answers = await behindOrder(order.id, [pay, pay, pay]);

    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(await app.db.$count(payments, eq(payments.orderId, order.id))).toBe(1);
  });

  test('are refused if the order was cancelled meanwhile', async () => {
    const { ada, orderId } = await buyer();

    const [paid] = await behindOrder(
      orderId,
      [() => ada.pay(orderId)],
      `update orders set status = 'CANCELLED' where id = $1`,
    );

    expect(paid).toMatchObject({ __typename: 'OrderNotPayable', order: { status: 'CANCELLED' } });
    expect((await ada.order(orderId)).payments).toEqual([]);
    // Undoes the change, which is only a part of a cancellation.
    await app.db.$client.query(`update orders set status = 'PENDING' where id = $1`, [orderId]);
  });

  test('and a cancellation leave no charge on a cancelled order', async () => {
    for (let round = 0; round < 3; round++) {
      const { ada, orderId } = await buyer();

      const [, cancelled] = await behindOrder(orderId, [() => ada.pay(orderId), () => ada.cancel(orderId)]);
      await settleOrderPayments(app.db, app.paymentProvider!, orderId);

      const { status } = await ada.order(orderId);
      expect([status, (await chargesOf(orderId)).length]).toEqual(
        cancelled.__typename === 'CancelOrderSuccess' ? ['CANCELLED', 0] : ['PROCESSING', 1],
      );
    }
  });
});

describe('an order that changes while the provider answers', () => {
  const cancelDuring = (ada: Shopper, orderId: string, step: Step, when: When) => ({
    [step]: async (payment: Parameters<PaymentProvider['capture']>[0]) => {
      if (when === 'before') await ada.cancel(orderId);
      const answer = await app.paymentProvider![step](payment);
      if (when === 'after') await ada.cancel(orderId);
      return answer;
    },
  });

  test.each([
    ['authorize', 'before'],
    ['authorize', 'after'],
    ['capture', 'before'],
    ['capture', 'after'],
  ] as const)('keeps no charge if it is cancelled: %s, %s the provider acts', async (step, when) => {
    const { ada, orderId } = await buyer();

    await withProvider(cancelDuring(ada, orderId, step, when), async (on) => {
      await actor(on, ada).pay(orderId);
    });
    await settleOrderPayments(app.db, app.paymentProvider!, orderId);

    const order = await ada.order(orderId);
    expect(order.status).toBe('CANCELLED');
    expect(order.history.map(({ to }) => to)).toEqual(['PENDING', 'CANCELLED']);
    expect(['VOIDED', 'REFUNDED']).toContain(order.payments[0]!.status);
    expect(await chargesOf(orderId)).toEqual([]);
  });

  test('is moved by staff before the capture is stored, and keeps its status', async () => {
    const { ada, orderId } = await buyer();
    const staff = await newStaffMember(app);

    await withProvider(
      {
        capture: async (payment) => {
          const answer = await app.paymentProvider!.capture(payment);
          await staff.move(orderId, 'PROCESSING');
          return answer;
        },
      },
      async (on) => {
        expect((await actor(on, ada).pay(orderId)).order).toMatchObject({
          status: 'PROCESSING',
          paymentStatus: 'PAID',
        });
      },
    );

    expect((await ada.order(orderId)).history.map(({ to }) => to)).toEqual(['PENDING', 'PROCESSING']);
  });

  test('is advanced by reconciliation during each step, and is charged once', async () => {
    const reconcile = () => reconcilePayments(app.db, app.paymentProvider!, 0);
    for (const step of ['authorize', 'capture'] as const) {
      const { ada, orderId } = await buyer();
      await withProvider(
        {
          [step]: async (payment: Parameters<PaymentProvider['capture']>[0]) => {
            await reconcile();
            return app.paymentProvider![step](payment);
          },
        },
        async (on) => {
          expect(await actor(on, ada).pay(orderId)).toMatchObject({
            __typename: 'PayOrderSuccess',
            payment: { status: 'CAPTURED' },
            order: { status: 'PROCESSING' },
          });
        },
      );
      expect(await chargesOf(orderId)).toHaveLength(1);
      expect((await ada.order(orderId)).history).toHaveLength(2);
      const kinds = (await changesOf(orderId)).map(([kind]) => kind);
      expect(kinds).toEqual(['PLACED', 'PAYMENT_CHANGED', 'PAYMENT_CHANGED', 'PAID', 'PROCESSING']);
    }
  });
});

describe('a provider that fails', () => {
  test.each([
    ['authorize', 'before', 'PENDING'],
    ['authorize', 'after', 'PENDING'],
    ['capture', 'before', 'AUTHORIZED'],
    ['capture', 'after', 'AUTHORIZED'],
  ] as const)('in %s, %s it acts, leaves the payment %s until reconciliation', async (step, when, status) => {
    const { ada, orderId } = await buyer();
    const key = randomUUID();

    await withProvider(
      {
        [step]: async (payment: Parameters<PaymentProvider['capture']>[0]) => {
          if (when === 'after') await app.paymentProvider![step](payment);
          throw new Error('the connection broke');
        },
      },
      async (on) => {
        expect(await actor(on, ada).pay(orderId, 'success', key)).toMatchObject({
          __typename: 'PayOrderSuccess',
          payment: { status },
          order: { status: 'PENDING' },
        });
      },
    );
    await reconcilePayments(app.db, app.paymentProvider!, 0);

    expect(await ada.order(orderId)).toMatchObject({ status: 'PROCESSING', paymentStatus: 'PAID' });
    expect(await chargesOf(orderId)).toHaveLength(1);
    expect(await ada.pay(orderId, 'success', key)).toMatchObject({ replayed: true });
  });
});

test('the events of a payment have the amounts after each step', async () => {
  const { ada, orderId } = await buyer();
  await ada.pay(orderId, 'decline');
  await ada.pay(orderId);

  expect(await changesOf(orderId)).toEqual([
    ['PLACED', 'PENDING', 0n, 0n, null],
    ['PAYMENT_CHANGED', 'PENDING', 0n, 0n, 2000n],
    ['PAYMENT_CHANGED', 'PENDING', 0n, 0n, 2000n],
    ['PAYMENT_CHANGED', 'PENDING', 0n, 0n, 2000n],
    ['PAYMENT_CHANGED', 'PENDING', 0n, 0n, 2000n],
    ['PAID', 'PENDING', 2000n, 0n, 2000n],
    ['PROCESSING', 'PROCESSING', 2000n, 0n, null],
  ]);
  expect(await brokenOrders(app)).toEqual([]);
});
