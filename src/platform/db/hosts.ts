import type pg from 'pg';
import { splitDatabaseUrl } from '../../config/database-url.ts';
import { Connection } from './connection.ts';

/** A primary answers in milliseconds, but a host that is down may never answer. */
const TIMEOUT_MS = 3_000;

/** The callback of `connect`. The types of pg declare it as one of two function types. */
type Callback = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

type Host = Pick<pg.Client, 'host' | 'port'>;

/**
 * Returns the settings of `pg` for a database URL. If the URL has several hosts, each new connection leads to the host that
 * accepts writes at that moment. See docs/decisions/0043.
 */
export function clientSettingsOf(databaseUrl: string): {
  connectionString: string;
  Client: typeof pg.Client;
} {
  const urls = splitDatabaseUrl(databaseUrl);
  if (!urls) throw new Error('the database URL is invalid');
  return { connectionString: urls[0]!, Client: urls.length === 1 ? Connection : clientClassOf(urls) };
}

/** Returns a class whose connections lead to the host that accepts writes. */
function clientClassOf(urls: readonly string[]): typeof pg.Client {
  let search: Promise<Host> | undefined;

  /** Connections that open concurrently share a search. */
  async function findHost(): Promise<Host> {
    try {
      // Asks all hosts concurrently, so that a host that does not answer causes no delay.
      return await (search ??= Promise.any(urls.map(checkHost)).finally(() => (search = undefined)));
    } catch (error) {
      throw noHostError(error as AggregateError);
    }
  }

  return class WritableClient extends Connection {
    override connect(): Promise<pg.Client>;
    override connect(callback: Callback): void;
    override connect(callback?: Callback): Promise<pg.Client> | undefined {
      if (!callback) return this.#useWritableHost().then(() => super.connect());
      void this.#connectWith(callback as (error: Error) => void);
      return undefined;
    }

    /** Passes the callback to `pg`. The pool adds its listener for errors in the callback: after a later call, it could miss an error. */
    async #connectWith(callback: (error: Error) => void): Promise<void> {
      try {
        await this.#useWritableHost();
      } catch (error) {
        return callback(error as Error);
      }
      super.connect(callback);
    }

    async #useWritableHost(): Promise<void> {
      // Sets the `host` and `port` to which pg then connects.
      Object.assign(this, await findHost());
    }
  };
}

/**
 * Returns an error with the shape of the error of Node.js for several addresses that do not answer, so that it counts as an outage. Creates
 * a new error for each caller, because pg-boss changes its errors.
 */
const noHostError = ({ errors }: AggregateError) =>
  Object.assign(new AggregateError(errors, 'no host of the database accepts writes'), {
    code: 'ECONNREFUSED',
  });

async function checkHost(connectionString: string): Promise<Host> {
  const client = new Connection({
    connectionString,
    application_name: 'ordergraph host',
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  const { host, port } = client;
  try {
    await client.connect();
    if (await isReadOnly(client)) throw new Error(`the database at ${host}:${port} is read-only`);
    return { host, port };
  } finally {
    // Not awaited: a host that does not answer would never confirm the end of the connection.
    void client.end().catch(() => {});
  }
}

/** Returns whether the database is in recovery, such as a standby, or otherwise accepts no writes. */
async function isReadOnly(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  return rows[0]?.transaction_read_only !== 'off';
}
