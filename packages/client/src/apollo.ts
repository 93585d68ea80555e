import {
  ApolloLink,
  Observable,
  type InMemoryCacheConfig,
  type TypePolicies,
  type TypePolicy,
} from '@apollo/client';
import { print, type OperationDefinitionNode } from 'graphql';
import type { Client } from './client.ts';
import { connectionFields, embeddedTypes, possibleTypes } from './generated/cache-types.ts';

/** The link of an `ApolloClient`. It sends queries, mutations and subscriptions with the client's session and retries. */
export const apolloLink = (client: Client, { resync }: { resync?: () => void } = {}): ApolloLink =>
  new ApolloLink(
    ({ query: document, variables, operationName, extensions }) =>
      new Observable((observer) => {
        const query = print(document);
        const isSubscription = document.definitions.some(
          (node): node is OperationDefinitionNode =>
            node.kind === 'OperationDefinition' && node.operation === 'subscription',
        );
        if (isSubscription) {
          return client.live.subscribe<Record<string, unknown>>(
            { query, variables, operationName },
            {
              next: (data) => observer.next({ data }),
              error: (error) => observer.error(error),
              complete: () => observer.complete(),
              ...(resync && { resync }),
            },
          );
        }
        const abort = new AbortController();
        client.execute({ query, variables, operationName, extensions }, { signal: abort.signal }).then(
          ({ payload }) => {
            observer.next(payload as ApolloLink.Result);
            observer.complete();
          },
          (error: unknown) => observer.error(error),
        );
        return () => abort.abort();
      }),
  );

type Page = {
  nodes?: readonly unknown[];
  edges?: readonly unknown[];
  pageInfo?: { endCursor?: string | null; startCursor?: string | null; hasPreviousPage?: boolean };
};

const PAGE_ARGUMENTS = new Set(['first', 'after', 'last', 'before']);

const pagedList = {
  keyArgs: (args: Record<string, unknown> | null) =>
    Object.keys(args ?? {}).filter((name) => !PAGE_ARGUMENTS.has(name)),
  /** Appends the next page. Any other page replaces the list. */
  merge(
    existing: Page | undefined,
    incoming: Page,
    { args }: { args: Record<string, unknown> | null },
  ): Page {
    if (!existing?.pageInfo || !args?.['after'] || args['after'] !== existing.pageInfo.endCursor)
      return incoming;
    const { startCursor, hasPreviousPage } = existing.pageInfo;
    return {
      ...incoming,
      ...(incoming.nodes && { nodes: [...(existing.nodes ?? []), ...incoming.nodes] }),
      ...(incoming.edges && { edges: [...(existing.edges ?? []), ...incoming.edges] }),
      pageInfo: {
        ...incoming.pageInfo,
        ...(startCursor !== undefined && { startCursor }),
        ...(hasPreviousPage !== undefined && { hasPreviousPage }),
      },
    };
  },
};

/**
 * Options for `InMemoryCache`. Objects without an id of their own, such as `Money` and `RefundLine`, are stored in the object
 * that contains them. The pages of a list are joined when `fetchMore` passes the `endCursor` as `after`. Call
 * `apolloClient.resetStore()` when the viewer changes (`client.onSessionChange`).
 */
export const cacheOptions: Pick<InMemoryCacheConfig, 'possibleTypes' | 'typePolicies'> = {
  possibleTypes,
  typePolicies: policies(),
};

function policies(): TypePolicies {
  const byType: Record<string, TypePolicy> = {};
  // Merged, because one query may select only the amount, and another also the currency.
  for (const type of embeddedTypes) byType[type] = { keyFields: false, merge: type === 'Money' };
  for (const [type, field] of connectionFields) {
    const policy = (byType[type] ??= {});
    policy.fields = { ...policy.fields, [field]: pagedList };
  }
  return byType;
}
