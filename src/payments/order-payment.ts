import type { OrderRow, PaymentRow } from '../db/schema.ts';
import type { OrderPaymentStatus } from '../generated/graphql.ts';

/** Neither declined nor given up. An order has one at most. */
export const isLive = ({ status }: PaymentRow) => status !== 'FAILED' && status !== 'VOIDED';

/** Nothing of it is with us or on its way. */
export const isOver = (payment: PaymentRow) => !isLive(payment) || payment.status === 'REFUNDED';

/** The money was ours, whatever went back since. */
export const isCaptured = ({ status }: PaymentRow) =>
  status === 'CAPTURED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED';

export function amountDue({ status, total }: OrderRow, payments: readonly PaymentRow[]): bigint {
  if (status === 'CANCELLED') return 0n;
  return payments.filter(isCaptured).reduce((due, { amount }) => due - amount, total);
}

export const amountRefunded = (payments: readonly PaymentRow[]): bigint =>
  payments.reduce((sum, { refunded }) => sum + refunded, 0n);

export function paymentStatusOf(order: OrderRow, payments: readonly PaymentRow[]): OrderPaymentStatus {
  const status = payments.find(isLive)?.status;
  if (status === undefined || status === 'FAILED' || status === 'VOIDED') {
    return order.total === 0n ? 'PAID' : 'UNPAID';
  }
  return status === 'CAPTURED' ? 'PAID' : status;
}
