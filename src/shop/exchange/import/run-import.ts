import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import type { Database } from '../../../platform/db/client.ts';
import type { CatalogImportRow } from '../../../platform/db/schema.ts';
import { reasonForStaff, StaffVisibleError } from '../../../platform/errors.ts';
import { retryOnViolation } from '../../catalog/products/bulk/write-changes.ts';
import { createCategoryFinder } from './category-paths.ts';
import { columnNamed } from './columns.ts';
import { withStoredImages, type LocalImages } from './local-images.ts';
import { importBatch, parseRow, type BatchResult, type ParsedRow } from './import-batch.ts';
import { updateProgress } from './imports.sql.ts';
import { readRows, type BrokenRow, type FileRow } from './read-rows.ts';

/** The number of rows per transaction. Limits the memory of a batch, and the time for which it locks products. */
const BATCH_SIZE = 500;
const MAX_REPORTED = 100;

export type ImportOptions = {
  db: Database;
  currency: string;
  actor: Actor;
  /** Opens the file at its beginning. */
  open: () => AsyncIterable<Uint8Array>;
  /** Reads image files that the rows name. If omitted, rows can contain only URLs. */
  images?: LocalImages;
  onProgress?: (progress: CatalogImportRow) => void;
  signal?: AbortSignal;
};

/**
 * Runs an import to its end, or continues it after the last committed batch. Returns its final state. With `onError: REFUSE`, one
 * pass first checks all rows, and a second pass writes them. See docs/decisions/0029.
 */
export async function runImport(options: ImportOptions, stored: CatalogImportRow): Promise<CatalogImportRow> {
  if (stored.finishedAt) return stored;
  try {
    const needsCheck = !stored.isDryRun && !stored.isWriting && stored.onError === 'REFUSE';
    const checked = needsCheck
      ? await importFile(options, await restart(options, stored, false), true)
      : stored;
    if (needsCheck && checked.failed > 0) return await finish(options, checked, { state: 'REFUSED' });
    const isResumed = stored.isWriting && !stored.isDryRun;
    const beforeLastPass = isResumed ? stored : await restart(options, checked, !stored.isDryRun);
    const done = await importFile(options, beforeLastPass, stored.isDryRun);
    return await finish(options, done, { state: 'SUCCEEDED' });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return finish(options, error.progress, { state: 'FAILED', problem: reasonForStaff(error.cause) });
  }
}

class UnreadableFile extends Error {
  readonly progress: CatalogImportRow;
  constructor(cause: StaffVisibleError, progress: CatalogImportRow) {
    super(cause.message, { cause });
    this.progress = progress;
  }
}

const NO_ROWS = { bytesRead: 0, rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };

/** Begins a pass at the first row. */
const restart = ({ db }: ImportOptions, progress: CatalogImportRow, isWriting: boolean) =>
  save(db, progress, { ...NO_ROWS, issues: [], unknownColumns: [], isWriting, state: 'RUNNING' });

const finish = ({ db }: ImportOptions, progress: CatalogImportRow, end: Partial<CatalogImportRow>) =>
  // Clears the client's address. It is personal data, and no longer needed here, because the audit entries contain it.
  save(db, progress, { ...end, bytesRead: progress.bytesTotal, finishedAt: new Date(), address: null });

async function save(
  db: Parameters<typeof updateProgress>[0],
  progress: CatalogImportRow,
  changes: Partial<CatalogImportRow>,
): Promise<CatalogImportRow> {
  if (!(await updateProgress(db, progress, changes)))
    throw new Error('the import was continued by another process');
  return { ...progress, ...changes };
}

/** Reads the file once, and imports its rows in batches. Skips the rows that an earlier attempt has finished. */
async function importFile(
  options: ImportOptions,
  stored: CatalogImportRow,
  isDryRun: boolean,
): Promise<CatalogImportRow> {
  const { db, currency, actor, images, signal } = options;
  const categories = createCategoryFinder(actor, isDryRun);
  const unknown = new Set(stored.unknownColumns);
  let progress = stored;
  let bytesRead = 0;

  const write = async (batch: readonly ParsedRow[]) => {
    signal?.throwIfAborted();
    const rows = images ? await withStoredImages(batch, images, isDryRun, signal) : batch;
    let isRepeated = false;
    progress = await retryOnViolation(db, async (tx) => {
      if (isRepeated) categories.reset();
      isRepeated = true;
      const result = await importBatch(tx, rows, { actor, isDryRun, categories });
      return save(tx, progress, {
        ...addResult(progress, rows.length, result),
        bytesRead,
        unknownColumns: [...unknown],
      });
    });
    options.onProgress?.(progress);
  };

  try {
    let batch: ParsedRow[] = [];
    let skus = new Set<string>();
    let skipped = 0;
    for await (const fileRow of readRows(options.open(), stored.format)) {
      if (skipped < stored.rows) {
        skipped++;
        continue;
      }
      const row = parseRow(withKnownColumns(fileRow, unknown), {
        currency,
        allowsFiles: images !== undefined,
      });
      // The rows of one SKU are in different batches, so that they are applied in their order.
      if (batch.length === BATCH_SIZE || skus.has(row.sku)) {
        await write(batch);
        [batch, skus] = [[], new Set()];
      }
      batch.push(row);
      bytesRead = Math.min(fileRow.bytes, stored.bytesTotal);
      if (row.sku) skus.add(row.sku);
    }
    if (batch.length > 0) await write(batch);
    return progress;
  } catch (error) {
    if (error instanceof StaffVisibleError) throw new UnreadableFile(error, progress);
    throw error;
  }
}

function withKnownColumns(fileRow: FileRow | BrokenRow, unknown: Set<string>): FileRow | BrokenRow {
  if ('problem' in fileRow) return fileRow;
  const cells = new Map<string, string | null>();
  for (const [header, cell] of fileRow.cells) {
    const name = columnNamed(header);
    if (name !== undefined) cells.set(name, cell);
    else if (unknown.size < MAX_REPORTED && header !== '') unknown.add(printable(header));
  }
  return { ...fileRow, cells };
}

/** Shortens a header. PostgreSQL cannot store NUL characters and lone surrogates. */
const printable = (header: string) => header.slice(0, 100).replace(/[\p{Control}\p{Surrogate}]/gu, '\ufffd');

const addResult = (progress: CatalogImportRow, rows: number, result: BatchResult) => ({
  rows: progress.rows + rows,
  created: progress.created + result.created,
  updated: progress.updated + result.updated,
  unchanged: progress.unchanged + result.unchanged,
  failed: progress.failed + result.failed,
  issues: [...progress.issues, ...result.issues].slice(0, MAX_REPORTED),
});
