/**
 * Fails if `src/platform/db/schema.ts` has changes without a migration, or if a new migration would block a running shop
 * (docs/guides/upgrade.md).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './migration-rules.ts';

/** Older migrations were applied before the rules existed. */
const CHECKED_SINCE = '20261130060000';

/** Rules of squawk that the migrator makes unnecessary: it sets the time limits, and applies a migration as a whole or not at all. */
const NEEDLESS_RULES = [
  'prefer-robust-stmts',
  'require-lock-timeout',
  'require-statement-timeout',
  'require-timeout-settings',
];

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

const files = readdirSync('drizzle')
  .filter((name) => name >= CHECKED_SINCE)
  .map((name) => join('drizzle', name, 'migration.sql'));
for (const file of files) {
  for (const problem of problemsOf(readFileSync(file, 'utf8'))) {
    process.stderr.write(`${file}:\n  ${problem}\n`);
    process.exitCode = 1;
  }
}

// squawk cannot be a dependency: see docs/decisions/0040. `.ci/run` installs it.
const squawk = spawnSync('squawk', [`--exclude=${NEEDLESS_RULES.join(',')}`, ...files], { encoding: 'utf8' });
if (squawk.error) process.stderr.write('squawk is not installed: its rules are skipped.\n');
else if (squawk.status !== 0) {
  process.stderr.write(squawk.stdout + squawk.stderr);
  process.exitCode = 1;
}
