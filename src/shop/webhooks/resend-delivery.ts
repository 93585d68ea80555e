import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { isJobUnfinished } from '../../platform/jobs/is-job-unfinished.sql.ts';
import { lockDelivery, updateDeliveryToPending } from './deliveries.sql.ts';
import { findEndpointsByIds } from './endpoints.sql.ts';

/** Queues another attempt of a delivery, unless one is queued or running. */
export async function resendWebhookDelivery(context: NonNullable<Actor> & { db: Database }, id: RawId) {
  const deliveryId = parseId(id);
  return transaction(context.db, async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId);
    const [endpoint] = delivery ? await findEndpointsByIds(tx, [delivery.endpointId]) : [];
    if (!delivery || !endpoint) throw notFound('webhook delivery');
    if (!endpoint.isActive) {
      return {
        __typename: 'WebhookEndpointInactive' as const,
        message: 'The webhook endpoint is inactive. Activate it first.',
        endpoint,
      };
    }
    const job = { deliveryId, endpointId: endpoint.id };
    if (delivery.state === 'PENDING' && (await isJobUnfinished(tx, 'deliver-webhook', job))) {
      return {
        __typename: 'WebhookPending' as const,
        message: 'This delivery is still pending and is retried automatically.',
        delivery,
      };
    }
    await enqueue(tx, 'deliver-webhook', job);
    await recordAudit(tx, context, {
      action: 'WEBHOOK_RESENT',
      subject: { type: 'WebhookDelivery', id: deliveryId },
    });
    return {
      __typename: 'ResendWebhookDeliverySuccess' as const,
      delivery: await updateDeliveryToPending(tx, deliveryId),
    };
  });
}
