import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import type { PaymentRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import type { ClosePaymentInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { applyRefundState } from './advance-refund.ts';
import { isOpen, MANUAL_PROVIDER } from './order-payment.ts';
import type { PaymentContext } from './pay-order.ts';
import { lockPayment, paymentById, refundsByPaymentIds, updatePayment } from './payments.sql.ts';

/**
 * Ends a payment that nothing else can end, because the shop no longer uses its provider. If the provider is used again later
 * and reports a capture, the payment is handled like any other payment that was captured after it
 * was voided.
 */
export async function closePayment(context: PaymentContext, input: ClosePaymentInput) {
  const unlocked = await paymentById(context.db, parseId(input.paymentId));
  if (!unlocked) throw notFound('payment');

  return transaction(context.db, async (tx) => {
    const order = (await lockOrder(tx, unlocked.orderId, null))!;
    const payment = await lockPayment(tx, unlocked.id);
    if (payment.provider === MANUAL_PROVIDER)
      return notClosable(payment, 'Staff recorded this payment: nothing is in progress.');
    if (payment.provider === context.paymentProvider?.name)
      return notClosable(
        payment,
        `This shop still uses ${payment.provider}. Only payments of a provider that the shop no longer uses can be closed.`,
      );
    const refunds = await refundsByPaymentIds(tx, [payment.id]);
    const pending = refunds.filter(({ status }) => status === 'PENDING');
    if (!isOpen(payment) && pending.length === 0) {
      return payment.status === 'VOIDED' || refunds.some(({ failureReason }) => failureReason === CLOSED)
        ? { __typename: 'ClosePaymentSuccess' as const, payment, order }
        : notClosable(payment, 'Neither this payment nor one of its refunds is in progress.');
    }

    for (const refund of pending) {
      await applyRefundState(tx, order, payment, refund, {
        id: null,
        status: 'FAILED',
        failureReason: CLOSED,
      });
    }
    let closed = payment;
    if (isOpen(payment)) {
      closed = await updatePayment(tx, payment.id, { status: 'VOIDED', paymentToken: null });
      await recordOrderChange(tx, order, 'PAYMENT_CHANGED', { amount: payment.amount });
    }
    await recordAudit(tx, context, {
      action: 'UPDATED',
      subject: { type: 'Payment', id: payment.id },
      before: { status: payment.status, pendingRefunds: pending.length },
      after: { status: closed.status, pendingRefunds: 0 },
    });
    return { __typename: 'ClosePaymentSuccess' as const, payment: closed, order };
  });
}

/** The failure reason of a refund that was closed. */
const CLOSED = 'Closed by staff: the shop no longer uses the provider.';

const notClosable = (payment: PaymentRow, message: string) => ({
  __typename: 'PaymentNotClosable' as const,
  message,
  payment,
});
