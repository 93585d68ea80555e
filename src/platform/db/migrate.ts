import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { databaseError, type Database, type Queryable } from './client.ts';
import { LOCKS } from './locks.ts';

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** Read once: the files do not change while the program runs, and health checks call `isMigrated` often. */
const migrations = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

/** The longest wait of a migration for the lock of a table, and the pause until the next attempt. */
const LOCK_TIMEOUT_MS = 1_000;
const PAUSE_MS = 2_000;
const MAX_ATTEMPTS = 100;
const LOCK_NOT_AVAILABLE = '55P03';
const BLOCKED =
  'a migration did not get the lock of a table in five minutes. End the long transactions of the database, then start again.';

type MigrateOptions = {
  /** Only tests pass one: the migrations of an older release, or one more. */
  folder?: string | undefined;
  /** Called before each further attempt. */
  onBlocked?: () => void;
};

/**
 * Applies the missing migrations. Concurrent instances wait for each other by an advisory lock, because Drizzle takes none
 * (see docs/decisions/0016).
 *
 * A migration that waits for the lock of a table makes all later statements on this table wait as well. It therefore waits only
 * briefly and tries again later.
 */
export async function migrate(
  db: Database,
  { folder = migrationsFolder, onBlocked }: MigrateOptions = {},
): Promise<void> {
  const client = await db.$client.connect();
  try {
    // A migration may take longer than the limits for a request's statement, and so may the wait for another instance.
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCKS.migration]);
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    for (let attempt = 1; ; attempt++) {
      try {
        // All in one transaction: a failed attempt changes nothing.
        await runMigrations(drizzle({ client }), { migrationsFolder: folder });
        return;
      } catch (error) {
        if (databaseError(error).code !== LOCK_NOT_AVAILABLE) throw error;
        if (attempt === MAX_ATTEMPTS) throw new Error(BLOCKED);
        onBlocked?.();
        await sleep(PAUSE_MS);
      }
    }
  } finally {
    // Closes the connection, which releases the lock and discards the settings.
    client.release(true);
  }
}

/** Returns whether all migrations of this program are applied. False also if the database does not answer. */
export async function isMigrated(db: Queryable): Promise<boolean> {
  const applied = await db
    .execute<{ name: string }>(sql`select name from drizzle.__drizzle_migrations`)
    .then(({ rows }) => new Set(rows.map((row) => row.name)))
    .catch(() => new Set<string>());
  return migrations.every(({ name }) => applied.has(name));
}
