import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './client.ts';

const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));
/** Any number will do, as long as every instance takes the same. */
const MIGRATION_LOCK = 7_013_001;

/** Brings the database up to date. Instances that start together take turns, since Drizzle itself takes no lock. */
export async function migrate(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    // A migration may well take longer than a request's statement.
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(drizzle({ client }), { migrationsFolder });
  } finally {
    // Closes the connection, which gives back the lock and the settings.
    client.release(true);
  }
}

/** Whether every migration of this program has been applied; false as well where the database does not answer. */
export async function isMigrated(db: Database): Promise<boolean> {
  const wanted = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const applied = await db
    .execute<{ name: string }>(sql`select name from drizzle.__drizzle_migrations`)
    .then(({ rows }) => new Set(rows.map((row) => row.name)))
    .catch(() => new Set<string>());
  return wanted.every(({ name }) => applied.has(name));
}
