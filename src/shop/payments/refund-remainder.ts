import type { Transaction } from '../../platform/db/client.ts';
import type { PaymentRow } from '../../platform/db/schema.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import { amountRefundable } from './order-payment.ts';
import { insertRefund, refundsByPaymentIds } from './payments.sql.ts';

/**
 * Base delay after a failed refund, because its cause, such as a lack of money, usually persists for some time. The second try
 * waits one hour, the third try two hours.
 */
const RETRY_DELAY_MS = 60 * 60 * 1000;

/**
 * Inserts a refund of the whole remaining amount, on behalf of the shop. The caller must hold the payment's lock. A failed
 * refund is tried again with the next idempotency key. These keys start with `→`: clients' keys are ASCII, so they never collide.
 */
export async function refundRemainder(tx: Transaction, payment: PaymentRow): Promise<void> {
  const refunds = await refundsByPaymentIds(tx, [payment.id]);
  const amount = amountRefundable(payment, refunds);
  const tries = refunds.filter(({ idempotencyKey }) => idempotencyKey.startsWith('→'));
  const failed = tries.filter(({ status }) => status === 'FAILED');
  const delay = failed.length * RETRY_DELAY_MS;
  const isTooSoon = failed.some(({ updatedAt }) => Date.now() - updatedAt.getTime() < delay);
  if (amount === 0n || isTooSoon) return;
  const idempotencyKey = `→ ${tries.length + 1}`;
  await insertRefund(tx, {
    paymentId: payment.id,
    amount,
    idempotencyKey,
    fingerprint: fingerprintOf(idempotencyKey),
  });
}
