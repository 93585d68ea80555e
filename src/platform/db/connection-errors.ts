import type pg from 'pg';
import { causeOf } from '../errors.ts';
import {
  interceptConnect,
  interceptQueries,
  isConnectionLost,
  looksLikeConnectionLost,
  isPlanOutdated,
  serverErrorOf,
} from './pg-internals.ts';

/** The statement or transaction was rolled back because its connection is unfit. A new connection can execute it. */
const ROLLED_BACK = new Set([
  '25006', // read-only: after a failover, the connection leads to a standby
  '26000', // the prepared statement is missing on the server
  '42P05', // the prepared statement exists already
]);
/** The server closed the connection: 08 connection exception, 57P0 shutdown, crash or start of the server. */
const CLOSED = /^(?:08...|57P0.)$/;
/** The server cannot work now: the codes of `CLOSED`, 53 insufficient resources (too many connections), or 25006 read-only. */
const UNAVAILABLE = /^(?:08...|53...|57P0.|25006)$/;

/** Errors of connections that could not be opened, and of connections that broke. They have no SQLSTATE. */
const connectErrors = new WeakSet<object>();
const lossErrors = new WeakSet<object>();

const codeOf = (error: unknown): string => serverErrorOf(causeOf(error)).code ?? '';
const isIn = (errors: WeakSet<object>, error: unknown): boolean => {
  const cause = causeOf(error);
  return typeof cause === 'object' && cause !== null && errors.has(cause);
};

/** Returns whether the statement failed, and had no effect, because its connection is unfit. */
export const isRolledBackAsUnfit = (error: unknown): boolean =>
  ROLLED_BACK.has(codeOf(error)) || isPlanOutdated(causeOf(error));

/** Returns whether the connection ended. If it executed a commit, or a statement outside a transaction, the outcome is unknown. */
export const isConnectionClosed = (error: unknown): boolean =>
  CLOSED.test(codeOf(error)) || isIn(lossErrors, error);

/**
 * Returns whether the database does not answer: it is down, starts, fails over, or has no free connection. For an
 * AggregateError, checks whether each of its errors means this.
 */
export const isUnavailable = (error: unknown): boolean =>
  UNAVAILABLE.test(codeOf(error)) ||
  isIn(connectErrors, error) ||
  isIn(lossErrors, error) ||
  (error instanceof AggregateError && error.errors.length > 0 && error.errors.every(isUnavailable));

/** The code of a statement that was cancelled. Another database would need as much time for it. */
const CANCELLED = '57014';

/**
 * Returns whether a read may succeed on another database: the connection failed, or PostgreSQL reported an error. For example, a
 * replica ends reads that conflict with changes of the primary.
 */
export const mayWorkElsewhere = (error: unknown): boolean => {
  const code = codeOf(error);
  return isUnavailable(error) || (code !== '' && code !== CANCELLED);
};

/** Like `isUnavailable`, for errors of connections outside the pool, such as the connections of the job queue. */
export const isOutage = (error: unknown): boolean => isUnavailable(error) || isConnectionLost(causeOf(error));

/**
 * Returns the same error. If a database connection outside the pool failed, marks the error for `isUnavailable`. Without the mark, the
 * error could come from any other service. Accepts the copies of errors that pg-boss reports.
 */
export function ofDatabase(error: unknown): unknown {
  const cause = causeOf(error);
  if (typeof cause !== 'object' || cause === null) return error;
  const code = 'code' in cause ? String(cause.code) : '';
  if (isConnectionLost(cause) || looksLikeConnectionLost(cause) || UNAVAILABLE.test(code))
    lossErrors.add(cause);
  return error;
}

/**
 * Closes the connections of a pool that are unfit. If one connection is unfit, usually all connections that are open at that time
 * are unfit too: the pool uses none of them again.
 */
export function replaceUnfitConnections(pool: pg.Pool): void {
  let generation = 0;
  const generationOf = new WeakMap<pg.PoolClient, number>();

  pool.on('connect', (client) => {
    generationOf.set(client, generation);
    interceptQueries(client, (send) =>
      send().catch((error: unknown) => {
        if (isConnectionLost(error)) lossErrors.add(error);
        const isUnfit = isRolledBackAsUnfit(error) || isConnectionClosed(error);
        if (isUnfit && generationOf.get(client) === generation) generation++;
        throw error;
      }),
    );
  });

  interceptConnect(pool, async (connect) => {
    for (;;) {
      const client = await connect().catch((error: unknown) => {
        if (error instanceof Error) connectErrors.add(error);
        throw error;
      });
      if (generationOf.get(client) === generation) return client;
      client.release(true);
    }
  });
}
