import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { UpdateWebhookEndpointInput } from '../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { readEndpoint } from './endpoint-input.ts';
import { changeEndpoint, lockEndpoint } from './endpoints.sql.ts';
import { recordEndpointChange } from './record-endpoint-change.ts';

export async function updateEndpoint(
  db: Database,
  actor: Actor,
  id: string,
  input: UpdateWebhookEndpointInput,
  toPrivateAddresses: boolean,
) {
  const read = new InputReader();
  const values = readEndpoint(read, input, toPrivateAddresses);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return transaction(db, async (tx) => {
    const before = await lockEndpoint(tx, id);
    if (!before) throw notFound('webhook endpoint');
    const endpoint = await changeEndpoint(tx, id, {
      ...values,
      ...(values.isActive && { disabledReason: null }),
    });
    await recordEndpointChange(tx, actor, before, endpoint);
    return { __typename: 'UpdateWebhookEndpointSuccess' as const, endpoint };
  });
}
