import { actorIdOf, recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import { outsideDeadline } from '../../platform/db/deadline.ts';
import type { PaymentRow, RefundRow } from '../../platform/db/schema.ts';
import { notFound, type LogError } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { RefundPaymentInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { readAmount } from '../../platform/money/read-amount.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { refundable } from './refund-rows.ts';
import { insertRefund, lockPayment, paymentById, refundById, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';

/** Gives money back, once for each idempotency key: a row first, then the provider, then what has come of it. */
export async function refundPayment(
  db: Database,
  provider: PaymentProvider | null,
  actor: Actor,
  input: RefundPaymentInput,
  log: LogError,
) {
  const payment = await paymentById(db, parseId(input.paymentId));
  if (!payment) throw notFound('payment');
  const read = new InputReader();
  const wish = {
    amount: readAmount(read, 'amount', input.amount, payment.currency) ?? null,
    reason: read.text('reason', input.reason, 0, 2000) || null,
    idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    actor,
  };
  if (wish.amount === 0n) read.add('amount', 'OUT_OF_RANGE', 'must be more than nothing.');
  if (read.issues.length > 0) return invalidInput(...read.issues);

  const begun = await transaction(db, async (tx) => {
    await lockOrder(tx, payment.orderId, null);
    return beginRefund(tx, provider, await lockPayment(tx, payment.id), wish);
  });
  if ('__typename' in begun) return begun;
  if (provider?.name === payment.provider) {
    // Without an answer the refund hangs until the provider is asked again; what it answers is written down, however late.
    await outsideDeadline(() => advancePayment(db, provider, payment.id)).catch((error: unknown) =>
      log(error, 'a refund hangs'),
    );
  }
  return {
    __typename: 'RefundPaymentSuccess' as const,
    refund: (await refundById(db, begun.refund.id))!,
    payment: (await paymentById(db, payment.id))!,
    replayed: begun.replayed,
  };
}

type Wish = { amount: bigint | null; reason: string | null; idempotencyKey: string; actor: Actor };

/** The payment is locked: refunds of it take turns, and together come to no more than was captured. */
async function beginRefund(
  tx: Transaction,
  provider: PaymentProvider | null,
  payment: PaymentRow,
  wish: Wish,
) {
  const { idempotencyKey, reason, actor } = wish;
  const fingerprint = fingerprintOf([wish.amount?.toString() ?? null, reason]);
  const refunds = await refundsByPaymentIds(tx, [payment.id]);
  const earlier = refunds.find((refund) => refund.idempotencyKey === idempotencyKey);
  if (earlier) return earlier.fingerprint.equals(fingerprint) ? replay(earlier) : keyReused();

  const left = refundable(payment, refunds);
  const amount = wish.amount ?? left;
  if (provider?.name !== payment.provider) {
    const elsewhere = `This shop does not use ${payment.provider} any more: give it back there.`;
    return notPossible(payment, left, elsewhere);
  }
  if (left === 0n) return notPossible(payment, left, 'There is nothing to give back.');
  if (amount > left) return notPossible(payment, left, 'That is more than is left of what was paid.');
  const refund = await insertRefund(tx, {
    paymentId: payment.id,
    amount,
    reason,
    actorId: actorIdOf(actor),
    idempotencyKey,
    fingerprint,
  });
  await recordAudit(tx, actor, {
    action: 'PAYMENT_REFUNDED',
    subject: { type: 'Payment', id: payment.id },
    after: { refundId: refund.id, amount: amount.toString(), currency: payment.currency },
  });
  return { refund, replayed: false };
}

const replay = (refund: RefundRow) => ({ refund, replayed: true });

const notPossible = (payment: PaymentRow, left: bigint, message: string) => ({
  __typename: 'RefundNotPossible' as const,
  message,
  refundable: { amount: left, currency: payment.currency },
  payment,
});

const keyReused = () => ({
  __typename: 'IdempotencyKeyReused' as const,
  message: 'This idempotency key has made another refund. Use a new one for a new refund.',
});
