import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { OrderChangeKind, OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { changeStatus } from '../orders/change-status.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isLive, isOpen } from './order-payment.ts';
import type { ProviderPayment } from './providers/provider.ts';
import { changePayment, lockPayment, paymentsByOrderIds } from './payments.sql.ts';
import { giveBackRest } from './refund-rows.ts';

export type PaymentWithOrder = { payment: PaymentRow; order: OrderRow };

/**
 * Writes down how a payment stands at its provider, under the locks of order and payment. It only ever moves on: an answer
 * that was overtaken by a later one changes nothing. Once the money is ours, the order is being worked on.
 */
export const recordPayment = (
  db: Database,
  { id, orderId }: PaymentRow,
  answer: ProviderPayment,
): Promise<PaymentWithOrder> =>
  transaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId, null))!;
    const payment = await lockPayment(tx, id);
    return (await moveOn(tx, order, payment, answer)) ?? { order, payment };
  });

async function moveOn(
  tx: Transaction,
  order: OrderRow,
  payment: PaymentRow,
  answer: ProviderPayment,
): Promise<PaymentWithOrder | null> {
  const wasOpen = isOpen(payment);
  const known = { providerPaymentId: payment.providerPaymentId ?? answer.id };
  const changeTo = async (
    changes: Parameters<typeof changePayment>[2],
    change: OrderChangeKind = 'PAYMENT_CHANGED',
  ) => {
    const changed = await changePayment(tx, payment.id, { ...known, ...changes });
    const { status, amount } = changed;
    if (change === 'PAID' || status !== payment.status) {
      await recordOrderChange(tx, order, change, { amount });
    }
    return { order, payment: changed };
  };

  switch (answer.status) {
    case 'UNCONFIRMED':
    case 'PROCESSING':
      return payment.status === 'PENDING' ? changeTo({}) : null;
    case 'AUTHORIZED':
      return payment.status === 'PENDING' ? changeTo({ status: 'AUTHORIZED' }) : null;
    case 'DECLINED':
      return wasOpen
        ? changeTo({ status: 'FAILED', failureReason: answer.failureReason, paymentToken: null })
        : null;
    case 'VOIDED':
      return wasOpen ? changeTo({ status: 'VOIDED', paymentToken: null }) : null;
    case 'CAPTURED': {
      if (payment.capturedAt) return null;
      // Over for us and taken all the same, with another one that pays the order or is about to: it stays over, and goes back.
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
        await giveBackRest(tx, captured.payment);
        await enqueue(tx, 'settle-payments', { orderId: order.id });
        return captured;
      }
      return order.status === 'PENDING'
        ? { ...captured, order: await changeStatus(tx, order, 'PROCESSING', null, 'Paid.') }
        : captured;
    }
  }
}
