import type { Database } from '../../platform/db/client.ts';
import { StaffVisibleError } from '../../platform/errors.ts';
import { ordersByIds } from '../orders/orders.sql.ts';
import { amountToRefund, isOpen, MANUAL_PROVIDER } from './order-payment.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { paymentsByOrderIds, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';

/**
 * Voids reservations and refunds payments after an order was cancelled or paid twice. Throws while anything is left to do,
 * even if the shop no longer uses the provider: the job is then retried, and staff see the reason. Refunds in progress count
 * as done, because reconciliation advances them.
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
  failures.push(...(await unsettledPayments(db, orderId)));
  if (failures.length > 0) {
    throw new AggregateError(failures, `the payments of order ${orderId} are not settled`);
  }
}

async function unsettledPayments(db: Database, orderId: string): Promise<StaffVisibleError[]> {
  const [order] = await ordersByIds(db, [orderId]);
  const payments = await paymentsByOrderIds(db, [orderId]);
  if (!order || payments.length === 0) return [];
  const ids = payments.map(({ id }) => id);
  const refunds = await refundsByPaymentIds(db, ids);
  const unsettled = payments.filter((payment) => {
    const ofPayment = refunds.filter(({ paymentId }) => paymentId === payment.id);
    return isOpen(payment) ? order.status === 'CANCELLED' : amountToRefund(order, payment, ofPayment) > 0n;
  });
  return unsettled.map(
    ({ id, provider }) =>
      new StaffVisibleError(
        provider === MANUAL_PROVIDER
          ? `The payment ${id} was recorded by staff. Return the money, then record that with refundPayment.`
          : `The payment ${id} is not settled at ${provider}.`,
      ),
  );
}
