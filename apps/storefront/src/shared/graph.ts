import { ApiError, type ErrorCode } from '@ordergraph/client';
import { exchanges, graphcacheConfig, urqlOptions } from '@ordergraph/client/urql';
import { cacheExchange } from '@urql/exchange-graphcache';
import {
  Client,
  getOperationName,
  type AnyVariables,
  type CombinedError,
  type Exchange,
  type Operation,
  type RequestPolicy,
  type TypedDocumentNode,
} from '@urql/core';
import { filter, map, merge, pipe, share } from 'wonka';
import { api } from './api.ts';
import type { Doc } from './document.ts';
import { RESYNC } from './events.ts';
import { takePageData } from './page-data.ts';

const pageDataOf = ({ kind, query, variables }: Operation): unknown =>
  kind === 'query' ? takePageData(getOperationName(query) ?? '', (variables ?? {}) as object) : undefined;

/** Answers the first queries with the results that came with the page. */
const pageDataExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    const answered = pipe(
      operations,
      map((operation) => ({ operation, data: pageDataOf(operation) })),
      share,
    );
    return merge([
      pipe(
        answered,
        filter(({ data }) => data !== undefined),
        map(({ operation, data }) => ({
          operation,
          data,
          error: undefined,
          extensions: undefined,
          stale: false,
          hasNext: false,
        })),
      ),
      pipe(
        answered,
        filter(({ data }) => data === undefined),
        map(({ operation }) => operation),
        forward,
      ),
    ]);
  };

/** Returns the error of the client package in an error of urql. */
function causeOf({ networkError, graphQLErrors }: CombinedError): ApiError {
  if (networkError instanceof ApiError) return networkError;
  const [first] = graphQLErrors;
  const { code, retryAfter } = (first?.extensions ?? {}) as { code?: ErrorCode; retryAfter?: number };
  return new ApiError(first?.message ?? networkError?.message ?? 'The operation failed.', {
    code: code ?? 'INTERNAL_SERVER_ERROR',
    retryAfter: retryAfter ?? null,
  });
}

const resync = () => window.dispatchEvent(new Event(RESYNC));

/** urql parses the text of a document, but its types accept parsed documents only. */
const typed = <Data, Variables>(document: Doc<Data, Variables>) =>
  document as unknown as TypedDocumentNode<Data, AnyVariables>;

export type ReadResult<Data> = {
  data: Data | undefined;
  error: ApiError | null;
  /** Whether another result follows. */
  isFetching: boolean;
};

export type ViewerCache = ReturnType<typeof createViewerCache>;

/** Creates the cache of one viewer. Objects in a result update all results that contain them. */
export function createViewerCache() {
  const client = new Client({
    ...urqlOptions(api),
    exchanges: [cacheExchange(graphcacheConfig), pageDataExchange, ...exchanges(api, { resync })],
  });
  return {
    /** Returns the result if all of it is in the cache. */
    peek<Data, Variables extends object>(document: Doc<Data, Variables>, variables: Variables) {
      const options = { requestPolicy: 'cache-only' as const };
      return client.readQuery(typed(document), variables as AnyVariables, options)?.data ?? undefined;
    },

    /** Reads a result, and reports it and all its later changes. Returns a function that stops the reports. */
    watch<Data, Variables extends object>(
      document: Doc<Data, Variables>,
      variables: Variables,
      requestPolicy: RequestPolicy,
      onResult: (result: ReadResult<Data>) => void,
    ): () => void {
      const watched = client
        .query(typed(document), variables as AnyVariables, { requestPolicy })
        .subscribe(({ data, error, stale }) =>
          onResult({ data, error: error ? causeOf(error) : null, isFetching: stale }),
        );
      return () => watched.unsubscribe();
    },

    /** Writes the updates of a subscription into the cache. Returns a function that ends the subscription. */
    follow<Data, Variables extends object>(document: Doc<Data, Variables>, variables: Variables) {
      const followed = client.subscription(typed(document), variables as AnyVariables).subscribe(() => {});
      return () => followed.unsubscribe();
    },

    async mutate<Data, Variables extends object>(
      document: Doc<Data, Variables>,
      variables: Variables,
    ): Promise<Data> {
      const { data, error } = await client.mutation(typed(document), variables as AnyVariables).toPromise();
      if (error) throw causeOf(error);
      if (!data) throw new Error('The mutation has no result.');
      return data;
    },
  };
}
