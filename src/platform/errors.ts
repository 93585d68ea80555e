import { GraphQLError } from 'graphql';

/** Everything that a client is told on purpose other than by a refusal in a mutation's union. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'TIMEOUT',
  'TOO_MANY_CONNECTIONS',
  'INTERNAL_SERVER_ERROR',
  // Of documents that are never executed: tools know them by these names.
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What Drizzle wraps: its own message only repeats the statement. */
export const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

/** In the words of whatever failed first: the driver's, or the operating system's. */
export function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** Why something that is done later has failed, in words that staff may read. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** Of other errors staff are only told that there was one; the log has them. */
export function reasonForStaff(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonForStaff))].join(' ');
  return 'Something went wrong on our side.';
}

const error = (code: ErrorCode, message: string, more: Record<string, unknown> = {}) =>
  new GraphQLError(message, { extensions: { code, ...more } });

export const unauthenticated = (message = 'Sign in first.') => error('UNAUTHENTICATED', message);
export const forbidden = (message = 'This account may not do that.') => error('FORBIDDEN', message);
export const badUserInput = (message: string) => error('BAD_USER_INPUT', message);
/** Also for what exists but belongs to somebody else. */
export const notFound = (what: string) => error('NOT_FOUND', `There is no such ${what}.`);
export const tooManyConnections = () =>
  error('TOO_MANY_CONNECTIONS', 'There are too many live connections. Try again in a moment.');
/** Too often, or too much at once; over HTTP it is 429, with `Retry-After` (RFC 6585). */
export function rateLimited(message: string, retryAfterSeconds: number): GraphQLError {
  const retryAfter = Math.max(1, Math.ceil(retryAfterSeconds));
  const headers = new Map([['retry-after', String(retryAfter)]]);
  return error('RATE_LIMITED', message, { retryAfter, http: { status: 429, headers } });
}
/** Over HTTP it is 504 where it is about the whole request. */
export const timedOut = () =>
  error(
    'TIMEOUT',
    'This took too long and was given up. What it was to change may have been changed: look, or send it again with the same idempotency key.',
  );
/** What is sent in place of anything unforeseen. */
export const internalServerError = () => error('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');

/** Writes an unforeseen error to the log, under the request that it came up in. */
export type LogError = (error: unknown, message: string) => void;
