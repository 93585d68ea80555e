import type { DatabaseTimeouts } from '../../config/config.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { causeOf } from '../errors.ts';
import { isConnectionClosed, isRolledBackAsUnfit, replaceUnfitConnections } from './connection-errors.ts';
import { obeyDeadlines, outsideDeadline } from './deadline.ts';
import { shareFairly } from './fair-share.ts';
import { speedUpQueries } from './fast-queries.ts';
import { clientSettingsOf } from './hosts.ts';
import { cancelStatement, PIPELINED, queryInCallersContext, serverErrorOf } from './pg-internals.ts';
import { startupParameters } from './session-settings.ts';
import { traceStatements } from './trace-statements.ts';

/** The database for a function that sends statements: the pool, or the connection of a transaction. */
export type Queryable = NodePgDatabase;
export type Database = Queryable & { $client: pg.Pool };
export type Transaction = Queryable & { $client: pg.PoolClient };

/** After how long PostgreSQL aborts a statement, a wait for a lock, and a transaction in which nothing is sent. */
const TIMEOUTS: DatabaseTimeouts = { statementMs: 30_000, lockMs: 20_000, idleTransactionMs: 30_000 };

/**
 * How long a connection stays open without use. A new connection reads PostgreSQL's catalog and plans each statement again, which takes
 * longer than most statements: about 15 ms of CPU time for the first search.
 */
const IDLE_CONNECTION_MS = 60_000;

export type DatabaseOptions = {
  url: string;
  poolMax: number;
  /** The name of its connections in `pg_stat_activity`. */
  name?: string;
  timeouts?: DatabaseTimeouts;
  /** Whether the address is that of a pooler, which does not pass on settings. See pooler.ts. */
  usesPooler?: boolean;
  /** Called for every statement sent. The tests count statements with it. */
  logger?: Logger;
  /** Called when a connection breaks. The pool replaces it. */
  onConnectionError?: (error: Error) => void;
};

/** The columns to change. An undefined column stays as it is. */
export type Changes<Insert> = { [Column in keyof Insert]?: Insert[Column] | undefined };

/** The Drizzle database of each connection of a pool. */
const drizzleOf = new WeakMap<pg.PoolClient, Transaction>();

export function openDatabase({
  url,
  poolMax,
  name = 'ordergraph',
  timeouts = TIMEOUTS,
  usesPooler = false,
  logger,
  onConnectionError,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...clientSettingsOf(url),
    max: poolMax,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    ...(!usesPooler && startupParameters(timeouts)),
    ...PIPELINED,
  });
  // An error event of the pool without a listener would end the process. For its connections, see connection.ts.
  pool.on('error', () => {});
  const options = { jit: true, paramsInErrors: false, ...(logger && { logger }) };
  pool.on('connect', (client) => {
    if (onConnectionError) client.on('error', onConnectionError);
    speedUpQueries(client);
    obeyDeadlines(client, () => cancelStatement(client));
    traceStatements(client);
    drizzleOf.set(client, drizzle({ client, ...options }));
  });
  replaceUnfitConnections(pool);
  shareFairly(pool);
  queryInCallersContext(pool, isRepeatable);
  return drizzle({ client: pool, ...options });
}

export async function closeDatabase(db: Database): Promise<void> {
  await db.$client.end();
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const MAX_ATTEMPTS = 5;

/** Retries work after a serialization failure or a deadlock. PostgreSQL has rolled the work back, so it changed nothing. */
export async function retryingConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code } = databaseError(error);
      if (attempt === MAX_ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK_DETECTED))
        throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/**
 * Runs `work` in a transaction and commits unless it throws. Retries after a conflict with another transaction, and once on
 * another connection if the first connection turns out to be unfit before the commit is sent.
 * All statements of the work must use `tx`. A statement on another connection could wait for this transaction forever.
 */
export const transaction = <T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  begin = 'begin',
): Promise<T> =>
  retryingConflicts(async () => {
    let isCommitSent = false;
    const attempt = () => runTransaction(db, begin, work, () => (isCommitSent = true));
    try {
      return await attempt();
    } catch (error) {
      const isUncommitted = isRolledBackAsUnfit(error) || (!isCommitSent && isConnectionClosed(error));
      if (isUncommitted) return await attempt();
      throw error;
    }
  });

async function runTransaction<T>(
  db: Database,
  begin: string,
  work: (tx: Transaction) => Promise<T>,
  onCommit: () => void,
): Promise<T> {
  const client = await db.$client.connect();
  const tx = drizzleOf.get(client);
  if (!tx) throw new Error('the pool returned a connection that openDatabase did not prepare');
  let rollbackFailure: unknown;
  try {
    // BEGIN is not awaited, so that it is sent together with the first statement of the work. `execute()` sends it immediately:
    // otherwise Drizzle would send it only when it is awaited, after the first statement of the work.
    // See docs/decisions/0016.
    const beginning = tx.execute(begin).execute();
    // Waits for both: a connection must not be released while the work may still send a statement on it.
    const [began, done] = await Promise.allSettled([beginning, work(tx)]);
    if (began.status === 'rejected') throw began.reason;
    if (done.status === 'rejected') throw done.reason;
    onCommit();
    await tx.execute('commit');
    return done.value;
  } catch (error) {
    const rolledBack = outsideDeadline(() => tx.execute('rollback').execute());
    await rolledBack.catch((rollbackError: unknown) => (rollbackFailure = rollbackError));
    throw error;
  } finally {
    client.release(rollbackFailure instanceof Error ? rollbackFailure : undefined);
  }
}

const BEGIN_PLANNING_FOR_VALUES = 'begin; set local plan_cache_mode = force_custom_plan';

/**
 * Runs a statement that is planned for its values, unlike all others (session-settings.ts): its best plan depends on how
 * frequent the values are. `settings` is a further command that applies to this statement only.
 */
export const plannedForValues = <T>(
  db: Database,
  read: (tx: Transaction) => Promise<T>,
  settings?: string,
): Promise<T> =>
  transaction(db, read, settings ? `${BEGIN_PLANNING_FOR_VALUES}; ${settings}` : BEGIN_PLANNING_FOR_VALUES);

/** Returns whether a statement only reads. A write may have been committed before its connection closed. */
const isRead = (text: string) =>
  /^\s*(?:select|with)\b/i.test(text) && !/\b(?:insert|update|delete|merge)\b/i.test(text);

/** Returns whether a failed statement outside a transaction can be sent again: nothing was committed, and a new connection helps. */
const isRepeatable = (error: unknown, text: string): boolean =>
  isRolledBackAsUnfit(error) || (isConnectionClosed(error) && isRead(text));

/** Returns the SQLSTATE and the constraint of an error that PostgreSQL sent. Drizzle wraps it as the cause. */
export const databaseError = (error: unknown) => serverErrorOf(causeOf(error));

/** Returns the result of `work`. If it violates a constraint in `refusals`, returns the refusal. Rethrows all other errors. */
export async function onViolation<T, Refusals extends Record<string, () => unknown>>(
  work: Promise<T>,
  refusals: Refusals,
): Promise<T | ReturnType<Refusals[keyof Refusals]>> {
  try {
    return await work;
  } catch (error) {
    const refusal = refusals[databaseError(error).constraint ?? ''];
    if (refusal) return refusal() as ReturnType<Refusals[keyof Refusals]>;
    throw error;
  }
}

type Preparable = { prepare(): unknown };
/**
 * Maximum prepared shapes of a statement. PostgreSQL keeps each on every connection, and clients can combine arguments to
 * many shapes, which would fill its memory.
 */
const MAX_SHAPES = 100;
type Prepared<Q extends Preparable> = ReturnType<Q['prepare']>;

/**
 * Builds a statement once per pool, and once per connection for transactions. Sends it as a prepared statement, whose name
 * Drizzle derives from its text. To build a statement takes twice as long as to execute it. `shape` identifies a variant of the
 * statement, for example its columns and conditions.
 */
export function prepared<Q extends Preparable, Shape = void>(
  build: (db: Queryable, shape: Shape) => Q,
): (db: Queryable, shape: Shape) => Prepared<Q> {
  const statements = new WeakMap<Queryable, Map<string | undefined, Prepared<Q>>>();
  return (db, shape) => {
    let shapes = statements.get(db);
    if (!shapes) statements.set(db, (shapes = new Map()));
    const key = JSON.stringify(shape);
    let statement = shapes.get(key);
    if (!statement) {
      const query = build(db, shape);
      // Executed unprepared: built and planned for this one call.
      if (shapes.size >= MAX_SHAPES) return query as unknown as Prepared<Q>;
      shapes.set(key, (statement = query.prepare() as Prepared<Q>));
    }
    return statement;
  };
}
