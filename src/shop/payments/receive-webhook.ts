import type { Database } from '../../platform/db/client.ts';
import { isUuid } from '../../platform/graphql/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { insertProcessedEvent, isEventProcessed } from './payment-events.sql.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { amountToRefund } from './order-payment.ts';
import { paymentById, paymentByProviderId, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';

/**
 * Processes a webhook of the provider. The webhook only triggers a read of the payment's state at the provider, so it may
 * arrive late, early, twice or out of order. The event is stored after the processing. If the process dies before it stores
 * the event, it has not acknowledged the webhook, and the provider sends the webhook again.
 */
export async function receiveWebhook(
  db: Database,
  provider: PaymentProvider,
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
): Promise<'accepted' | 'refused' | 'malformed'> {
  const event = await provider.parseWebhook(rawBody, headers);
  if (!event) return 'refused';
  if (event === 'malformed') return 'malformed';
  if (await isEventProcessed(db, provider.name, event.id)) return 'accepted';
  const { paymentId, providerPaymentId } = event;
  // If the webhook arrives before the provider's id is stored, our id in the event identifies the payment. The event may also be of
  // another program that uses the same account at the provider.
  const payment =
    (providerPaymentId && (await paymentByProviderId(db, provider.name, providerPaymentId))) ||
    (paymentId && isUuid(paymentId) && (await paymentById(db, paymentId)));
  if (!payment || payment.provider !== provider.name) return 'accepted';
  const { order, payment: advanced } = await advancePayment(db, provider, payment.id, { providerPaymentId });
  const refunds = await refundsByPaymentIds(db, [payment.id]);
  if (amountToRefund(order, advanced, refunds) > 0n) {
    // A refund can fail long after the job that requested it has ended, so enqueue the job again.
    await enqueue(db, 'settle-payments', { orderId: order.id });
  }
  await insertProcessedEvent(db, provider.name, event);
  return 'accepted';
}
