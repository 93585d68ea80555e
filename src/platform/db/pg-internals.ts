import pg from 'pg';

/*
 * Everything that relies on how the installed version of `pg` works inside, beyond its documented interface.
 * test/platform/pg-internals.test.ts checks each of these against the installed version: read it before an upgrade.
 */

/** Sends a query when it is issued, without waiting for the results of earlier queries of the connection. */
export const PIPELINED = { pipeline: true } as const;

/** `$client` is the pool or the connection that Drizzle was created with. A transaction has a connection. */
export const isPool = (db: object): boolean => '$client' in db && db.$client instanceof pg.Pool;

/** Returns the process id of the connection's backend. The types do not declare it. */
export const backendId = (client: pg.PoolClient): number =>
  (client as unknown as { processID: number }).processID;

/** Breaks the connection at once. `end()` would wait for its queries. */
export const destroyConnection = (client: pg.PoolClient): void => {
  client.connection.stream.destroy();
};

type Send = () => Promise<unknown>;

/** Passes every query of a connection through `intercept`. Returns a function that sends an empty query past it. */
export function interceptQueries(
  client: pg.PoolClient,
  intercept: (send: Send) => Promise<unknown>,
): () => Promise<unknown> {
  const query = client.query.bind(client) as (...statement: unknown[]) => Promise<unknown>;
  client.query = ((...statement: unknown[]) => intercept(() => query(...statement))) as typeof client.query;
  return () => query('');
}

/** Translates the pool's error for a missing free connection. The error has no code, only this message. */
export function onConnectTimeout(pool: pg.Pool, createError: () => Error): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  pool.connect = (() =>
    connect().catch((error: unknown) => {
      throw error instanceof Error && error.message === CONNECT_TIMEOUT_MESSAGE ? createError() : error;
    })) as typeof pool.connect;
}

const CONNECT_TIMEOUT_MESSAGE = 'timeout exceeded when trying to connect';

/**
 * Makes `pool.query` run in its caller's async context. The pool's own implementation continues in the context of the request
 * that released the connection, and so within that request's deadline.
 */
export function queryInCallersContext(pool: pg.Pool): void {
  const query = async (...statement: [pg.QueryConfig]) => {
    const client = await pool.connect();
    try {
      const result = await client.query(...statement);
      client.release();
      return result;
    } catch (error) {
      // A text with several statements may have left a transaction open, so the connection is closed.
      client.release(error as Error);
      throw error;
    }
  };
  pool.query = query as typeof pool.query;
}

/** Returns the SQLSTATE and the constraint of an error that PostgreSQL sent. */
export function serverErrorOf(error: unknown): { code?: string; constraint?: string } {
  if (!(error instanceof pg.DatabaseError)) return {};
  return {
    ...(error.code && { code: error.code }),
    ...(error.constraint && { constraint: error.constraint }),
  };
}
