import { retryingConflicts, transaction, type Database } from '../../platform/db/client.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import {
  commitPaymentChange,
  type PaymentChange,
  type PaymentWithOrder,
} from './commit-payment-change.sql.ts';
import { isLive, isOpen } from './order-payment.ts';
import type { ProviderPayment } from './providers/provider.ts';
import { lockPayment, paymentsByOrderIds } from './payments.sql.ts';
import { refundRemainder } from './refund-remainder.ts';

/**
 * Stores the state of a payment at its provider. A payment only moves forward: an outdated response changes nothing. A captured
 * payment starts the processing of its order. Most responses are stored with one statement. If this statement finds that the order
 * or the payment has changed, or if the money must be returned, the response is stored under the locks of order and payment.
 */
export async function recordPayment(
  db: Database,
  current: PaymentWithOrder,
  response: ProviderPayment,
): Promise<PaymentWithOrder> {
  const isExpected = isOpen(current.payment) && !(isCancelled(current) && response.status === 'CAPTURED');
  const change = isExpected ? changeTo(current, response, false) : null;
  const recorded = change && (await retryingConflicts(() => commitPaymentChange(db, current, change)));
  return recorded ?? recordUnderLocks(db, current, response);
}

const recordUnderLocks = (
  db: Database,
  { payment: { id, orderId } }: PaymentWithOrder,
  response: ProviderPayment,
) =>
  transaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId, null))!;
    const current = { order, payment: await lockPayment(tx, id) };
    // The provider may have captured a payment that had ended in this shop. If the order has a live payment, the ended payment keeps
    // its status, and is refunded.
    const isUnwanted = !isOpen(current.payment) && (await paymentsByOrderIds(tx, [orderId])).some(isLive);
    const change = changeTo(current, response, isUnwanted);
    if (!change) return current;
    const recorded = (await commitPaymentChange(tx, current, change))!;
    if (change.isCaptured && change.event !== 'PAID') {
      await refundRemainder(tx, recorded.payment);
      await enqueue(tx, 'settle-payments', { orderId });
    }
    return recorded;
  });

const isCancelled = ({ order }: PaymentWithOrder) => order.status === 'CANCELLED';

/** Returns the change of a payment by a response of the provider. Null if the payment is already past the state in the response. */
function changeTo(
  current: PaymentWithOrder,
  response: ProviderPayment,
  isUnwanted: boolean,
): PaymentChange | null {
  const { payment, order } = current;
  const to = (status: PaymentChange['status'], changes: Partial<PaymentChange> = {}): PaymentChange => ({
    status,
    failureReason: payment.failureReason,
    paymentToken: payment.paymentToken,
    providerPaymentId: response.id,
    isCaptured: false,
    event: status === payment.status ? null : 'PAYMENT_CHANGED',
    startsProcessing: false,
    ...changes,
  });

  switch (response.status) {
    case 'UNCONFIRMED':
    case 'PROCESSING':
      return payment.status === 'PENDING' ? to('PENDING') : null;
    case 'AUTHORIZED':
      return payment.status === 'PENDING' ? to('AUTHORIZED') : null;
    case 'DECLINED':
      return isOpen(payment)
        ? to('FAILED', { failureReason: response.failureReason, paymentToken: null })
        : null;
    case 'VOIDED':
      return isOpen(payment) ? to('VOIDED', { paymentToken: null }) : null;
    case 'CAPTURED': {
      if (payment.capturedAt) return null;
      const captured = { isCaptured: true, paymentToken: null };
      if (isUnwanted) return to(payment.status, captured);
      if (isCancelled(current)) return to('CAPTURED', { ...captured, failureReason: null });
      const startsProcessing = order.status === 'PENDING';
      return to('CAPTURED', { ...captured, failureReason: null, event: 'PAID', startsProcessing });
    }
  }
}
