import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keysOf } from './image-files.ts';
import { deleteImageRow, markUnusedImages } from './images.sql.ts';
import type { ImageJobContext } from './process-image.ts';
import { deleteUploads, findOldUploads } from './uploads.sql.ts';

const BATCH_SIZE = 100;
const TEMPORARY_FILE_TTL_MS = 24 * 60 * 60 * 1000;

/** Deletes images that were unused for a day, old uploads, and temporary files of killed processes. */
export async function deleteUnusedImages({ db, storage }: ImageJobContext): Promise<void> {
  if (!storage) return;
  for (;;) {
    const images = await markUnusedImages(db, BATCH_SIZE);
    for (const image of images) {
      // The files are deleted before the row: after a crash, the next job finds the row and deletes the files again.
      await storage.remove(keysOf(image));
      await deleteImageRow(db, image.hash);
    }
    if (images.length < BATCH_SIZE) break;
  }
  for (;;) {
    const uploads = await findOldUploads(db, BATCH_SIZE);
    if (storage.signUpload) await storage.remove(uploads.map(({ id }) => `uploads/${id}`));
    await deleteUploads(
      db,
      uploads.map(({ id }) => id),
    );
    if (uploads.length < BATCH_SIZE) break;
  }
  await deleteOldFiles(storage.temporaryFolder);
}

async function deleteOldFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => null);
    if (stats && stats.mtimeMs < Date.now() - TEMPORARY_FILE_TTL_MS) await rm(path, { force: true });
  }
}
