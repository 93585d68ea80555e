import type pg from 'pg';
import { clientSettingsOf } from './hosts.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/**
 * Number of statements on each of two connections, to detect a pooler in transaction mode. With such a pooler, both connections
 * normally get the same server process within two statements. Five make the detection reliable.
 */
const STATEMENTS_PER_CONNECTION = 5;

/**
 * Throws if the program cannot work with this database, or if the address is that of a pooler in transaction mode. Changes
 * nothing. `setting` is the name of the setting with the address, for the error message.
 */
export async function checkDatabase(
  databaseUrl: string,
  setting: 'DATABASE_URL' | 'DATABASE_DIRECT_URL' = 'DATABASE_URL',
): Promise<void> {
  const [first, second] = [createClient(databaseUrl), createClient(databaseUrl)];
  try {
    await first.connect();
    await checkText(first);
    await second.connect();
    await checkSessions([first, second], setting);
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

export function createClient(databaseUrl: string): pg.Client {
  const { Client, ...address } = clientSettingsOf(databaseUrl);
  return new Client({
    ...address,
    application_name: 'ordergraph check',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
}

/**
 * Checks the encoding, and that letters outside ASCII are treated as letters, also by the text search. `lower()` depends on the
 * collation provider. The parser of the text search and pg_trgm depend on LC_CTYPE.
 */
async function checkText(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; locale: string; provider: string }>(
    `select pg_encoding_to_char(encoding) as encoding, datctype as locale,
      case datlocprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider
    from pg_database where datname = current_database()`,
  );
  const { encoding, locale, provider } = rows[0]!;
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database has the encoding ${encoding}, which cannot store every text. ` +
        "Create it with: create database … encoding 'UTF8' locale 'C.UTF-8' template template0",
    );
  }
  const checked = await client.query<{ works: boolean }>(
    `select lower('Ä') = 'ä' and to_tsvector('simple', 'Ä—B') = to_tsvector('simple', 'ä b') as works`,
  );
  if (!checked.rows[0]!.works) {
    throw new Error(
      `The locale of the database (LC_CTYPE ${locale}, provider ${provider}) does not handle letters outside ASCII, so that ` +
        "search and e-mail addresses would not work. Create it with: create database … encoding 'UTF8' locale 'C.UTF-8' " +
        'template template0',
    );
  }
}

/** Checks that each connection keeps its own server process. Prepared statements, session settings and LISTEN work only then. */
async function checkSessions(clients: readonly pg.Client[], setting: string): Promise<void> {
  const processes = clients.map(() => new Set<number>());
  for (let statement = 0; statement < STATEMENTS_PER_CONNECTION; statement++) {
    for (const [index, client] of clients.entries()) {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      processes[index]!.add(rows[0]!.pid);
    }
  }
  const total = processes.reduce((sum, { size }) => sum + size, 0);
  if (total === clients.length && new Set(processes.flatMap((pids) => [...pids])).size === total) return;
  throw new Error(
    `${setting} leads to a connection pool in transaction mode, such as PgBouncer with pool_mode=transaction. Migrations and live ` +
      'updates need a session of their own. Set DATABASE_DIRECT_URL to the address of PostgreSQL itself, or use pool_mode=session.',
  );
}
