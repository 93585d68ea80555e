import type { Logger } from 'pino';
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { isInputError } from '../../engine/execution/input-values.ts';
import { databaseError } from '../../platform/db/client.ts';
import {
  badUserInput,
  causeOf,
  ERROR_CODES,
  internalServerError,
  reasonOf,
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

/** Returns the HTTP status and headers that an error carries in `extensions.http`, if any. */
export function httpOf({ extensions }: GraphQLError): { status?: number; headers: Record<string, string> } {
  const http = extensions['http'] as { status?: number; headers?: ReadonlyMap<string, string> } | undefined;
  return {
    ...(http?.status !== undefined && { status: http.status }),
    headers: Object.fromEntries(http?.headers ?? []),
  };
}

/** Passes on errors that are meant for the client. Logs any other error and replaces it by one fixed sentence. */
export const maskErrorWith =
  (log: Log) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
    if (extensions['code'] !== 'INTERNAL_SERVER_ERROR' || isApolloClientError(error)) {
      const code = isKnown(extensions['code']) ? extensions['code'] : 'BAD_USER_INPUT';
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
    return replaced(formatted, internalServerError().toJSON());
  };

/** The same for errors of the executor, which may have no code yet. */
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
};

/** Returns an execution result with its errors formatted for the client. */
export const formatResult = (
  { errors, data }: Executed,
  formatError: (error: GraphQLError) => GraphQLFormattedError,
): FormattedExecutionResult<Record<string, unknown>> => ({
  ...(errors && { errors: errors.map(formatError) }),
  ...(data !== undefined && { data }),
});

const isKnown = (code: unknown) => code !== 'INTERNAL_SERVER_ERROR' && CODES.has(code);

/** Apollo rejects a malformed request with INTERNAL_SERVER_ERROR or no code: only a status of 4xx shows the client's fault. */
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

/**
 * Returns the parts of an error that may be logged. The database's own message and detail are left out: they may quote
 * values such as password hashes, addresses and tokens.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const database = databaseError(error);
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  return database.code
    ? { type: error.name, database, statement: 'query' in error ? error.query : undefined, stack }
    : { type: error.name, message: reasonOf(error), stack };
}
