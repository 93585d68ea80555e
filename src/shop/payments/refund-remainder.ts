import type { Database } from '../../platform/db/client.ts';
import { Failure } from '../../platform/errors.ts';
import { ordersByIds } from '../orders/orders.sql.ts';
import { isOpen } from './order-payment.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { owed } from './refund-rows.ts';
import { paymentsByOrderIds, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';

/**
 * After an order was cancelled, or paid twice: what is reserved is let go of, and what was paid goes back. Fails as long as
 * something is left to do, also where the shop does not use the provider any more: the job is done again then, and staff
 * read of it in the log. Refunds that are under way are for reconciliation to follow.
 */
export async function settleOrderPayments(
  db: Database,
  provider: PaymentProvider | null,
  orderId: string,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { id, provider: name } of await paymentsByOrderIds(db, [orderId])) {
    if (name === provider?.name) {
      await advancePayment(db, provider, id).catch((error: unknown) => failures.push(error));
    }
  }
  failures.push(...(await whatIsLeft(db, orderId)));
  if (failures.length > 0) {
    throw new AggregateError(failures, `the payments of the order ${orderId} are not settled`);
  }
}

async function whatIsLeft(db: Database, orderId: string): Promise<Failure[]> {
  const [order] = await ordersByIds(db, [orderId]);
  const payments = await paymentsByOrderIds(db, [orderId]);
  if (!order || payments.length === 0) return [];
  const ids = payments.map(({ id }) => id);
  const refunds = await refundsByPaymentIds(db, ids);
  const left = payments.filter((payment) => {
    const ofPayment = refunds.filter(({ paymentId }) => paymentId === payment.id);
    return isOpen(payment) ? order.status === 'CANCELLED' : owed(order, payment, ofPayment) > 0n;
  });
  return left.map(({ id, provider }) => new Failure(`The payment ${id} is still with ${provider}.`));
}
