import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, retryingConflicts, transaction, type Queryable } from '../../platform/db/client.ts';
import { outsideDeadline } from '../../platform/db/deadline.ts';
import { notFound } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { PayOrderInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { keyReused } from '../../platform/graphql/key-reused.ts';
import { orderAccess, type OrderAccess } from '../orders/order-access.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { isStaff } from '../../platform/viewer.ts';
import type { PaymentWithOrder } from './commit-payment-change.sql.ts';
import { notPayable, payableAmount } from './order-payment.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { refuseAfterDeclines } from './declined-payments.ts';
import { paymentWithOrder } from './payments.sql.ts';
import { insertPayment, orderToPay } from './start-payment.sql.ts';
import { advanceFrom, type AdvancedPayment } from './advance-payment.ts';

export type PaymentContext = UseCaseContext & { paymentProvider: PaymentProvider | null };

/**
 * Pays the amount due of an order, once for each idempotency key. Inserts the payment first, in a separate transaction, then
 * calls the provider and stores its responses. If the process dies in between, reconciliation finds the row. The provider
 * knows the payment by the row's id, so the customer is charged once. See docs/decisions/0007.
 */
export async function payOrder(context: PaymentContext, input: PayOrderInput) {
  const { viewer } = context;
  const access = orderAccess(viewer, input.token);
  const orderId = parseId(input.orderId);
  const { value, refusal } = parseInput((parser) => ({
    idempotencyKey: parser.idempotencyKey('idempotencyKey', input.idempotencyKey),
    paymentToken: parser.text('paymentToken', input.paymentToken, 1, 255),
  }));
  if (refusal) return refusal;

  const command = { orderId, access, payerId: viewer?.user.id ?? null, ...value };
  const started = await onViolation(startPayment(context, command), {
    // A concurrent request used the same key for another order.
    payments_idempotency_key: () => keyReused('payment'),
  });
  if ('__typename' in started) return started;
  return resultOf(await advanceOrLeavePending(context, started), started.replayed);
}

type PayOrderCommand = {
  orderId: string;
  access: OrderAccess;
  payerId: string | null;
  idempotencyKey: string;
  paymentToken: string;
};

/** Reads without a lock, then inserts the payment if nothing has changed. Otherwise, and for staff, locks the order first. */
async function startPayment(context: PaymentContext, command: PayOrderCommand) {
  const { db, viewer } = context;
  const started = isStaff(viewer) ? null : await retryingConflicts(() => tryToStart(context, db, command));
  if (started) return started;
  return transaction(db, async (tx) => {
    await lockOrder(tx, command.orderId, command.access);
    const startedUnderLock = await tryToStart(context, tx, command);
    if (!startedUnderLock) throw new Error('payment not started: the order changed under its lock');
    if (isStaff(viewer) && 'payment' in startedUnderLock && !startedUnderLock.replayed) {
      const { id, orderId, amount, currency } = startedUnderLock.payment;
      await recordAudit(tx, context, {
        action: 'CREATED',
        subject: { type: 'Payment', id },
        after: { orderId, amount: amount.toString(), currency },
      });
    }
    return startedUnderLock;
  });
}

/** Returns null if the order or its payments changed between the two statements. */
async function tryToStart(
  { paymentProvider: provider }: PaymentContext,
  db: Queryable,
  { orderId, access, payerId, idempotencyKey, paymentToken }: PayOrderCommand,
) {
  const orderWithPayments = await orderToPay(db, orderId, access, { payerId, idempotencyKey });
  if (!orderWithPayments) throw notFound('order');
  const { order, payments, earlier } = orderWithPayments;
  const fingerprint = fingerprintOf([orderId, paymentToken]);
  if (earlier) {
    return earlier.fingerprint.equals(fingerprint)
      ? { payment: earlier, order, replayed: true }
      : keyReused('payment');
  }
  if (!provider) return notPayable(order, 'This shop does not accept payments.');
  const amount = payableAmount(order, payments, 'Wait for its outcome.');
  if (typeof amount !== 'bigint') return amount;
  refuseAfterDeclines(payments);
  const payment = await insertPayment(db, orderWithPayments, {
    payerId,
    amount,
    currency: order.currency,
    provider: provider.name,
    paymentToken,
    idempotencyKey,
    fingerprint,
  });
  return payment && { payment, order, replayed: false };
}

/** Advances a payment. If that fails, leaves it pending until reconciliation: its outcome at the provider is unknown. */
async function advanceOrLeavePending(
  { db, paymentProvider: provider, log }: PaymentContext,
  { payment, order }: PaymentWithOrder,
): Promise<AdvancedPayment> {
  try {
    // The provider's response must be stored, however late it is.
    if (provider?.name === payment.provider)
      return await outsideDeadline(() => advanceFrom(db, provider, { payment, order }));
  } catch (error) {
    log(error, 'payment left pending: advancing it failed');
  }
  return { ...(await paymentWithOrder(db, payment.id)), clientSecret: null };
}

function resultOf({ payment, order, clientSecret }: AdvancedPayment, replayed: boolean) {
  if (payment.status === 'FAILED') {
    const reason = payment.failureReason ?? 'The payment was declined.';
    return { __typename: 'PaymentDeclined' as const, message: reason, reason, payment };
  }
  if (payment.status === 'VOIDED') return notPayable(order, 'The payment was voided. Start a new one.');
  return { __typename: 'PayOrderSuccess' as const, payment, order, clientSecret, replayed };
}
