import type { Logger } from 'pino';
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { isInputError } from '../../engine/execution/input-values.ts';
import { databaseError } from '../../platform/db/client.ts';
import { isUnavailable } from '../../platform/db/connection-errors.ts';
import {
  badUserInput,
  causeOf,
  ERROR_CODES,
  internalServerError,
  reasonOf,
  serviceUnavailable,
  timedOut,
  type LogError,
} from '../../platform/errors.ts';

/** PostgreSQL's codes for a NUL character, which it can store neither in text nor in JSON. */
const NUL_CODES = new Set(['22021', '22P05']);

const CODES = new Set<unknown>(ERROR_CODES);

/** PostgreSQL's codes for a cancelled statement, which includes a statement timeout, and for a lock timeout. */
const TIMEOUT_CODES = ['57014', '55P03'];

/** Returns whether a deadline passed, either the request's or the database's. */
function isTimeout(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof GraphQLError) return cause.extensions['code'] === 'TIMEOUT';
  return TIMEOUT_CODES.includes(databaseError(error).code ?? '');
}

type Log = (details: Record<string, unknown>, message: string) => void;

/** Returns the HTTP status and headers of an error: those in `extensions.http`, or 503 if the database does not answer. */
export function httpOf({ extensions, originalError }: GraphQLError): {
  status?: number;
  headers: Record<string, string>;
} {
  if (originalError && isUnavailable(originalError)) return httpOf(serviceUnavailable());
  const http = extensions['http'] as { status?: number; headers?: ReadonlyMap<string, string> } | undefined;
  return {
    ...(http?.status !== undefined && { status: http.status }),
    headers: Object.fromEntries(http?.headers ?? []),
  };
}

/** Returns an error for a response body. Leaves out `extensions.http`: it becomes the status and headers. */
export function toBody(error: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions };
}

/**
 * Passes on errors that are meant for the client. Replaces any other error by a fixed sentence for its kind, and logs it unless it
 * is a NUL character or a timeout.
 */
export const maskErrorWith =
  (log: Log) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
    if (extensions['code'] !== 'INTERNAL_SERVER_ERROR' || isApolloClientError(error)) {
      const code = isClientCode(extensions['code']) ? extensions['code'] : 'BAD_USER_INPUT';
      return { ...formatted, extensions: { ...extensions, code } };
    }

    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    if (NUL_CODES.has(databaseError(cause).code ?? '')) {
      return replaced(
        formatted,
        badUserInput('A text contains a NUL character, which cannot be stored. Remove it.').toJSON(),
      );
    }
    if (isTimeout(cause)) return replaced(formatted, timedOut().toJSON());
    log({ path: formatted.path, error: describeError(cause) }, 'request failed');
    return replaced(formatted, toBody(isUnavailable(cause) ? serviceUnavailable() : internalServerError()));
  };

/** Returns a function that formats errors of the executor: adds a missing code, and masks unexpected errors. */
export function formatErrorWith(log: Log): (error: GraphQLError) => GraphQLFormattedError {
  const mask = maskErrorWith(log);
  return (error) => {
    const code = isInputError(error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
    const extensions = { code, ...error.extensions };
    return mask({ ...error.toJSON(), extensions }, error);
  };
}

type Executed = {
  errors?: readonly GraphQLError[] | undefined;
  data?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | undefined;
};

/** Returns an execution result with its errors formatted for the client. */
export const formatResult = (
  { errors, data, extensions }: Executed,
  formatError: (error: GraphQLError) => GraphQLFormattedError,
): FormattedExecutionResult<Record<string, unknown>> => ({
  ...(errors && { errors: errors.map(formatError) }),
  ...(data !== undefined && { data }),
  ...(extensions && { extensions }),
});

const isClientCode = (code: unknown) => code !== 'INTERNAL_SERVER_ERROR' && CODES.has(code);

/**
 * Apollo rejects a malformed request with INTERNAL_SERVER_ERROR or no code: only a status of 4xx shows that the client caused the
 * error.
 */
function isApolloClientError(error: unknown): boolean {
  const status = error instanceof GraphQLError ? httpOf(error).status : undefined;
  return status !== undefined && status >= 400 && status < 500;
}

const replaced = (
  { path, locations }: GraphQLFormattedError,
  by: GraphQLFormattedError,
): GraphQLFormattedError => ({
  ...by,
  ...(path && { path }),
  ...(locations && { locations }),
});

/** Logs unexpected errors, without values of the database. */
export const logErrorsTo =
  (logger: Pick<Logger, 'error'>): LogError =>
  (error, message) =>
    logger.error({ error: describeError(error) }, message);

/** The fields of an error that never contain a value of the database. */
const LOGGED_FACTS = ['code', 'errno', 'syscall', 'address', 'port', 'queue', 'worker'] as const;
/** Maximum number of errors that are logged for one AggregateError. */
const MAX_LOGGED_ERRORS = 5;

/**
 * Returns the parts of an error that may be logged. Accepts any object, because pg-boss reports copies of errors. Leaves out the
 * message and detail of the database, which may quote values such as password hashes, addresses and tokens.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: String(error) };
  const database = databaseError(error);
  const cause = causeOf(error) as object;
  const facts = database.code
    ? { database, statement: 'query' in error ? error.query : undefined }
    : { message: isCopyOfDatabaseError(cause) ? undefined : messageOf(cause), ...factsOf(cause) };
  const parts =
    cause instanceof AggregateError ? cause.errors.slice(0, MAX_LOGGED_ERRORS).map(describeError) : undefined;
  const described = { type: typeOf(error), ...facts, ...(parts && { errors: parts }), stack: stackOf(error) };
  if (isUnavailable(error)) outageReasons.set(described, reasonOfOutage(error));
  return described;
}

/** The reasons of described errors that are outages of the database. */
const outageReasons = new WeakMap<object, string>();

/** Returns the reason if the details of a log line are about an outage of the database; otherwise null. */
export function outageReason(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('error' in details)) return null;
  const { error } = details;
  return typeof error === 'object' && error !== null ? (outageReasons.get(error) ?? null) : null;
}

const CODE_REASONS: Record<string, string> = {
  '25006': 'it is a standby, or read-only',
  '53300': 'it has too many connections',
  '57P01': 'it was shut down, or an administrator ended the connection',
  '57P02': 'it crashed',
  '57P03': 'it is starting up or shutting down',
};

function reasonOfOutage(error: object): string {
  const parts = error instanceof AggregateError && !('code' in error) ? (error.errors as object[]) : [];
  if (parts.length > 0) return [...new Set(parts.map(reasonOfOutage))].join('; ');
  const code =
    databaseError(error).code ?? ('severity' in error && 'code' in error ? String(error.code) : '');
  return CODE_REASONS[code] ?? (code ? `SQLSTATE ${code}` : reasonOf(error));
}

const typeOf = (error: object): string =>
  error instanceof Error ? error.name : (error.constructor?.name ?? 'object');

/** Skips the message of an AggregateError, because it would repeat the messages of its parts. */
const messageOf = (error: object): string | undefined =>
  error instanceof AggregateError || !('message' in error) ? undefined : String(error.message);

const factsOf = (error: object): Record<string, unknown> =>
  Object.fromEntries(
    LOGGED_FACTS.flatMap((name) => {
      const value: unknown = name in error ? error[name as keyof typeof error] : undefined;
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );

/** PostgreSQL's errors have a severity, also when their fields were copied to another object. */
const isCopyOfDatabaseError = (error: object): boolean => 'severity' in error;

/** Returns the stack without its first lines, which repeat the message. */
const stackOf = (error: object): string | undefined =>
  'stack' in error
    ? String(error.stack)
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .join('\n')
    : undefined;
