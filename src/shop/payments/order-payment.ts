import type { OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import type { OrderPaymentStatus } from '../../generated/graphql.ts';

type LivePayment = PaymentRow & { status: Exclude<PaymentRow['status'], 'FAILED' | 'VOIDED'> };

/** Neither declined nor given up. An order has one at most. */
export const isLive = (payment: PaymentRow): payment is LivePayment =>
  payment.status !== 'FAILED' && payment.status !== 'VOIDED';

/** Neither taken nor given up. */
export const isOpen = ({ status }: PaymentRow) => status === 'PENDING' || status === 'AUTHORIZED';

/** The money is ours and not wanted: the order was cancelled, or paid otherwise before it came. */
export const isOwed = (order: OrderRow, payment: PaymentRow) =>
  payment.capturedAt !== null && (order.status === 'CANCELLED' || !isLive(payment));

/** The money pays its order. One that was taken too late is not live, and goes back. */
const pays = (payment: PaymentRow) => isLive(payment) && payment.capturedAt !== null;

type Due = Pick<OrderRow, 'status' | 'total'>;

export function amountDue({ status, total }: Due, payments: readonly PaymentRow[]): bigint {
  if (status === 'CANCELLED') return 0n;
  return payments.filter(pays).reduce((due, { amount }) => due - amount, total);
}

export const amountRefunded = (payments: readonly PaymentRow[]): bigint =>
  payments.filter(pays).reduce((sum, { refunded }) => sum + refunded, 0n);

export function paymentStatusOf(
  { total }: Pick<OrderRow, 'total'>,
  payments: readonly PaymentRow[],
): OrderPaymentStatus {
  const live = payments.find(isLive);
  if (!live) return total === 0n ? 'PAID' : 'UNPAID';
  return live.status === 'CAPTURED' ? 'PAID' : live.status;
}
