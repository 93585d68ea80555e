import { fetchExchange, subscriptionExchange, type Exchange } from '@urql/core';
import type { CacheExchangeOpts } from '@urql/exchange-graphcache';
import type { Client } from './client.ts';
import { embeddedTypes, possibleTypes } from './generated/cache-types.ts';
import { hasNoResult } from './retry.ts';
import type { Operation } from './transport.ts';

/**
 * Options for `createClient` of urql: `createClient({ ...urqlOptions(client), exchanges: [cacheExchange(graphcacheConfig),
 * ...exchanges(client)] })`.
 */
export const urqlOptions = (client: Client) => ({
  url: client.url,
  fetch: fetchWith(client),
  preferGetMethod: false as const,
});

/** The exchanges that send operations and subscriptions. `resync` is called when subscriptions may have missed updates. */
export const exchanges = (client: Client, { resync }: { resync?: () => void } = {}): Exchange[] => [
  fetchExchange,
  subscriptionExchange({
    forwardSubscription: ({ query = '', variables = {} }) => ({
      subscribe: (sink) => ({
        unsubscribe: client.live.subscribe<Record<string, unknown>>(
          { query, variables: variables as Record<string, unknown> },
          {
            next: (data) => sink.next({ data }),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
            ...(resync && { resync }),
          },
        ),
      }),
    }),
  }),
];

/**
 * Options for Graphcache. Objects without an id of their own, such as `Money` and `RefundLine`, are stored in the object that
 * contains them. Create a new urql client when the viewer changes (`client.onSessionChange`): the cache of the old one contains
 * the data of the old viewer.
 */
export const graphcacheConfig: Pick<CacheExchangeOpts, 'keys' | 'possibleTypes'> = {
  keys: Object.fromEntries(embeddedTypes.map((type) => [type, () => null])),
  possibleTypes,
};

/** Returns a function like `fetch` that sends a GraphQL request with the client's session and retries. */
const fetchWith =
  (client: Client): typeof globalThis.fetch =>
  async (input, init) => {
    const operation =
      typeof init?.body === 'string'
        ? (JSON.parse(init.body) as Operation)
        : operationIn(new URL(input instanceof Request ? input.url : input, 'http://localhost').searchParams);
    const { payload, status } = await client.execute(operation, {
      ...(init?.signal && { signal: init.signal }),
    });
    // Without this, the fields would be null because they failed, and Graphcache would store that their objects do not exist.
    const hasFailed = payload.errors !== undefined && hasNoResult(payload);
    return Response.json(hasFailed ? { ...payload, data: null } : payload, { status });
  };

/** Reads the parameters of a request by GET. */
function operationIn(parameters: URLSearchParams): Operation {
  const objectOf = (name: string): unknown => JSON.parse(parameters.get(name) ?? 'null');
  return {
    query: parameters.get('query') ?? undefined,
    operationName: parameters.get('operationName'),
    variables: objectOf('variables'),
    extensions: objectOf('extensions'),
  };
}
