import { createHash } from 'node:crypto';
import type { Transaction } from '../db/client.ts';
import type { PaymentRow, RefundRow } from '../db/schema.ts';
import { insertRefund, refundsByPaymentIds } from './repository.ts';

/** What of a captured payment could still go back: refunds that are under way count as gone. */
export async function refundable(tx: Transaction, { id, amount }: PaymentRow): Promise<bigint> {
  const refunds = await refundsByPaymentIds(tx, [id]);
  return refunds
    .filter(({ status }) => status !== 'FAILED')
    .reduce((left, refund) => left - refund.amount, amount);
}

/**
 * A refund that the shop makes by itself, once for each reason; the payment is locked. Clients' keys are ASCII: none of them
 * is in the way of this one.
 */
export const giveBack = (
  tx: Transaction,
  { id }: PaymentRow,
  amount: bigint,
  why: 'cancelled' | 'unwanted',
): Promise<RefundRow | null> =>
  insertRefund(tx, {
    paymentId: id,
    amount,
    idempotencyKey: `→ ${why}`,
    fingerprint: createHash('sha256').update(why).digest(),
  });

/** What a cancelled order was paid, as far as it has not gone back yet. */
export async function giveBackRest(tx: Transaction, payment: PaymentRow): Promise<void> {
  const left = await refundable(tx, payment);
  if (left > 0n) await giveBack(tx, payment, left, 'cancelled');
}
