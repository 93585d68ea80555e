import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import { outsideDeadline } from '../../platform/db/deadline.ts';
import type { OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import { notFound, type LogError } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { PayOrderInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isStaff, requireViewer } from '../../platform/viewer.ts';
import { amountDue, isLive } from './order-payment.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { insertPayment, paymentByKey, paymentsByOrderIds } from './payments.sql.ts';
import { paymentWithOrder, advancePayment, type Settled } from './advance-payment.ts';

/**
 * Pays what is due of an order, once for each idempotency key. The payment is written first, in a transaction of its own;
 * then the provider is asked, and its answers are written down. Killed anywhere between, there is a row that reconciliation
 * finds, and a provider that knows it by the row's id: the customer is charged once.
 */
export async function payOrder(
  db: Database,
  provider: PaymentProvider | null,
  actor: NonNullable<Actor>,
  input: PayOrderInput,
  log: LogError,
) {
  const viewer = requireViewer(actor);
  const orderId = parseId(input.orderId);
  const read = new InputReader();
  const idempotencyKey = read.idempotencyKey('idempotencyKey', input.idempotencyKey);
  const paymentToken = read.text('paymentToken', input.paymentToken, 1, 255);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  const begun = await onViolation(
    transaction(db, async (tx) => {
      const order = await lockOrder(tx, orderId, isStaff(viewer) ? null : viewer.user.id);
      if (!order) throw notFound('order');
      const wish = { actor, payerId: viewer.user.id, idempotencyKey, paymentToken };
      return beginPayment(tx, provider, order, wish);
    }),
    // The same key for another order at the same moment.
    { payments_idempotency_key: keyReused },
  );
  if ('__typename' in begun) return begun;
  return outcomeOf(await settleOrLeave(db, provider, begun.payment, log), begun.replayed);
}

type Wish = { actor: NonNullable<Actor>; payerId: string; idempotencyKey: string; paymentToken: string };

/** The order is locked: of two who pay it at once the second finds the payment of the first. */
async function beginPayment(tx: Transaction, provider: PaymentProvider | null, order: OrderRow, wish: Wish) {
  const { actor, payerId, idempotencyKey, paymentToken } = wish;
  const fingerprint = fingerprintOf([order.id, paymentToken]);
  const earlier = await paymentByKey(tx, payerId, idempotencyKey);
  if (earlier) {
    return earlier.fingerprint.equals(fingerprint) ? { payment: earlier, replayed: true } : keyReused();
  }
  if (!provider) return notPayable(order, 'This shop takes no payments.');
  if (order.status === 'CANCELLED') return notPayable(order, 'The order is cancelled.');
  const payments = await paymentsByOrderIds(tx, [order.id]);
  const amount = amountDue(order, payments);
  if (amount === 0n) return notPayable(order, 'There is nothing left to pay.');
  if (payments.some(isLive)) return notPayable(order, 'The order is being paid.');
  const payment = await insertPayment(tx, {
    orderId: order.id,
    payerId,
    amount,
    currency: order.currency,
    provider: provider.name,
    paymentToken,
    idempotencyKey,
    fingerprint,
  });
  await recordOrderChange(tx, order, 'PAYMENT_CHANGED', { amount });
  if (isStaff(actor.viewer)) {
    await recordAudit(tx, actor, {
      action: 'CREATED',
      subject: { type: 'Payment', id: payment.id },
      after: { orderId: order.id, amount: amount.toString(), currency: order.currency },
    });
  }
  return { payment, replayed: false };
}

/** Where the provider gives no answer nobody knows yet what came of it: the payment hangs until it is asked again. */
async function settleOrLeave(
  db: Database,
  provider: PaymentProvider | null,
  { id, provider: name }: PaymentRow,
  log: LogError,
): Promise<Settled> {
  try {
    // What the provider was asked for is written down, however long it took to answer.
    if (provider?.name === name) return await outsideDeadline(() => advancePayment(db, provider, id));
  } catch (error) {
    log(error, 'a payment hangs');
  }
  return { ...(await paymentWithOrder(db, id)), clientSecret: null };
}

function outcomeOf({ payment, order, clientSecret }: Settled, replayed: boolean) {
  if (payment.status === 'FAILED') {
    const reason = payment.failureReason ?? 'The payment was declined.';
    return { __typename: 'PaymentDeclined' as const, message: reason, reason, payment };
  }
  if (payment.status === 'VOIDED') return notPayable(order, 'The payment was given up.');
  return { __typename: 'PayOrderSuccess' as const, payment, order, clientSecret, replayed };
}

const notPayable = (order: OrderRow, message: string) => ({
  __typename: 'OrderNotPayable' as const,
  message,
  order,
});

const keyReused = () => ({
  __typename: 'IdempotencyKeyReused' as const,
  message: 'This idempotency key has made another payment. Use a new one for a new payment.',
});
