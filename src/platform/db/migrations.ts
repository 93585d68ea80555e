import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { databaseError, type Queryable } from './client.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));

/** Read once: the files do not change while the program runs, and health checks call `isMigrated` often. */
const names = readdirSync(migrationsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The first line of a migration that creates indexes without blocking writes, and so outside of a transaction. */
const CONCURRENT_MARKER = '-- migrate: concurrently';

export type Migration = {
  name: string;
  hash: string;
  /** The time in the name, in milliseconds since 1970. Drizzle's table stores both. */
  createdAt: number;
  statements: readonly string[];
  isConcurrent: boolean;
};

/** Reads the migrations of a folder, oldest first. */
export const readMigrations = (folder: string): Migration[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ name, hash, folderMillis, sql: statements }) => ({
    name,
    hash,
    createdAt: folderMillis,
    statements,
    isConcurrent: statements[0]?.startsWith(CONCURRENT_MARKER) ?? false,
  }));

const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';

/** Returns the names of the migrations in Drizzle's table. A new database has no such table. */
export async function appliedMigrations(db: Queryable): Promise<Set<string>> {
  try {
    const { rows } = await db.execute<{ name: string }>(sql`select name from drizzle.__drizzle_migrations`);
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    const { code } = databaseError(error);
    if (code === UNDEFINED_TABLE || code === UNDEFINED_SCHEMA) return new Set();
    throw error;
  }
}

/** Returns the migrations of this program that the database lacks. The database may have further migrations, of a newer version. */
export async function missingMigrations(db: Queryable): Promise<string[]> {
  const applied = await appliedMigrations(db);
  return names.filter((name) => !applied.has(name));
}

/** Returns whether all migrations of this program are applied. False also if the database does not answer. */
export const isMigrated = (db: Queryable): Promise<boolean> =>
  missingMigrations(db).then(
    (missing) => missing.length === 0,
    () => false,
  );
