import type { Logger } from 'pino';
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
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
import { httpOf } from './http-of.ts';

/** Of a text with a NUL character, which PostgreSQL cannot store, as such or in JSON. */
const WITH_NUL = new Set(['22021', '22P05']);

const CODES = new Set<unknown>(ERROR_CODES);

/** A statement that was cancelled or took too long, and a lock that was waited for too long. */
const GIVEN_UP = ['57014', '55P03'];

/** Whether the database was not given the time that it took, or was not asked any more. */
function isTimeout(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof GraphQLError) return cause.extensions['code'] === 'TIMEOUT';
  return GIVEN_UP.includes(databaseError(error).code ?? '');
}

type Log = (details: Record<string, unknown>, message: string) => void;

/** Lets through what is said on purpose; anything else is logged and replaced by one fixed sentence. */
export const formatErrorWith =
  (log: Log) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
    if (extensions['code'] !== 'INTERNAL_SERVER_ERROR' || isRefusedByApollo(error)) {
      const code = isKnown(extensions['code']) ? extensions['code'] : 'BAD_USER_INPUT';
      return { ...formatted, extensions: { ...extensions, code } };
    }

    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    if (WITH_NUL.has(databaseError(cause).code ?? '')) {
      return replaced(
        formatted,
        badUserInput('A text holds a NUL character, which cannot be stored.').toJSON(),
      );
    }
    if (isTimeout(cause)) return replaced(formatted, timedOut().toJSON());
    log({ path: formatted.path, error: describeError(cause) }, 'a request failed');
    return replaced(formatted, internalServerError().toJSON());
  };

/** The same for what execution gives, which may have no code yet. */
export function tellErrorWith(log: Log): (error: GraphQLError) => GraphQLFormattedError {
  const format = formatErrorWith(log);
  return (error) => {
    const extensions = { code: 'INTERNAL_SERVER_ERROR', ...error.extensions };
    return format({ ...error.toJSON(), extensions }, error);
  };
}

type Executed = {
  errors?: readonly GraphQLError[] | undefined;
  data?: Record<string, unknown> | null | undefined;
};

/** What an execution came to, with its errors as they are told. */
export const tellResult = (
  { errors, data }: Executed,
  tellError: (error: GraphQLError) => GraphQLFormattedError,
): FormattedExecutionResult<Record<string, unknown>> => ({
  ...(errors && { errors: errors.map(tellError) }),
  ...(data !== undefined && { data }),
});

const isKnown = (code: unknown) => code !== 'INTERNAL_SERVER_ERROR' && CODES.has(code);

/** Of a request that is none, Apollo tells by the status alone whose fault it is, where it gives it a code at all. */
function isRefusedByApollo(error: unknown): boolean {
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

/** Writes an unforeseen error to a log, as much of it as may stand there. */
export const logErrorsTo =
  (logger: Pick<Logger, 'error'>): LogError =>
  (error, message) =>
    logger.error({ error: describeError(error) }, message);

/** What may stand in a log. The database's own message and detail may quote values: passwords' hashes, addresses, tokens. */
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
