import pg from 'pg';
import { splitDatabaseUrl } from '../../config/database-url.ts';

/** A primary answers in milliseconds, and a host that is gone may not answer at all. */
const TIMEOUT_MS = 3_000;

/** The types of pg declare two functions instead of one. */
type Callback = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

type Host = Pick<pg.Client, 'host' | 'port'>;

/**
 * Returns the settings of `pg` for a database URL. If the URL has several hosts, each new connection leads to the host that
 * accepts writes at that moment. See docs/decisions/0043.
 */
export function addressOf(databaseUrl: string): { connectionString: string; Client: typeof pg.Client } {
  const urls = splitDatabaseUrl(databaseUrl);
  if (!urls) throw new Error('the database URL is invalid');
  return { connectionString: urls[0]!, Client: urls.length === 1 ? pg.Client : clientOf(urls) };
}

/** Returns a class whose connections lead to the host that accepts writes. */
function clientOf(urls: readonly string[]): typeof pg.Client {
  let search: Promise<Host> | undefined;

  /** Connections that open concurrently share a search. */
  async function findHost(): Promise<Host> {
    try {
      // Asks all hosts concurrently, so that one that does not answer delays nothing.
      return await (search ??= Promise.any(urls.map(checkHost)).finally(() => (search = undefined)));
    } catch (error) {
      throw noHost(error as AggregateError);
    }
  }

  return class WritableClient extends pg.Client {
    override connect(): Promise<pg.Client>;
    override connect(callback: Callback): void;
    override connect(callback?: Callback): Promise<pg.Client> | undefined {
      if (!callback) return this.#findHost().then(() => super.connect());
      void this.#connectWith(callback as (error: Error) => void);
      return undefined;
    }

    /** `pg` must call the callback itself: the pool listens to errors from then on. */
    async #connectWith(callback: (error: Error) => void): Promise<void> {
      try {
        await this.#findHost();
      } catch (error) {
        return callback(error as Error);
      }
      super.connect(callback);
    }

    async #findHost(): Promise<void> {
      // pg opens the connection to these.
      Object.assign(this, await findHost());
    }
  };
}

/**
 * Returns an error like that of Node.js for an address with several hosts, so that it counts as an outage. Each caller gets its own,
 * because pg-boss changes it.
 */
const noHost = ({ errors }: AggregateError) =>
  Object.assign(new AggregateError(errors, 'no host of the database accepts writes'), {
    code: 'ECONNREFUSED',
  });

async function checkHost(connectionString: string): Promise<Host> {
  const client = new pg.Client({
    connectionString,
    application_name: 'ordergraph host',
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  // Without a listener, the error would end the process.
  client.on('error', () => {});
  const { host, port } = client;
  try {
    await client.connect();
    if (await isReadOnly(client)) throw new Error(`the database at ${host}:${port} is read-only`);
    return { host, port };
  } finally {
    // A host that does not answer would not confirm the end.
    void client.end().catch(() => {});
  }
}

/** Returns whether the database is in recovery, such as a standby, or otherwise accepts no writes. */
async function isReadOnly(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  return rows[0]?.transaction_read_only !== 'off';
}
