import { ApiError, type ErrorCode } from '@ordergraph/client';
import { exchanges, graphcacheConfig, urqlOptions } from '@ordergraph/client/urql';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, getOperationName, type CombinedError, type Exchange, type Operation } from 'urql';
import { filter, map, merge, pipe, share } from 'wonka';
import { api } from './api.ts';
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
export function causeOf({ networkError, graphQLErrors }: CombinedError): ApiError {
  if (networkError instanceof ApiError) return networkError;
  const [first] = graphQLErrors;
  const { code, retryAfter } = (first?.extensions ?? {}) as { code?: ErrorCode; retryAfter?: number };
  return new ApiError(first?.message ?? networkError?.message ?? 'The operation failed.', {
    code: code ?? 'INTERNAL_SERVER_ERROR',
    retryAfter: retryAfter ?? null,
  });
}

/** An event of the window: the live connection was opened, and updates before that may be missing. */
export const RESYNC = 'live-resync';

const resync = () => window.dispatchEvent(new Event(RESYNC));

/** Creates the cache of one viewer. Another viewer gets a new one. */
export const createGraph = () =>
  new Client({
    ...urqlOptions(api),
    exchanges: [cacheExchange(graphcacheConfig), pageDataExchange, ...exchanges(api, { resync })],
  });
