import { constants } from 'node:fs';
import { open, realpath, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Database } from '../../../platform/db/client.ts';
import { StaffVisibleError } from '../../../platform/errors.ts';
import type { MediaStorage } from '../../../platform/storage/media-storage.ts';
import { receiveFile } from '../../../platform/storage/receive-file.ts';
import { MAX_BYTES } from '../../images/image-files.ts';
import { inspectImage } from '../../images/inspect-image.ts';
import { storeImage } from '../../images/store-image.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import type { ImportedRow } from './columns.ts';
import { storedImage } from './fetch-images.ts';
import type { ParsedRow } from './import-batch.ts';

/** Reads the image files that an import file names. */
export type LocalImages = {
  /** Checks a file. Throws a StaffVisibleError if the file cannot be used. Stores it unless `isDryRun`, and returns its SHA-256. */
  read: (path: string, isDryRun: boolean) => Promise<string>;
};

/** Reads the images in the folder of an import file. Their paths are relative to this folder, and cannot lead out of it. */
export function localImages(importFile: string, db: Database, storage: MediaStorage | null): LocalImages {
  return {
    async read(path, isDryRun) {
      if (!storage) throw new StaffVisibleError('The shop stores no images. Set MEDIA_DIR or S3_BUCKET.');
      const source = await locate(await realpath(dirname(importFile)), path);
      const copy = await storage.temporaryFile();
      try {
        const received = await receive(source, copy);
        const inspected = await inspectImage(copy, null);
        if (inspected.refusal !== undefined) throw new StaffVisibleError(inspected.refusal);
        const { bytes, sha256: hash } = received;
        if (!isDryRun) await storeImage({ db, storage }, { ...inspected, hash, bytes }, copy);
        return hash;
      } finally {
        await rm(copy, { force: true });
      }
    },
  };
}

/** Returns the path of a file below a folder, after all symbolic links are followed. */
async function locate(folder: string, path: string): Promise<string> {
  const isRelative = !/^[\\/]|^[A-Za-z]:|\0/.test(path) && !path.split(/[\\/]/).includes('..');
  if (!isRelative)
    throw new StaffVisibleError('The path must lead to a file in the folder of the import file.');
  const realPath = await realpath(join(folder, path)).catch(() => null);
  if (realPath === null) throw new StaffVisibleError('There is no such file.');
  if (!realPath.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    throw new StaffVisibleError('The path must lead to a file in the folder of the import file.');
  return realPath;
}

async function receive(source: string, copy: string) {
  // With O_NONBLOCK, `open` does not wait for a writer if the path leads to a named pipe.
  const file = await open(source, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => {
      throw new StaffVisibleError('The file cannot be read.');
    },
  );
  try {
    if (!(await file.stat()).isFile()) throw new StaffVisibleError('The path is not that of a file.');
    const received = await receiveFile(file.createReadStream({ autoClose: false }), copy, MAX_BYTES);
    if (!received) throw new StaffVisibleError(`The file has more than ${MAX_BYTES} bytes.`);
    return received;
  } finally {
    await file.close();
  }
}

/**
 * Replaces the paths in rows by their stored images. A row with a file that cannot be used becomes invalid. Throws before
 * the next row if the import was aborted, because the images of a batch can take minutes.
 */
export async function withStoredImages(
  rows: readonly ParsedRow[],
  images: LocalImages,
  isDryRun: boolean,
  signal?: AbortSignal,
): Promise<ParsedRow[]> {
  const stored: ParsedRow[] = [];
  for (const row of rows) {
    signal?.throwIfAborted();
    stored.push(row.values?.images ? await rowWithStoredImages(row, row.values, images, isDryRun) : row);
  }
  return stored;
}

async function rowWithStoredImages(
  { row, sku }: ParsedRow,
  values: ImportedRow,
  images: LocalImages,
  isDryRun: boolean,
): Promise<ParsedRow> {
  const issues: InputIssue[] = [];
  const stored: string[] = [];
  for (const source of values.images ?? []) {
    try {
      stored.push(URL.canParse(source) ? source : storedImage(await images.read(source, isDryRun)));
    } catch (error) {
      if (!(error instanceof StaffVisibleError)) throw error;
      issues.push(issueAt('images', 'INVALID', `${source}: ${error.message}`));
    }
  }
  return issues.length > 0 ? { row, sku, issues } : { row, sku, values: { ...values, images: stored } };
}
