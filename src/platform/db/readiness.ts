import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Queryable } from './client.ts';
import { isMigrated } from './migrations.ts';

/** How long an answer is valid. So frequent requests cause no further load on the database. */
const VALID_MS = 1_000;
const TIMEOUT_MS = 2_000;

/** Throws unless the database answers and accepts changes. */
export async function requirePrimary(db: Queryable): Promise<void> {
  const { rows } = await db.execute<{ isStandby: boolean }>(sql`select pg_is_in_recovery() as "isStandby"`);
  if (rows[0]?.isStandby) throw new Error('the database is a standby');
}

/**
 * Checks whether the database of a pool is reachable, migrated, and no standby. Opens a connection of its own when needed, because
 * all connections of the pool may be in use.
 */
export function createReadiness({ $client: { options } }: Database, now: () => number = Date.now) {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    Client: options.Client,
    max: 1,
    application_name: 'ordergraph ready',
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    // Undefined behind a pooler, which refuses settings.
    statement_timeout: options.statement_timeout && TIMEOUT_MS,
  });
  // The pool replaces a connection that breaks. Without a listener, the event would end the process.
  pool.on('error', () => {});
  const connection = drizzle({ client: pool });
  const check = () =>
    requirePrimary(connection).then(
      () => isMigrated(connection),
      () => false,
    );
  let validUntil = -Infinity;
  let answer: Promise<boolean> | undefined;

  return {
    /** Concurrent calls, and calls within one second, share an answer. */
    isReady(): Promise<boolean> {
      if (!answer || now() >= validUntil) {
        validUntil = Infinity;
        answer = check().finally(() => (validUntil = now() + VALID_MS));
      }
      return answer;
    },
    stop: () => pool.end(),
  };
}
