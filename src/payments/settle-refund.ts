import { transaction, type Database } from '../db/client.ts';
import type { RefundRow } from '../db/schema.ts';
import { isCaptured } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderRefund } from './provider.ts';
import { changePayment, changeRefund, lockPayment, refundById } from './repository.ts';

/** Asks for a refund and writes down what has come of it. May be called again, and by several at once. */
export async function settleRefund(
  db: Database,
  provider: PaymentProvider,
  payment: PaymentRequest,
  { id, paymentId, amount }: RefundRow,
): Promise<RefundRow> {
  const answer = await provider.refund(payment, { refundId: id, amount });
  return recordRefund(db, paymentId, id, answer);
}

/** The payment's lock covers its refunds: what has gone back is counted once. */
const recordRefund = (
  db: Database,
  paymentId: string,
  refundId: string,
  { id, status, failureReason }: ProviderRefund,
): Promise<RefundRow> =>
  transaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const refund = (await refundById(tx, refundId))!;
    if (refund.status !== 'PENDING') return refund;
    if (status === 'SUCCEEDED') {
      const refunded = payment.refunded + refund.amount;
      const isAll = refunded === payment.amount;
      await changePayment(tx, paymentId, {
        refunded,
        ...(isCaptured(payment) && { status: isAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED' }),
      });
    }
    return changeRefund(tx, refundId, { status, providerRefundId: id, failureReason });
  });
