import type { Transaction } from '../../platform/db/client.ts';
import type { OrderRow, PaymentRow, RefundRow } from '../../platform/db/schema.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import { isOwed } from './order-payment.ts';
import { insertRefund, refundsByPaymentIds } from './payments.sql.ts';

/** What keeps a refund from going through, no money in the account, lasts: the second try is an hour later, the third two. */
const PATIENCE_MS = 60 * 60 * 1000;

/** What of a payment could still go back: refunds that are under way count as gone. */
export const refundable = ({ amount, capturedAt }: PaymentRow, refunds: readonly RefundRow[]): bigint =>
  capturedAt === null
    ? 0n
    : refunds
        .filter(({ status }) => status !== 'FAILED')
        .reduce((left, refund) => left - refund.amount, amount);

/** What is to go back and is not on its way yet. */
export const owed = (order: OrderRow, payment: PaymentRow, refunds: readonly RefundRow[]): bigint =>
  isOwed(order, payment) ? refundable(payment, refunds) : 0n;

/**
 * Has all go back that has not yet, by a refund of the shop's own; the payment is locked. One that failed is tried again
 * under the next number. Clients' keys are ASCII: none of them is in the way.
 */
export async function giveBackRest(tx: Transaction, payment: PaymentRow): Promise<void> {
  const refunds = await refundsByPaymentIds(tx, [payment.id]);
  const amount = refundable(payment, refunds);
  const tries = refunds.filter(({ idempotencyKey }) => idempotencyKey.startsWith('→'));
  const failed = tries.filter(({ status }) => status === 'FAILED');
  const patience = failed.length * PATIENCE_MS;
  const isTooSoon = failed.some(({ updatedAt }) => Date.now() - updatedAt.getTime() < patience);
  if (amount === 0n || isTooSoon) return;
  const idempotencyKey = `→ ${tries.length + 1}`;
  await insertRefund(tx, {
    paymentId: payment.id,
    amount,
    idempotencyKey,
    fingerprint: fingerprintOf(idempotencyKey),
  });
}
