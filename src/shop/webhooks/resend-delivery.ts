import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { isJobUnfinished } from '../../platform/jobs/is-job-unfinished.sql.ts';
import { lockDelivery, makePending } from './deliveries.sql.ts';
import { endpointsByIds } from './endpoints.sql.ts';

export const resendDelivery = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const delivery = await lockDelivery(tx, id);
    const [endpoint] = delivery ? await endpointsByIds(tx, [delivery.endpointId]) : [];
    if (!delivery || !endpoint) throw notFound('webhook delivery');
    if (!endpoint.isActive) {
      return {
        __typename: 'WebhookEndpointInactive' as const,
        message: 'The endpoint is switched off.',
        endpoint,
      };
    }
    const job = { deliveryId: id, endpointId: endpoint.id };
    if (delivery.state === 'PENDING' && (await isJobUnfinished(tx, 'deliver-webhook', job))) {
      return {
        __typename: 'WebhookPending' as const,
        message: 'It is still to be delivered, and will be by itself.',
        delivery,
      };
    }
    await enqueue(tx, 'deliver-webhook', job);
    await recordAudit(tx, actor, { action: 'WEBHOOK_RESENT', subject: { type: 'WebhookDelivery', id } });
    return { __typename: 'ResendWebhookDeliverySuccess' as const, delivery: await makePending(tx, id) };
  });
