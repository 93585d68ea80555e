import type {
  CreateWebhookEndpointInput,
  MutationUpdateWebhookEndpointArgs,
  UpdateWebhookEndpointInput,
} from '../../generated/graphql.ts';
import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../platform/audit/record-change.ts';
import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import { takeLock } from '../../platform/db/locks.ts';
import type { WebhookEndpointRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { parseInput, type InputParser } from '../../platform/graphql/input-issues.ts';
import { NO_FAILURES } from './circuit-breaker.sql.ts';
import { deleteDeliveriesOf } from './deliveries.sql.ts';
import {
  countEndpoints,
  deleteEndpoint,
  insertEndpoint,
  lockEndpoint,
  updateEndpoint,
  updateEndpointSecret,
} from './endpoints.sql.ts';
import { checkUrl } from '../../platform/outbound/public-address.ts';
import { formatSecret, newSigningSecret } from '../../platform/outbound/sign.ts';

type Context = NonNullable<Actor> & { db: Database };
type UrlContext = Context & { allowPrivateAddresses: boolean };

/** Each event can be sent to every endpoint, so the number of endpoints is limited. */
const MAX_ENDPOINTS = 20;

/** Creates an endpoint with a new signing secret, which only this response contains. */
export async function createWebhookEndpoint(context: UrlContext, input: CreateWebhookEndpointInput) {
  const { value: values, refusal } = parseInput((parser) => parseEndpoint(parser, context, input));
  if (refusal) return refusal;

  const secret = newSigningSecret();
  return transaction(context.db, async (tx) => {
    // Without the lock, two concurrent calls could both create the last allowed endpoint.
    await takeLock(tx, 'webhookEndpoints');
    if ((await countEndpoints(tx)) >= MAX_ENDPOINTS) return endpointsFull;
    const endpoint = await insertEndpoint(tx, { ...values, url: input.url.href, secret });
    await recordEndpointChange(tx, context, null, endpoint);
    return {
      __typename: 'CreateWebhookEndpointSuccess' as const,
      endpoint,
      secret: formatSecret(secret),
    };
  });
}

const endpointsFull = {
  __typename: 'WebhookEndpointsFull' as const,
  message: `The limit of ${MAX_ENDPOINTS} webhook endpoints is reached. Delete one first.`,
  maximum: MAX_ENDPOINTS,
  most: MAX_ENDPOINTS,
};

/**
 * Changes the given fields. An activation clears the reason why the endpoint was deactivated. An activation or a new URL ends a
 * pause of the endpoint.
 */
export async function updateWebhookEndpoint(
  context: UrlContext,
  { id, input }: MutationUpdateWebhookEndpointArgs,
) {
  const endpointId = parseId(id);
  const { value: values, refusal } = parseInput((parser) => parseEndpoint(parser, context, input));
  if (refusal) return refusal;

  return transaction(context.db, async (tx) => {
    const before = await lockEndpoint(tx, endpointId);
    if (!before) throw notFound('webhook endpoint');
    const endpoint = await updateEndpoint(tx, endpointId, {
      ...values,
      ...(values.isActive && { disabledReason: null }),
      ...((values.isActive || values.url) && NO_FAILURES),
    });
    await recordEndpointChange(tx, context, before, endpoint);
    return { __typename: 'UpdateWebhookEndpointSuccess' as const, endpoint };
  });
}

/**
 * Deletes an endpoint with its deliveries. Jobs for pending deliveries then find nothing to do. Deletes the deliveries first, in
 * short transactions: there can be millions, and the relay waits while the endpoint is being deleted. After a timeout, a
 * repeated call deletes the rest.
 */
export async function deleteWebhookEndpoint(context: Context, id: RawId) {
  const endpointId = parseId(id);
  await deleteDeliveriesOf(context.db, endpointId);
  return transaction(context.db, async (tx) => {
    const endpoint = await deleteEndpoint(tx, endpointId);
    if (!endpoint) throw notFound('webhook endpoint');
    await recordEndpointChange(tx, context, endpoint, null);
    return endpoint;
  });
}

/** Replaces the signing secret. Deliveries are signed with the old secret too for the next 24 hours. */
export async function rotateWebhookSecret(context: Context, id: RawId) {
  const endpointId = parseId(id);
  const secret = newSigningSecret();
  return transaction(context.db, async (tx) => {
    const endpoint = await updateEndpointSecret(tx, endpointId, secret);
    if (!endpoint) throw notFound('webhook endpoint');
    await recordAudit(tx, context, {
      action: 'WEBHOOK_SECRET_ROTATED',
      subject: { type: 'WebhookEndpoint', id: endpointId },
    });
    return { endpoint, secret: formatSecret(secret) };
  });
}

/** Returns the columns that an input sets. Columns that it leaves out are undefined. */
function parseEndpoint(
  parser: InputParser,
  { allowPrivateAddresses }: UrlContext,
  input: UpdateWebhookEndpointInput,
) {
  const url = parser.notNull('url', input.url);
  const problem = url && checkUrl(url, allowPrivateAddresses);
  if (problem) parser.add('url', 'INVALID', problem);
  return {
    url: url?.href,
    // Null means the same as an empty list: all events.
    events: input.events === undefined ? undefined : [...new Set(input.events)],
    isActive: parser.notNull('isActive', input.isActive),
  };
}

const recordEndpointChange = (
  tx: Transaction,
  actor: Actor,
  before: WebhookEndpointRow | null,
  after: WebhookEndpointRow | null,
): Promise<void> =>
  recordChange(tx, actor, 'WebhookEndpoint', before && auditedFields(before), after && auditedFields(after));

/** Excludes the signing secrets. */
const auditedFields = ({ id, url, events, isActive, disabledReason }: WebhookEndpointRow) => ({
  id,
  url,
  events,
  isActive,
  disabledReason,
});
