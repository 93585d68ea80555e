import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database, Queryable } from './client.ts';
import { LOCKS } from './locks.ts';

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** Read once: the files do not change while the program runs, and health checks call `isMigrated` often. */
const migrations = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

/**
 * Applies the missing migrations. Concurrent instances wait for each other by an advisory lock, because Drizzle takes none
 * (see docs/decisions/0016). Only tests pass a `folder`: the migrations of an older release, or one more.
 */
export async function migrate(db: Database, folder = migrationsFolder): Promise<void> {
  const client = await db.$client.connect();
  try {
    // A migration may take longer than the limits for a request's statement.
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCKS.migration]);
    await runMigrations(drizzle({ client }), { migrationsFolder: folder });
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
