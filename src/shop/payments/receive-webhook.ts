import type { Database } from '../../platform/db/client.ts';
import { isUuid } from '../../platform/graphql/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { eventIsKnown, rememberEvent } from './payment-events.sql.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { owed } from './refund-rows.ts';
import { paymentById, paymentByProviderId, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';

/**
 * Deals with a message of the provider. It only says that something has happened: how the payment stands is asked for, so
 * that messages may come late, early, twice or out of order. It is remembered once it is dealt with; killed before that,
 * we did not confirm it, and the provider sends it again.
 */
export async function receiveWebhook(
  db: Database,
  provider: PaymentProvider,
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
): Promise<'accepted' | 'refused'> {
  const event = await provider.readWebhook(rawBody, headers);
  if (!event) return 'refused';
  if (await eventIsKnown(db, provider.name, event.id)) return 'accepted';
  const { paymentId, providerPaymentId } = event;
  // Early, it comes before we know the provider's id, and has only ours, or what another program calls so.
  const payment =
    (providerPaymentId && (await paymentByProviderId(db, provider.name, providerPaymentId))) ||
    (paymentId && isUuid(paymentId) && (await paymentById(db, paymentId)));
  if (!payment || payment.provider !== provider.name) return 'accepted';
  const settled = await advancePayment(db, provider, payment.id, { providerPaymentId });
  const refunds = await refundsByPaymentIds(db, [payment.id]);
  if (owed(settled.order, settled.payment, refunds) > 0n) {
    // A refund that failed long after the job that saw to it was done.
    await enqueue(db, 'settle-payments', { orderId: settled.order.id });
  }
  await rememberEvent(db, provider.name, event);
  return 'accepted';
}
