import type { DatabaseTimeouts } from '../../config/config.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { causeOf, timedOut } from '../errors.ts';
import { obeyDeadlines, outsideDeadline } from './deadline.ts';

/** What a repository function takes: the pool, or the one connection of a transaction. */
export type Queryable = NodePgDatabase;
export type Database = Queryable & { $client: pg.Pool };
export type Transaction = Queryable & { $client: pg.PoolClient };

/** When PostgreSQL gives up: a statement, the wait for a lock, and a transaction that nothing is sent in. */
const TIMEOUTS: DatabaseTimeouts = { statementMs: 30_000, lockMs: 20_000, idleTransactionMs: 30_000 };

export type DatabaseOptions = {
  url: string;
  poolMax: number;
  timeouts?: DatabaseTimeouts;
  /** Called for every statement sent; the tests count with it. */
  logger?: Logger;
  /** Called when a connection breaks; the pool replaces it by itself. */
  onConnectionError?: (error: Error) => void;
};

/** Columns to change; undefined leaves one as it is. */
export type Changes<Insert> = { [Column in keyof Insert]?: Insert[Column] | undefined };

const transactions = new WeakMap<pg.PoolClient, Transaction>();

const cancelling = new WeakMap<pg.Pool, pg.Pool>();

export function openDatabase({
  url,
  poolMax,
  timeouts = TIMEOUTS,
  logger,
  onConnectionError,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    application_name: 'ordergraph',
    connectionTimeoutMillis: 10_000,
    statement_timeout: timeouts.statementMs,
    lock_timeout: timeouts.lockMs,
    idle_in_transaction_session_timeout: timeouts.idleTransactionMs,
    pipeline: true,
  });
  // A connection of its own, since those of the pool may all be waiting for what is to be cancelled. Opened when needed.
  const canceller = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'ordergraph cancel',
    connectionTimeoutMillis: 2_000,
  });
  cancelling.set(pool, canceller);
  // A connection that breaks unheard would end the process. The pool listens only while it is idle, so each is listened to.
  pool.on('error', () => {});
  canceller.on('error', () => {});
  const options = { jit: true, paramsInErrors: false, ...(logger && { logger }) };
  pool.on('connect', (client) => {
    client.on('error', (error) => onConnectionError?.(error));
    obeyDeadlines(client, async () => {
      await canceller.query('select pg_cancel_backend($1)', [backendOf(client)]);
    });
    transactions.set(client, drizzle({ client, ...options }));
  });
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  pool.connect = (() =>
    connect().catch((error: unknown) => {
      throw error instanceof Error && error.message === NO_CONNECTION_IN_TIME ? timedOut() : error;
    })) as typeof pool.connect;
  // The pool's own goes on in the context of whoever gave the connection back, and so within his deadline.
  const query = async (...statement: [pg.QueryConfig]) => {
    const client = await pool.connect();
    try {
      const result = await client.query(...statement);
      client.release();
      return result;
    } catch (error) {
      // Several statements in one may have left a transaction open.
      client.release(error as Error);
      throw error;
    }
  };
  pool.query = query as typeof pool.query;
  return drizzle({ client: pool, ...options });
}

/** As the pool says it where all connections were in use for too long; it has no code. */
const NO_CONNECTION_IN_TIME = 'timeout exceeded when trying to connect';

/** Which the types keep to themselves. */
const backendOf = (client: pg.PoolClient) => (client as unknown as { processID: number }).processID;

export async function closeDatabase(db: Database): Promise<void> {
  await db.$client.end();
  await cancelling.get(db.$client)?.end();
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const ATTEMPTS = 5;

/** Repeats work that PostgreSQL gave up for the sake of another transaction, and that therefore changed nothing. */
export async function retryingConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code } = databaseError(error);
      if (attempt === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK_DETECTED)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/**
 * Runs `work` in one transaction, again where it met a conflict, and commits unless it throws.
 * Every statement of the work must go through `tx`: another connection would wait for this one for ever.
 */
export const transaction = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  retryingConflicts(async () => {
    const client = await db.$client.connect();
    const tx = transactions.get(client);
    if (!tx) throw new Error('a connection that this program did not open');
    let broken: unknown;
    try {
      // Not awaited: it goes out together with the first statement of the work. `execute()` sends it now; what Drizzle
      // returns without is sent only once somebody waits for it, which would be after that first statement.
      const begun = tx.execute('begin').execute();
      // Both are waited for: a connection is not given back while the work may still send something on it.
      const [began, done] = await Promise.allSettled([begun, work(tx)]);
      if (began.status === 'rejected') throw began.reason;
      if (done.status === 'rejected') throw done.reason;
      await tx.execute('commit');
      return done.value;
    } catch (error) {
      const rolledBack = outsideDeadline(() => tx.execute('rollback').execute());
      await rolledBack.catch((rollbackError: unknown) => (broken = rollbackError));
      throw error;
    } finally {
      client.release(broken instanceof Error ? broken : undefined);
    }
  });

/** SQLSTATE and constraint of an error that came from PostgreSQL; Drizzle wraps it as the cause. */
export function databaseError(error: unknown): { code?: string; constraint?: string } {
  const cause = causeOf(error);
  if (!(cause instanceof pg.DatabaseError)) return {};
  return {
    ...(cause.code && { code: cause.code }),
    ...(cause.constraint && { constraint: cause.constraint }),
  };
}

/** Answers with a refusal where a constraint of the database, which has the last word, stopped the work. */
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
/** PostgreSQL keeps each form on each connection: what clients can combine must not fill its memory. */
const MOST_FORMS = 100;
type Prepared<Q extends Preparable> = ReturnType<Q['prepare']>;

/**
 * A statement that is built once for each connection (pool or transaction) and sent as a prepared statement, which Drizzle
 * names after its text: the building alone costs twice what the query does. `shape` tells a statement's forms apart.
 */
export function prepared<Q extends Preparable, Shape = void>(
  build: (db: Queryable, shape: Shape) => Q,
): (db: Queryable, shape: Shape) => Prepared<Q> {
  const statements = new WeakMap<Queryable, Map<string | undefined, Prepared<Q>>>();
  return (db, shape) => {
    let forms = statements.get(db);
    if (!forms) statements.set(db, (forms = new Map()));
    const key = JSON.stringify(shape);
    let statement = forms.get(key);
    if (!statement) {
      const query = build(db, shape);
      // Executed as it is, a query is built and planned for this one time.
      if (forms.size >= MOST_FORMS) return query as unknown as Prepared<Q>;
      forms.set(key, (statement = query.prepare() as Prepared<Q>));
    }
    return statement;
  };
}
