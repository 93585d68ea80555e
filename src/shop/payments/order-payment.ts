import type { OrderRow, PaymentRow, RefundRow } from '../../platform/db/schema.ts';
import type { OrderPaymentStatus } from '../../generated/graphql.ts';

type LivePayment = PaymentRow & { status: Exclude<PaymentRow['status'], 'FAILED' | 'VOIDED'> };

/** Returns whether a payment was neither declined nor voided. An order has at most one live payment. */
export const isLive = (payment: PaymentRow): payment is LivePayment =>
  payment.status !== 'FAILED' && payment.status !== 'VOIDED';

/** The provider name of payments that staff recorded. No provider is called for them. */
export const MANUAL_PROVIDER = 'manual';

/** Returns whether a payment is in progress: neither captured nor ended. */
export const isOpen = ({ status }: PaymentRow) => status === 'PENDING' || status === 'AUTHORIZED';

/** Returns whether a captured payment must be refunded: the order was cancelled, or another payment paid it first. */
export const mustBeRefunded = (order: OrderRow, payment: PaymentRow) =>
  payment.capturedAt !== null && (order.status === 'CANCELLED' || !isLive(payment));

/** Returns the amount that can still be refunded. Refunds in progress count as refunded. */
export const amountRefundable = (
  { amount, capturedAt }: PaymentRow,
  refunds: readonly RefundRow[],
): bigint =>
  capturedAt === null
    ? 0n
    : refunds
        .filter(({ status }) => status !== 'FAILED')
        .reduce((left, refund) => left - refund.amount, amount);

/** Returns the amount that must be refunded and has no refund yet. */
export const amountToRefund = (
  order: OrderRow,
  payment: PaymentRow,
  refunds: readonly RefundRow[],
): bigint => (mustBeRefunded(order, payment) ? amountRefundable(payment, refunds) : 0n);

/** Returns whether a payment pays its order. A payment that was captured after it had ended is not live, and is refunded. */
const pays = (payment: PaymentRow) => isLive(payment) && payment.capturedAt !== null;

type Payable = Pick<OrderRow, 'status' | 'total'>;

export function amountDue({ status, total }: Payable, payments: readonly PaymentRow[]): bigint {
  if (status === 'CANCELLED') return 0n;
  return payments.filter(pays).reduce((due, { amount }) => due - amount, total);
}

export const notPayable = (order: OrderRow, message: string) => ({
  __typename: 'OrderNotPayable' as const,
  message,
  order,
});

/**
 * Returns the amount that a new payment has to pay, or why the order cannot be paid now. `advice`: what to do about a live
 * payment.
 */
export function payableAmount(
  order: OrderRow,
  payments: readonly PaymentRow[],
  advice: string,
): bigint | ReturnType<typeof notPayable> {
  if (order.status === 'CANCELLED') return notPayable(order, 'The order is cancelled.');
  const amount = amountDue(order, payments);
  if (amount === 0n) return notPayable(order, 'The order is already paid.');
  if (payments.some(isLive))
    return notPayable(order, `Another payment of the order is in progress. ${advice}`);
  return amount;
}

export const amountRefunded = (payments: readonly PaymentRow[]): bigint =>
  payments.filter(pays).reduce((sum, { refunded }) => sum + refunded, 0n);

export function paymentStatusOf(
  { total }: Pick<OrderRow, 'total'>,
  payments: readonly PaymentRow[],
): OrderPaymentStatus {
  const livePayment = payments.find(isLive);
  if (!livePayment) return total === 0n ? 'PAID' : 'UNPAID';
  return livePayment.status === 'CAPTURED' ? 'PAID' : livePayment.status;
}

/** Returns when an unpaid order expires, or null if it does not expire. A PENDING payment postpones the expiry. */
export function expiryOf(
  { status, total, placedAt }: Payable & Pick<OrderRow, 'placedAt'>,
  payments: readonly PaymentRow[],
  ttlSeconds: number,
): Date | null {
  if (status !== 'PENDING' || total === 0n) return null;
  const livePayment = payments.find(isLive);
  if (livePayment && livePayment.status !== 'PENDING') return null;
  return new Date((livePayment?.createdAt ?? placedAt).getTime() + ttlSeconds * 1000);
}
