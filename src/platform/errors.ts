import { DrizzleQueryError } from 'drizzle-orm/errors';
import { GraphQLError } from 'graphql';

/** Every code in `extensions.code` of an error. Expected refusals of a mutation are union members instead. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'TIMEOUT',
  'TOO_MANY_CONNECTIONS',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  // Errors of documents that are not executed, with the names that GraphQL tools expect.
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
] as const;

type ErrorCode = (typeof ERROR_CODES)[number];

/** Unwraps Drizzle's error: its message repeats the SQL, its cause is the driver's error. */
export const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

/** Returns the message of an error. For Drizzle's error, returns the message of the driver's error. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof DrizzleQueryError ? causeOf(error) : error;
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** An expected failure of background work. Its message is shown to staff. */
export class StaffVisibleError extends Error {
  override readonly name: string = 'StaffVisibleError';
}

/** Returns the message of a StaffVisibleError. For other errors returns one fixed sentence: their details are in the log only. */
export function reasonForStaff(error: unknown): string {
  if (error instanceof StaffVisibleError) return error.message;
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonForStaff))].join(' ');
  return 'Something went wrong on our side.';
}

const error = (code: ErrorCode, message: string, more: Record<string, unknown> = {}) =>
  new GraphQLError(message, { extensions: { code, ...more } });

export const unauthenticated = (message = 'Sign in first.') => error('UNAUTHENTICATED', message);
export const forbidden = (message = 'This account may not do that.') => error('FORBIDDEN', message);
export const badUserInput = (message: string) => error('BAD_USER_INPUT', message);
/** Also used for objects that exist but belong to another customer. */
export const notFound = (what: string) => error('NOT_FOUND', `There is no such ${what}.`);
/** A failover or restore lost the change of an order that a cursor refers to. */
export const lostChange = () =>
  error(
    'NOT_FOUND',
    'The database no longer has the change of this cursor. Continue with an older cursor, or start again without one.',
  );
export const tooManyConnections = () =>
  error('TOO_MANY_CONNECTIONS', 'There are too many live connections. Try again in a moment.');
export const tooManySubscriptions = () =>
  error(
    'TOO_MANY_CONNECTIONS',
    'There are too many subscriptions of this client, in total or to the same object. End one first.',
  );
const retryLater = (status: number, retryAfter: number) => ({
  retryAfter,
  http: { status, headers: new Map([['retry-after', String(retryAfter)]]) },
});
/** The client sent too many requests, or too many at the same time. HTTP status 429 with `Retry-After` (RFC 6585). */
export const rateLimited = (message: string, retryAfterSeconds: number): GraphQLError =>
  error('RATE_LIMITED', message, retryLater(429, Math.max(1, Math.ceil(retryAfterSeconds))));
const UNAVAILABLE_RETRY_SECONDS = 5;
/** The database does not answer. HTTP status 503 with `Retry-After`. */
export const serviceUnavailable = () =>
  error(
    'SERVICE_UNAVAILABLE',
    'The shop cannot answer right now. Try again in a moment. Send a mutation again with its idempotency key: it may have taken effect.',
    retryLater(503, UNAVAILABLE_RETRY_SECONDS),
  );
/** HTTP status 504 if the whole request timed out. */
export const timedOut = () =>
  error(
    'TIMEOUT',
    'The request took too long and was stopped. Its changes may have been saved: check, or repeat it with the same idempotency key.',
  );
/** The error that a client receives for every unexpected error. */
export const internalServerError = () => error('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');

/** Logs an unexpected error, with the id of its request. */
export type LogError = (error: unknown, message: string) => void;
