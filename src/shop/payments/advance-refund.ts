import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { OrderRow, PaymentRow, PaymentStatus, RefundRow } from '../../platform/db/schema.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isLive } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderRefund } from './providers/provider.ts';
import { lockPayment, refundById, updatePayment, updateRefund } from './payments.sql.ts';

/** Requests a refund from the provider and stores the outcome. Idempotent; safe to run concurrently. */
export async function advanceRefund(
  db: Database,
  provider: PaymentProvider,
  orderId: string,
  payment: PaymentRequest,
  { id, paymentId, amount, providerRefundId }: RefundRow,
): Promise<void> {
  const response = await provider.refund(payment, { refundId: id, amount, providerRefundId });
  await recordRefund(db, orderId, paymentId, id, response);
}

/**
 * Stores the state of a refund at the provider. Locks the order, because it records an event, and the payment, so that the amount
 * of the refund is added to `refunded` only once. If a bank returns a refund that had succeeded, subtracts the amount again.
 */
const recordRefund = (
  db: Database,
  orderId: string,
  paymentId: string,
  refundId: string,
  state: ProviderRefund,
): Promise<void> =>
  transaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId, null))!;
    const payment = await lockPayment(tx, paymentId);
    await applyRefundState(tx, order, payment, (await refundById(tx, refundId))!, state);
  });

/** Stores a state of a refund. The caller must hold the locks of order and payment. */
export async function applyRefundState(
  tx: Transaction,
  order: OrderRow,
  payment: PaymentRow,
  refund: RefundRow,
  { id, status, failureReason }: ProviderRefund,
): Promise<void> {
  const isChange = refund.status === 'PENDING' || (status !== 'PENDING' && status !== refund.status);
  if (!isChange) return;
  const amountOf = (state: RefundRow['status']) => (state === 'SUCCEEDED' ? refund.amount : 0n);
  const refunded = payment.refunded - amountOf(refund.status) + amountOf(status);
  if (refunded !== payment.refunded) {
    await updatePayment(tx, payment.id, {
      refunded,
      ...(isLive(payment) && { status: statusAfter(refunded, payment) }),
    });
  }
  await updateRefund(tx, refund.id, {
    status,
    providerRefundId: refund.providerRefundId ?? id,
    failureReason,
  });
  if (status === refund.status) return;
  // A duplicate payment is not live: its refund does not change the amount the order was paid with.
  const isRefundOfOrder = status === 'SUCCEEDED' && isLive(payment);
  const { amount } = refund;
  await recordOrderChange(tx, order, isRefundOfOrder ? 'REFUNDED' : 'PAYMENT_CHANGED', { amount });
}

function statusAfter(refunded: bigint, { amount }: PaymentRow): PaymentStatus {
  if (refunded === 0n) return 'CAPTURED';
  return refunded === amount ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
