/**
 * Fails if `src/platform/db/schema.ts` has changes without a migration, or if a new migration would block a running shop
 * (docs/guides/upgrade.md).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './migration-rules.ts';

/** Older migrations were applied before the rules existed. */
const CHECKED_SINCE = '20261130060000';

const copy = mkdtempSync(join(tmpdir(), 'ordergraph-migrations-'));
try {
  cpSync('drizzle', copy, { recursive: true });
  const before = readdirSync(copy).length;
  const options = [
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    'src/platform/db/schema.ts',
    '--out',
    copy,
  ];
  const output = execFileSync('drizzle-kit', options, { encoding: 'utf8' });
  if (readdirSync(copy).length !== before) {
    process.stderr.write(
      `${output}\nsrc/platform/db/schema.ts has changes without a migration. Run npm run db:generate.\n`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true });
}

for (const name of readdirSync('drizzle').filter((migration) => migration >= CHECKED_SINCE)) {
  for (const problem of problemsOf(readFileSync(join('drizzle', name, 'migration.sql'), 'utf8'))) {
    process.stderr.write(`drizzle/${name}:\n  ${problem}\n`);
    process.exitCode = 1;
  }
}
