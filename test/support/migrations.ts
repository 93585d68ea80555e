import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIGRATIONS = 'drizzle';

export type MigrationsFolder = { path: string; remove: () => void };

/** Copies the migrations of the program, up to `last` if given, to a temporary folder. */
export function copyMigrations(last?: string): MigrationsFolder {
  const path = mkdtempSync(join(tmpdir(), 'ordergraph-migrations-'));
  for (const name of readdirSync(MIGRATIONS).filter((migration) => !last || migration <= last))
    cpSync(join(MIGRATIONS, name), join(path, name), { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** Returns a folder with all migrations of the program, and further ones that a later release could have. */
export function withMigrations(...later: string[][]): MigrationsFolder {
  const folder = copyMigrations();
  for (const [index, statements] of later.entries()) {
    const path = join(folder.path, `29991231${String(index).padStart(6, '0')}_later`);
    mkdirSync(path);
    writeFileSync(join(path, 'migration.sql'), statements.join(';--> statement-breakpoint\n'));
  }
  return folder;
}
