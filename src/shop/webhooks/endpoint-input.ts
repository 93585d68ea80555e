import type { UpdateWebhookEndpointInput } from '../../generated/graphql.ts';
import type { InputReader } from '../../platform/graphql/input-issues.ts';
import { refusalOf } from './public-address.ts';

/** The columns that an input sets; what it leaves out stays undefined. */
export function readEndpoint(
  read: InputReader,
  input: UpdateWebhookEndpointInput,
  toPrivateAddresses: boolean,
) {
  const url = read.notNull('url', input.url);
  const refusal = url && refusalOf(url, toPrivateAddresses);
  if (refusal) read.add('url', 'INVALID', refusal);
  return {
    url: url?.href,
    // Null is as good as an empty list.
    events: input.events === undefined ? undefined : [...new Set(input.events)],
    isActive: read.notNull('isActive', input.isActive),
  };
}
