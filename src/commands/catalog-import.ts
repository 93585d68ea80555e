/** Imports products from a file, like the mutation `startCatalogImport`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, readEnvironment } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import { migrate } from '../platform/db/migrate.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import type { CatalogImportRow } from '../platform/db/schema.ts';
import { reasonOf } from '../platform/errors.ts';
import { isUuid } from '../platform/graphql/ids.ts';
import { prepareQueues } from '../platform/jobs/queues.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import { IMPORT_COLUMNS } from '../shop/exchange/import/columns.ts';
import { catalogImportById, insertImport } from '../shop/exchange/import/imports.sql.ts';
import { localImages } from '../shop/exchange/import/local-images.ts';
import { runImport } from '../shop/exchange/import/run-import.ts';
import { openConfiguredDatabase } from './open-configured.ts';
import { progressBar } from './progress-bar.ts';

const HELP = `Imports products from a CSV file (RFC 4180) or from a file with one JSON object per line.

  npm run catalog:import -- file.csv|file.jsonl [--dry-run] [--on-error continue|refuse] [--resume ID]

  --dry-run      checks the file and changes nothing
  --on-error     refuse (default): checks all rows first, and imports none if one is invalid; continue: imports the valid rows
  --resume ID    continues an import that was interrupted, after its last complete batch
  --help         shows this text

Images are URLs, or paths of files in the folder of the import file.
Products are identified by SKU. Columns: ${Object.keys(IMPORT_COLUMNS).join(', ')}.
The command uses the database of DATABASE_URL. Without DATABASE_URL it uses the embedded database in DATA_DIR; stop the server
first.
`;

class UsageError extends Error {}

function readArguments() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    options: { 'dry-run': flag, 'on-error': { ...text, default: 'refuse' }, resume: text, help: flag },
    allowPositionals: true,
  });
  if (values.help) return null;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Name one file.');
  const formats = { '.csv': 'CSV', '.tsv': 'CSV', '.jsonl': 'JSONL', '.ndjson': 'JSONL' } as const;
  const format = formats[extname(path).toLowerCase() as keyof typeof formats];
  if (!format) throw new UsageError('The file must end in .csv or .jsonl.');
  const onError = { continue: 'CONTINUE', refuse: 'REFUSE' }[values['on-error']] as
    'CONTINUE' | 'REFUSE' | undefined;
  if (!onError) throw new UsageError('--on-error must be continue or refuse.');
  if (values.resume !== undefined && !isUuid(values.resume))
    throw new UsageError('--resume must be the ID that the interrupted command printed.');
  return { path, format, isDryRun: values['dry-run'], onError, resume: values.resume };
}

type Arguments = NonNullable<ReturnType<typeof readArguments>>;

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort(signal));

async function run({ path, resume, ...options }: Arguments): Promise<boolean> {
  const config = loadConfig(readEnvironment());
  const { size: bytesTotal } = await stat(path);
  const { db, close } = await openConfiguredDatabase(config);
  const bar = progressBar(process.stderr);
  const startedAt = performance.now();
  try {
    await migrate(db);
    // The import enqueues jobs that fetch images. The server runs them.
    await prepareQueues(db);
    await claimCurrency(db, config.currency);
    const started = resume
      ? await findInterrupted(db, resume, bytesTotal)
      : await insertImport(db, { ...options, bytesTotal });
    process.stderr.write(`Import ${started.id}\n`);
    const done = await runImport(
      {
        db,
        currency: config.currency,
        actor: null,
        open: () => createReadStream(path),
        images: localImages(path, db, await createStorage(config.media)),
        onProgress: ({ isWriting, isDryRun, bytesRead }) =>
          bar.show({
            what: isWriting && !isDryRun ? 'importing (kB)' : 'checking (kB)',
            done: Math.ceil(bytesRead / 1024),
            total: Math.ceil(bytesTotal / 1024),
          }),
        signal: stopped.signal,
      },
      started,
    );
    bar.end();
    report(done, (performance.now() - startedAt) / 1000);
    return done.state === 'SUCCEEDED' && done.failed === 0;
  } finally {
    bar.end();
    await close();
  }
}

async function findInterrupted(db: Database, id: string, bytesTotal: number): Promise<CatalogImportRow> {
  const catalogImport = await catalogImportById(db, id);
  if (!catalogImport || catalogImport.finishedAt || catalogImport.uploadId !== null)
    throw new UsageError(`There is no interrupted import ${id}.`);
  if (catalogImport.bytesTotal !== bytesTotal)
    throw new UsageError('The file is not the one of the interrupted import.');
  return catalogImport;
}

const MAX_SHOWN_ISSUES = 20;

function report(done: CatalogImportRow, seconds: number): void {
  const { created, updated, unchanged, failed, issues, unknownColumns } = done;
  const count = (number: number) => number.toLocaleString('en');
  for (const { row, column, message } of issues.slice(0, MAX_SHOWN_ISSUES))
    process.stderr.write(`Row ${row}${column ? `, column ${column}` : ''}: ${message}\n`);
  if (failed > 0 && issues.length > MAX_SHOWN_ISSUES)
    process.stderr.write('Further problems are not shown.\n');
  if (unknownColumns.length > 0)
    process.stderr.write(`Columns that are not imported: ${unknownColumns.join(', ')}\n`);
  if (done.problem) process.stderr.write(`${done.problem}\n`);
  const outcome = {
    SUCCEEDED: done.isDryRun ? 'Nothing was changed (dry run). The file would give' : 'Imported',
    REFUSED: 'Nothing was changed, because rows are invalid. The file would give',
    FAILED:
      done.isWriting && !done.isDryRun
        ? 'The import ended early, after'
        : 'Nothing was changed. The rows before the problem would give',
    QUEUED: '',
    RUNNING: '',
  }[done.state];
  process.stdout.write(
    `${outcome}: ${count(created)} created, ${count(updated)} updated, ${count(unchanged)} unchanged, ${count(failed)} invalid. ` +
      `Finished in ${seconds.toFixed(1)} s.\n`,
  );
}

try {
  const given = readArguments();
  if (!given) process.stdout.write(HELP);
  else if (!(await run(given))) process.exitCode = 1;
} catch (error) {
  if (stopped.signal.aborted) {
    process.stderr.write(
      'Stopped. The batches before the interruption stay imported. Continue with --resume and the ID of the import.\n',
    );
    process.exitCode = 128 + constants.signals[stopped.signal.reason as NodeJS.Signals];
  } else {
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    const message = error instanceof ConfigError ? error.message : reasonOf(error);
    process.stderr.write(`${message}\n${isUsage ? 'Run with --help for the options.\n' : ''}`);
    process.exitCode = 1;
  }
}
