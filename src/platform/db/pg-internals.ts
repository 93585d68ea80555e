import { connect as connectSocket } from 'node:net';
import pg from 'pg';

/*
 * This file and fast-queries.ts contain all code that relies on undocumented behaviour of the installed version of `pg`.
 * test/platform/pg-internals.test.ts checks this behaviour: read the test before an upgrade of `pg`.
 */

/** Sends a query when it is issued, without waiting for the results of earlier queries of the connection. */
export const PIPELINED = { pipeline: true } as const;

/** Returns whether statements of `db` use the pool. In a transaction, `$client` is a connection instead. */
export const isPool = (db: object): boolean => '$client' in db && db.$client instanceof pg.Pool;

/** The data of a connection that a request to cancel its statement needs. The types of pg do not declare it. */
type CancelKey = { processID: number; secretKey: number; host: string; port: number };

const CANCEL_CODE = 80877102;
const CANCEL_TIMEOUT_MS = 2_000;

/**
 * Cancels the statement that a connection executes, by the CancelRequest of PostgreSQL's protocol. A pooler such as PgBouncer
 * must receive the request itself: PostgreSQL does not know the process id that the pooler gave to its client. Resolves when the
 * server has closed the connection of the request, which it does after it has sent the signal. The request is not encrypted, as with
 * `PQcancel` of libpq.
 */
export function cancelStatement(client: pg.PoolClient): Promise<void> {
  const { processID, secretKey, host, port } = client as unknown as CancelKey;
  const { remoteAddress, remotePort } = client.connection.stream as {
    remoteAddress?: string;
    remotePort?: number;
  };
  const request = Buffer.alloc(16);
  [request.length, CANCEL_CODE, processID, secretKey].forEach((value, index) => {
    request.writeInt32BE(value, 4 * index);
  });
  // Uses the address of the open connection, because a host name can have several. A Unix socket has no address.
  const socket = remoteAddress
    ? connectSocket(remotePort!, remoteAddress)
    : connectSocket(`${host}/.s.PGSQL.${port}`);
  return new Promise((resolve, reject) => {
    socket.setTimeout(CANCEL_TIMEOUT_MS, () => socket.destroy(new Error('the cancel request got no answer')));
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.resume();
    socket.write(request);
  });
}

/** Breaks the connection immediately. `end()` would wait for its queries. */
export const destroyConnection = (client: pg.PoolClient): void => {
  client.connection.stream.destroy();
};

export type Send = () => Promise<unknown>;

/** Passes every query of a connection through `intercept`. Returns a function that sends an empty query without `intercept`. */
export function interceptQueries(
  client: pg.PoolClient,
  intercept: (send: Send, text: string) => Promise<unknown>,
): () => Promise<unknown> {
  const query = client.query.bind(client) as (...statement: unknown[]) => Promise<unknown>;
  client.query = ((...statement: Statement) =>
    intercept(() => query(...statement), textOf(statement))) as typeof client.query;
  return () => query('');
}

type Statement = [config: string | pg.QueryConfig, ...values: unknown[]];

const textOf = ([config]: Statement): string => (typeof config === 'string' ? config : config.text);

/** Passes every request for a connection of the pool through `intercept`. */
export function interceptConnect(
  pool: pg.Pool,
  intercept: (connect: () => Promise<pg.PoolClient>) => Promise<pg.PoolClient>,
): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  pool.connect = (() => intercept(connect)) as typeof pool.connect;
}

/** Errors of the operating system for a connection that cannot be opened, or that broke. */
const NETWORK_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED'],
]);
/** Errors of pg for a connection that ended. They have no code, only these messages. */
const LOST_MESSAGE =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout exceeded when trying to connect)/;

/** Returns whether the error means that a connection could not be opened, or broke. False if PostgreSQL sent the error. */
export const isConnectionLost = (error: unknown): error is Error =>
  error instanceof Error && !(error instanceof pg.DatabaseError) && looksLikeConnectionLost(error);

type ErrorFields = { code?: string; message?: string };

/** Does the same check for a copy of an error: an object with its fields, but of another class. */
export const looksLikeConnectionLost = ({ code = '', message = '' }: ErrorFields): boolean =>
  NETWORK_CODES.has(code) || LOST_MESSAGE.test(message);

/**
 * Makes `pool.query` run in its caller's async context. The pool's own implementation continues in the context of the request
 * that released the connection, so the deadline of that request would apply. If a statement fails and `isRepeatable` returns true,
 * sends it once more on another connection.
 */
export function queryInCallersContext(
  pool: pg.Pool,
  isRepeatable: (error: unknown, text: string) => boolean,
): void {
  const sendOnce = async (statement: Statement) => {
    const client = await pool.connect();
    try {
      const result = await client.query(...(statement as [pg.QueryConfig]));
      client.release();
      return result;
    } catch (error) {
      // A text with several statements may have left a transaction open, so the connection is closed.
      client.release(error as Error);
      throw error;
    }
  };
  const query = (...statement: Statement) =>
    sendOnce(statement).catch((error: unknown) => {
      if (isRepeatable(error, textOf(statement))) return sendOnce(statement);
      throw error;
    });
  pool.query = query as typeof pool.query;
}

/**
 * Returns whether a migration has changed the result type of a prepared statement since it was planned on this connection.
 * Checks the name of the function in PostgreSQL that reports the error: the code 0A000 has many other causes, and the message can be
 * translated.
 */
export const isPlanOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';

/** Returns the SQLSTATE and the constraint of an error that PostgreSQL sent. */
export function serverErrorOf(error: unknown): { code?: string; constraint?: string } {
  if (!(error instanceof pg.DatabaseError)) return {};
  return {
    ...(error.code && { code: error.code }),
    ...(error.constraint && { constraint: error.constraint }),
  };
}

type CopyConnection = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

/** A COPY statement with its data. The server ignores the data of a COPY that fails at the start. */
class Copy extends pg.Query {
  override submit: pg.Query['submit'];

  constructor(text: string, data: string, callback: (error?: Error | null) => void) {
    super(text, callback);
    this.submit = (connection) => {
      const copying = connection as unknown as CopyConnection;
      copying.query(text);
      copying.sendCopyFromChunk(Buffer.from(data));
      copying.endCopyFrom();
      // `submit` of pg returns an error or null.
      return null;
    };
  }

  handleCopyInResponse(): void {}
}

/** Executes COPY FROM STDIN with this data. The statement is pipelined like any other, but not intercepted, so no deadline applies. */
export const copyIn = (client: pg.PoolClient, text: string, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const copy = new Copy(text, data, (error) => (error ? reject(error) : resolve()));
    (pg.Client.prototype.query as (query: pg.Query) => void).call(client, copy);
  });
