import type { Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { UpdateWebhookEndpointInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { readEndpoint } from './endpoint-input.ts';
import { changeEndpoint } from './endpoint-repository.ts';

export async function updateEndpoint(
  db: Database,
  id: string,
  input: UpdateWebhookEndpointInput,
  toPrivateAddresses: boolean,
) {
  const read = new InputReader();
  const values = readEndpoint(read, input, toPrivateAddresses);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  const endpoint = await changeEndpoint(db, id, {
    ...values,
    ...(values.isActive && { disabledReason: null }),
  });
  if (!endpoint) throw notFound('webhook endpoint');
  return { __typename: 'UpdateWebhookEndpointSuccess' as const, endpoint };
}
