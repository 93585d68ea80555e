import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { takeLock } from '../../platform/db/locks.ts';
import type { CreateWebhookEndpointInput } from '../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { readEndpoint } from './endpoint-input.ts';
import { countEndpoints, insertEndpoint } from './endpoints.sql.ts';
import { recordEndpointChange } from './record-endpoint-change.ts';
import { newSigningSecret, writeSecret } from './sign.ts';

/** Each event goes to each of them. */
const MOST_ENDPOINTS = 20;

export async function createEndpoint(
  db: Database,
  actor: Actor,
  input: CreateWebhookEndpointInput,
  toPrivateAddresses: boolean,
) {
  const read = new InputReader();
  const { url, ...optional } = readEndpoint(read, input, toPrivateAddresses);
  if (read.issues.length > 0 || url === undefined) return invalidInput(...read.issues);

  const secret = newSigningSecret();
  return transaction(db, async (tx) => {
    // Else two at once could both be the last one.
    await takeLock(tx, 'webhookEndpoints');
    if ((await countEndpoints(tx)) >= MOST_ENDPOINTS) return endpointsFull;
    const endpoint = await insertEndpoint(tx, { ...optional, url, secret });
    await recordEndpointChange(tx, actor, null, endpoint);
    return {
      __typename: 'CreateWebhookEndpointSuccess' as const,
      endpoint,
      secret: writeSecret(secret),
    };
  });
}

const endpointsFull = {
  __typename: 'WebhookEndpointsFull' as const,
  message: `There are ${MOST_ENDPOINTS} webhook endpoints already, the most there may be.`,
  most: MOST_ENDPOINTS,
};
