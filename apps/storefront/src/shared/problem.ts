import { ApiError } from '@ordergraph/client';
import type { Messages } from './messages/en.ts';

/** Returns a sentence for an operation that failed. */
export function problemText(error: unknown, { errors }: Messages): string {
  if (!(error instanceof ApiError)) return errors.unexpected;
  switch (error.code) {
    case 'NETWORK_ERROR':
      return errors.network;
    case 'RATE_LIMITED':
      return errors.rateLimited(Math.ceil(error.retryAfter ?? 10));
    case 'TIMEOUT':
      return errors.timeout;
    case 'SERVICE_UNAVAILABLE':
    case 'TOO_MANY_CONNECTIONS':
    case 'NOT_GRAPHQL':
      return errors.unavailable;
    case 'UNAUTHENTICATED':
      return errors.signedOut;
    case 'NOT_FOUND':
      return errors.notFound;
    case 'BAD_USER_INPUT':
    case 'FORBIDDEN':
    case 'QUERY_TOO_COMPLEX':
    case 'INTERNAL_SERVER_ERROR':
    case 'GRAPHQL_PARSE_FAILED':
    case 'GRAPHQL_VALIDATION_FAILED':
    case 'PERSISTED_QUERY_NOT_FOUND':
      return errors.unexpected;
  }
}
