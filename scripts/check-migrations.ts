/** Fails if `src/platform/db/schema.ts` has changes without a migration. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
