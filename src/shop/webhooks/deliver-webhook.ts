import { transaction, type Database } from '../../platform/db/client.ts';
import type { WebhookEndpointRow } from '../../platform/db/schema.ts';
import { Failure, reasonForStaff } from '../../platform/errors.ts';
import type { Attempt } from '../../platform/jobs/run-jobs.ts';
import { detailsByOrderIds } from '../orders/orders.sql.ts';
import {
  deliveryInFull,
  giveUp,
  hasDeliveredSince,
  recordAttempt,
  switchOff,
  type DeliveryInFull,
} from './deliveries.sql.ts';
import { payloadOf } from './payload.ts';
import { post, type PostOptions } from './post.ts';
import { signedHeaders } from './sign.ts';

const GONE = 410;

/** Fails as long as the receiver does not take it: the job is done again then, up to three days long. */
export async function deliverWebhook(
  db: Database,
  deliveryId: string,
  { isLast }: Attempt,
  options: PostOptions,
): Promise<void> {
  const found = await deliveryInFull(db, deliveryId);
  // One that was given up is tried again where staff have its job tried again.
  if (!found || found.delivery.state === 'DELIVERED') return;
  const { delivery, endpoint } = found;
  if (!endpoint.isActive) {
    await giveUp(db, deliveryId, 'The endpoint is switched off.');
    return;
  }

  const { status, problem } = await attempt(db, found, options);
  if (problem === null) {
    await recordAttempt(db, deliveryId, { state: 'DELIVERED', responseStatus: status, lastError: null });
    return;
  }
  const state = isLast || status === GONE ? 'FAILED' : 'PENDING';
  await transaction(db, async (tx) => {
    await recordAttempt(tx, deliveryId, { state, responseStatus: status, lastError: problem });
    if (status === GONE) {
      await switchOff(tx, endpoint.id, 'It answered 410: it is gone.');
    } else if (
      isLast &&
      // One that was changed or switched on since has its three days from then.
      endpoint.updatedAt <= delivery.createdAt &&
      !(await hasDeliveredSince(tx, endpoint.id, delivery.createdAt))
    ) {
      const since = delivery.createdAt.toISOString();
      await switchOff(tx, endpoint.id, `Nothing has reached it since ${since}. ${problem}`);
    }
  });
  if (status !== GONE) throw new Failure(`The webhook ${deliveryId} was not delivered. ${problem}`);
}

async function attempt(
  db: Database,
  { delivery, endpoint, change, order }: DeliveryInFull,
  options: PostOptions,
) {
  const body = payloadOf(change, order, await detailsByOrderIds(db, [order.id]));
  const message = { id: `msg_${delivery.id}`, at: new Date(), body };
  try {
    const headers = signedHeaders(message, secretsAt(endpoint, message.at));
    const status = await post(new URL(endpoint.url), headers, body, options);
    return { status, problem: problemOf(status) };
  } catch (error) {
    return { status: null, problem: reasonForStaff(error) };
  }
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The answer was ${status}: redirects are not followed.`;
  return `The answer was ${status}.`;
}

function secretsAt({ secret, previousSecret, previousSecretEndsAt }: WebhookEndpointRow, at: Date): string[] {
  if (previousSecret === null || previousSecretEndsAt === null || previousSecretEndsAt <= at) return [secret];
  return [secret, previousSecret];
}
