import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './client.ts';
import { LOCKS } from './locks.ts';

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** Read once: they do not change while the program runs, and whoever watches over it asks often. */
const migrations = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

/**
 * Applies the migrations that the database lacks. Concurrent instances wait for each other, since Drizzle takes no lock.
 * Only tests pass a `folder`: with the migrations of an older release, or with one more.
 */
export async function migrate(db: Database, folder = migrationsFolder): Promise<void> {
  const client = await db.$client.connect();
  try {
    // A migration may well take longer than a request's statement.
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCKS.migration]);
    await runMigrations(drizzle({ client }), { migrationsFolder: folder });
  } finally {
    // Closes the connection, which gives back the lock and the settings.
    client.release(true);
  }
}

/** Whether every migration of this program has been applied; false as well where the database does not answer. */
export async function isMigrated(db: Database): Promise<boolean> {
  const applied = await db
    .execute<{ name: string }>(sql`select name from drizzle.__drizzle_migrations`)
    .then(({ rows }) => new Set(rows.map((row) => row.name)))
    .catch(() => new Set<string>());
  return migrations.every(({ name }) => applied.has(name));
}
