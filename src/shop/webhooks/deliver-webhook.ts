import { transaction, type Database } from '../../platform/db/client.ts';
import type { Positions } from '../../platform/db/replicas/current-position.ts';
import type { WebhookEndpointRow } from '../../platform/db/schema.ts';
import { StaffVisibleError, reasonForStaff } from '../../platform/errors.ts';
import type { Attempt } from '../../platform/jobs/run-jobs.ts';
import { detailsByOrderIds } from '../orders/orders.sql.ts';
import { updateEndpointAfterFailure, updateEndpointAfterSuccess } from './circuit-breaker.sql.ts';
import {
  findDelivery,
  hasDeliveredSince,
  updateDeliveryAttempt,
  updateDeliveryToFailed,
  type DeliveryDetails,
} from './deliveries.sql.ts';
import { updateEndpointToInactive } from './endpoints.sql.ts';
import { payloadOf } from './payload.ts';
import { post, type PostOptions } from '../../platform/outbound/post.ts';
import { signedHeaders } from '../../platform/outbound/sign.ts';

const GONE = 410;

/**
 * Sends a delivery once. Throws on failure, so that the job is retried for up to three days. Does not throw if the endpoint
 * is inactive or responds with 410. Deactivates the endpoint after a 410, or if no delivery succeeded in three days. The job
 * queue starts no delivery to a paused endpoint (`ENDPOINT_LIMITS`).
 */
export async function deliverWebhook(
  { db, positions, ...options }: PostOptions & { db: Database; positions?: Positions | null | undefined },
  deliveryId: string,
  { isLast }: Attempt,
): Promise<void> {
  const deliveryWithEndpoint = await findDelivery(db, deliveryId);
  // Skips only a delivered one. A failed delivery is sent again, because staff can retry its job.
  if (!deliveryWithEndpoint || deliveryWithEndpoint.delivery.state === 'DELIVERED') return;
  const { delivery, endpoint } = deliveryWithEndpoint;
  if (!endpoint.isActive) {
    await updateDeliveryToFailed(db, deliveryId, 'The webhook endpoint is inactive.');
    return;
  }

  const position = await positions?.current(db);
  const { status, problem } = await sendOnce(db, deliveryWithEndpoint, position, options);
  if (problem === null) {
    const result = { state: 'DELIVERED', responseStatus: status, lastError: null } as const;
    await updateDeliveryAttempt(db, deliveryId, result);
    await updateEndpointAfterSuccess(db, endpoint.id);
    return;
  }
  const state = isLast || status === GONE ? 'FAILED' : 'PENDING';
  await transaction(db, async (tx) => {
    // Locks the endpoint before the delivery, as the cascade of `deleteEndpoint` does, so that the two transactions cannot deadlock.
    await updateEndpointAfterFailure(tx, endpoint.id);
    await updateDeliveryAttempt(tx, deliveryId, { state, responseStatus: status, lastError: problem });
    if (status === GONE) {
      await updateEndpointToInactive(tx, endpoint.id, 'The endpoint responded with status 410 (Gone).');
    } else if (
      isLast &&
      // If the endpoint was changed or activated after the delivery was created, its three days start again at this change.
      endpoint.updatedAt <= delivery.createdAt &&
      !(await hasDeliveredSince(tx, endpoint.id, delivery.createdAt))
    ) {
      const since = delivery.createdAt.toISOString();
      await updateEndpointToInactive(tx, endpoint.id, `No delivery has succeeded since ${since}. ${problem}`);
    }
  });
  if (status !== GONE) throw new StaffVisibleError(`The webhook delivery ${deliveryId} failed. ${problem}`);
}

async function sendOnce(
  db: Database,
  { delivery, endpoint, change, order }: DeliveryDetails,
  position: string | undefined,
  options: PostOptions,
) {
  const body = payloadOf(change, order, await detailsByOrderIds(db, [order.id]));
  const message = { id: `msg_${delivery.id}`, at: new Date(), body };
  try {
    const headers = {
      ...signedHeaders(message, secretsValidAt(endpoint, message.at)),
      // A receiver that sends this position with its queries reads no data that is older than the event.
      ...(position !== undefined && { 'ordergraph-position': position }),
    };
    const { status } = await post(new URL(endpoint.url), headers, body, options);
    return { status, problem: problemOf(status) };
  } catch (error) {
    return { status: null, problem: reasonForStaff(error) };
  }
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return `The endpoint responded with status ${status}. Redirects are not followed.`;
  }
  return `The endpoint responded with status ${status}.`;
}

function secretsValidAt(
  { secret, previousSecret, previousSecretEndsAt }: WebhookEndpointRow,
  at: Date,
): string[] {
  if (previousSecret === null || previousSecretEndsAt === null || previousSecretEndsAt <= at) return [secret];
  return [secret, previousSecret];
}
