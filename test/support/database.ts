import { randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * The migrated database to clone. Its name contains the id of the main test process, so that two runs can
 * share one server.
 */
export const TEMPLATE = `ordergraph_template_${(process.env['ORDERGRAPH_TEST_RUN'] ??= String(process.pid))}`;

const server = (): string => {
  const url = process.env['ORDERGRAPH_TEST_SERVER'];
  if (!url) throw new Error('the PostgreSQL for the tests is not there: globalSetup starts it');
  return url;
};

export function urlOf(database: string): string {
  const url = new URL(server());
  url.pathname = `/${database}`;
  return url.href;
}

export async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let admin: pg.Pool | undefined;

/**
 * Runs a statement on the server's own database, over one connection per Jest worker. With new connections, half of the time to
 * create and drop a test database would be for connecting.
 */
async function runOnServer(statement: string): Promise<void> {
  if (!admin) {
    admin = new pg.Pool({ connectionString: server(), max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true });
    // PostgreSQL closes the connection when it stops at the end of the run.
    admin.on('error', () => {});
  }
  await admin.query(statement);
}

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** Creates a database with all migrations and no rows. */
export const createDatabase = (): Promise<TestDatabase> => createFrom(TEMPLATE);

/** Creates a database without any tables, for tests of the migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createFrom('template0');

/** Copies a database that has no connections. */
export const copyDatabase = ({ url }: TestDatabase): Promise<TestDatabase> =>
  createFrom(new URL(url).pathname.slice(1));

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `ordergraph_test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`create database "${name}" template "${template}" strategy file_copy`);
  return { url: urlOf(name), drop: () => runOnServer(`drop database "${name}" with (force)`) };
}
