import { transaction, type Database } from '../../platform/db/client.ts';
import type { PaymentRow, PaymentStatus, RefundRow } from '../../platform/db/schema.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isLive } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderRefund } from './providers/provider.ts';
import { changePayment, changeRefund, lockPayment, refundById } from './payments.sql.ts';

/** Asks for a refund and writes down what has come of it. May be called again, and by several at once. */
export async function settleRefund(
  db: Database,
  provider: PaymentProvider,
  orderId: string,
  payment: PaymentRequest,
  { id, paymentId, amount, providerRefundId }: RefundRow,
): Promise<void> {
  const answer = await provider.refund(payment, { refundId: id, amount, providerRefundId });
  await recordRefund(db, orderId, paymentId, id, answer);
}

/**
 * The order's lock covers what is told of it, the payment's its refunds: what has gone back is counted once, and no more
 * where a bank sends it back after all.
 */
const recordRefund = (
  db: Database,
  orderId: string,
  paymentId: string,
  refundId: string,
  { id, status, failureReason }: ProviderRefund,
): Promise<void> =>
  transaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId, null))!;
    const payment = await lockPayment(tx, paymentId);
    const refund = (await refundById(tx, refundId))!;
    const isNews = refund.status === 'PENDING' || (status !== 'PENDING' && status !== refund.status);
    if (!isNews) return;
    const amountOf = (state: RefundRow['status']) => (state === 'SUCCEEDED' ? refund.amount : 0n);
    const refunded = payment.refunded - amountOf(refund.status) + amountOf(status);
    if (refunded !== payment.refunded) {
      await changePayment(tx, paymentId, {
        refunded,
        ...(isLive(payment) && { status: statusAfter(refunded, payment) }),
      });
    }
    await changeRefund(tx, refundId, {
      status,
      providerRefundId: refund.providerRefundId ?? id,
      failureReason,
    });
    if (status === refund.status) return;
    // What was paid twice is not of what the order was paid with.
    const isOfOrder = status === 'SUCCEEDED' && isLive(payment);
    const { amount } = refund;
    await recordOrderChange(tx, order, isOfOrder ? 'REFUNDED' : 'PAYMENT_CHANGED', { amount });
  });

function statusAfter(refunded: bigint, { amount }: PaymentRow): PaymentStatus {
  if (refunded === 0n) return 'CAPTURED';
  return refunded === amount ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
