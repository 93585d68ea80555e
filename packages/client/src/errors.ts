/** The codes of the API (see the description of its schema), and codes for the connection to it. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'TOO_MANY_CONNECTIONS'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  /** The request or its response was lost. A mutation may have taken effect. */
  | 'NETWORK_ERROR'
  /** The response is not GraphQL: the URL is wrong, or a proxy answered. */
  | 'NOT_GRAPHQL';

export type GraphqlError = {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; retryAfter?: number; [name: string]: unknown };
};

type Details = {
  code: ErrorCode;
  errors?: readonly GraphqlError[];
  data?: unknown;
  retryAfter?: number | null;
  cause?: unknown;
};

/** The failure of an operation. A refusal is not a failure: it is a member of the result union. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The code of the first error. */
  readonly code: ErrorCode;
  /** All errors of the response. Empty if there was no response. */
  readonly errors: readonly GraphqlError[];
  /** The part of the result that could be computed. Null or undefined if there is none. */
  readonly data: unknown;
  /** Seconds after which another attempt is useful. Null if the server did not send them. */
  readonly retryAfter: number | null;

  constructor(message: string, { code, errors = [], data, retryAfter = null, cause }: Details) {
    super(message, { cause });
    this.code = code;
    this.errors = errors;
    this.data = data;
    this.retryAfter = retryAfter;
  }
}

/** Returns the errors of a response as one error. */
export function toApiError(errors: readonly GraphqlError[], data?: unknown): ApiError {
  const [first] = errors;
  return new ApiError(first?.message ?? 'The operation failed.', {
    code: (first?.extensions?.code ?? 'INTERNAL_SERVER_ERROR') as ErrorCode,
    errors,
    data,
    retryAfter: first?.extensions?.retryAfter ?? null,
  });
}
