/** Restores a backup to a point in time in a temporary folder, and checks the invariants of the shop in it. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeDatabase, openDatabase, type Database } from '../src/platform/db/client.ts';
import { findUser } from '../src/platform/db/embedded/process.ts';
import { missingMigrations } from '../src/platform/db/migrations.ts';
import { reasonOf } from '../src/platform/errors.ts';
import { freePort } from '../test/support/free-port.ts';
import { flawsOf, orphanFlaws, rowsOf, SHOP_FLAWS } from '../test/support/soundness.ts';
import { restore } from './drill/restore.ts';

const HELP = `Restores a base backup and archived WAL to a point in time, in a temporary folder, and checks the invariants of the shop.

  npm run drill:restore -- --backup FOLDER --wal FOLDER [--to TIME] [--database NAME] [--user NAME]

  --backup    a base backup in plain format, made by pg_basebackup
  --wal       the folder of the archived WAL
  --to        restores the changes until this time, such as "2026-11-30 12:00:00+00"; without it, all archived changes
  --database  the database of the shop; ordergraph by default
  --user      a role that can read it; postgres by default
  --help      shows this text

Reads the backup and the archive, and changes nothing outside of the temporary folder. Needs PostgreSQL of the same major version.
`;

const SUMMARY = `select (select count(*)::int from orders) as orders, (select count(*)::int from payments) as payments,
  (select max(placed_at) from orders)::text as "lastOrderAt", pg_size_pretty(pg_database_size(current_database())) as size`;

/** Returns the numbers of rows that break an invariant. */
async function check(db: Database): Promise<Record<string, number>> {
  const missing = await missingMigrations(db);
  if (missing.length > 0) {
    throw new Error(
      `The backup is of an older version: it lacks ${missing[0]}. Run the drill of that version.`,
    );
  }
  return flawsOf(db, { ...SHOP_FLAWS, ...(await orphanFlaws(db)) });
}

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      backup: text,
      wal: text,
      to: text,
      database: { ...text, default: 'ordergraph' },
      user: { ...text, default: 'postgres' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (values.backup === undefined || values.wal === undefined) throw new Error('Name --backup and --wal.');
  const backup = {
    folder: await realpath(values.backup),
    wal: await realpath(values.wal),
    to: values.to ?? null,
  };
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'ordergraph-restore-'));
  try {
    const startedAt = performance.now();
    const { port, stop } = await restore(backup, folder, {
      port: await freePort(),
      user: await findUser(folder),
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const url = `postgres://${encodeURIComponent(values.user)}@127.0.0.1:${port}/${encodeURIComponent(values.database)}`;
    const db = openDatabase({ url, poolMax: 1 });
    try {
      const flaws = await check(db);
      const [summary] = await rowsOf(db, SUMMARY);
      process.stdout.write(
        `${JSON.stringify({ restoredInSeconds: Number(seconds), ...summary, flaws }, null, 2)}\n`,
      );
      if (Object.keys(flaws).length > 0) throw new Error('The restored shop breaks invariants.');
    } finally {
      await closeDatabase(db);
      await stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\nRun with --help for the options.\n`);
  process.exitCode = 1;
}
