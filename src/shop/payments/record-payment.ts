import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { OrderChangeKind, OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { changeStatus } from '../orders/change-status.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isLive, isOpen } from './order-payment.ts';
import type { ProviderPayment } from './providers/provider.ts';
import { lockPayment, paymentsByOrderIds, updatePayment } from './payments.sql.ts';
import { refundRemainder } from './refund-remainder.ts';

export type PaymentWithOrder = { payment: PaymentRow; order: OrderRow };

/**
 * Stores the state of a payment at its provider, under the locks of order and payment. A payment only moves forward: an
 * outdated response changes nothing. A captured payment starts the processing of its order.
 */
export const recordPayment = (
  db: Database,
  { id, orderId }: PaymentRow,
  response: ProviderPayment,
): Promise<PaymentWithOrder> =>
  transaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId, null))!;
    const payment = await lockPayment(tx, id);
    return (await applyProviderState(tx, order, payment, response)) ?? { order, payment };
  });

async function applyProviderState(
  tx: Transaction,
  order: OrderRow,
  payment: PaymentRow,
  response: ProviderPayment,
): Promise<PaymentWithOrder | null> {
  const wasOpen = isOpen(payment);
  const known = { providerPaymentId: payment.providerPaymentId ?? response.id };
  const changeTo = async (
    changes: Parameters<typeof updatePayment>[2],
    change: OrderChangeKind = 'PAYMENT_CHANGED',
  ) => {
    const changed = await updatePayment(tx, payment.id, { ...known, ...changes });
    const { status, amount } = changed;
    if (change === 'PAID' || status !== payment.status) {
      await recordOrderChange(tx, order, change, { amount, isDeclined: status === 'FAILED' });
    }
    return { order, payment: changed };
  };

  switch (response.status) {
    case 'UNCONFIRMED':
    case 'PROCESSING':
      return payment.status === 'PENDING' ? changeTo({}) : null;
    case 'AUTHORIZED':
      return payment.status === 'PENDING' ? changeTo({ status: 'AUTHORIZED' }) : null;
    case 'DECLINED':
      return wasOpen
        ? changeTo({ status: 'FAILED', failureReason: response.failureReason, paymentToken: null })
        : null;
    case 'VOIDED':
      return wasOpen ? changeTo({ status: 'VOIDED', paymentToken: null }) : null;
    case 'CAPTURED': {
      if (payment.capturedAt) return null;
      // The provider captured a payment that had ended here. If another payment is live, this one stays ended, and is refunded.
      const isUnwanted = !wasOpen && (await paymentsByOrderIds(tx, [order.id])).some(isLive);
      const isPaid = !isUnwanted && order.status !== 'CANCELLED';
      const captured = await changeTo(
        {
          ...(!isUnwanted && { status: 'CAPTURED', failureReason: null }),
          isCaptured: true,
          paymentToken: null,
        },
        isPaid ? 'PAID' : 'PAYMENT_CHANGED',
      );
      if (!isPaid) {
        await refundRemainder(tx, captured.payment);
        await enqueue(tx, 'settle-payments', { orderId: order.id });
        return captured;
      }
      return order.status === 'PENDING'
        ? { ...captured, order: await changeStatus(tx, order, 'PROCESSING', null, 'Paid.') }
        : captured;
    }
  }
}
