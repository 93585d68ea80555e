import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Transaction } from '../../platform/db/client.ts';
import { outsideDeadline } from '../../platform/db/deadline.ts';
import type { OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { PayOrderInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { readInput } from '../../platform/graphql/input-issues.ts';
import { keyReused } from '../../platform/graphql/key-reused.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { orderAccess } from '../orders/order-access.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { isStaff } from '../../platform/viewer.ts';
import { notPayable, payableAmount } from './order-payment.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { refuseAfterDeclines } from './declined-payments.ts';
import { insertPayment, paymentByKey, paymentsByOrderIds } from './payments.sql.ts';
import { advancePayment, paymentWithOrder, type AdvancedPayment } from './advance-payment.ts';

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
  const { value, refusal } = readInput((read) => ({
    idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    paymentToken: read.text('paymentToken', input.paymentToken, 1, 255),
  }));
  if (refusal) return refusal;

  const started = await onViolation(
    transaction(context.db, async (tx) => {
      const order = await lockOrder(tx, orderId, access);
      if (!order) throw notFound('order');
      return beginPayment(tx, context, order, { payerId: viewer?.user.id ?? null, ...value });
    }),
    // A concurrent request used the same key for another order.
    { payments_idempotency_key: () => keyReused('payment') },
  );
  if ('__typename' in started) return started;
  return resultOf(await advanceOrLeavePending(context, started.payment), started.replayed);
}

type PayOrderCommand = { payerId: string | null; idempotencyKey: string; paymentToken: string };

/** Inserts the payment. The order is locked, so that a concurrent request finds the first payment. */
async function beginPayment(
  tx: Transaction,
  context: PaymentContext,
  order: OrderRow,
  { payerId, idempotencyKey, paymentToken }: PayOrderCommand,
) {
  const provider = context.paymentProvider;
  const fingerprint = fingerprintOf([order.id, paymentToken]);
  const payments = await paymentsByOrderIds(tx, [order.id]);
  // A guest's key is unique for the order, whose lock makes concurrent requests wait.
  const earlier =
    payerId === null
      ? payments.find((payment) => payment.payerId === null && payment.idempotencyKey === idempotencyKey)
      : await paymentByKey(tx, payerId, idempotencyKey);
  if (earlier) {
    return earlier.fingerprint.equals(fingerprint)
      ? { payment: earlier, replayed: true }
      : keyReused('payment');
  }
  if (!provider) return notPayable(order, 'This shop does not accept payments.');
  const amount = payableAmount(order, payments, 'Wait for its outcome.');
  if (typeof amount !== 'bigint') return amount;
  refuseAfterDeclines(payments);
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
  if (isStaff(context.viewer)) {
    await recordAudit(tx, context, {
      action: 'CREATED',
      subject: { type: 'Payment', id: payment.id },
      after: { orderId: order.id, amount: amount.toString(), currency: order.currency },
    });
  }
  return { payment, replayed: false };
}

/** Leaves the payment pending until reconciliation if advancing it fails: the provider's outcome is then unknown. */
async function advanceOrLeavePending(
  { db, paymentProvider: provider, log }: PaymentContext,
  { id, provider: name }: PaymentRow,
): Promise<AdvancedPayment> {
  try {
    // The provider's response must be stored, however late it is.
    if (provider?.name === name) return await outsideDeadline(() => advancePayment(db, provider, id));
  } catch (error) {
    log(error, 'payment left pending: advancing it failed');
  }
  return { ...(await paymentWithOrder(db, id)), clientSecret: null };
}

function resultOf({ payment, order, clientSecret }: AdvancedPayment, replayed: boolean) {
  if (payment.status === 'FAILED') {
    const reason = payment.failureReason ?? 'The payment was declined.';
    return { __typename: 'PaymentDeclined' as const, message: reason, reason, payment };
  }
  if (payment.status === 'VOIDED') return notPayable(order, 'The payment was voided. Start a new one.');
  return { __typename: 'PayOrderSuccess' as const, payment, order, clientSecret, replayed };
}
