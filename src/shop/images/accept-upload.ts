import { rm } from 'node:fs/promises';
import type { Database } from '../../platform/db/client.ts';
import type { ImageUploadRow } from '../../platform/db/schema.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import type { ReceivedFile } from '../../platform/storage/receive-file.ts';
import { inspectImage } from './inspect-image.ts';
import { storeImage } from './store-image.ts';
import { closeUpload } from './uploads.sql.ts';

/**
 * Checks a received file, and stores it as an image that can be attached. Returns null, or the reason if it refuses the file. Moves
 * or deletes the temporary file. Can be repeated after a crash.
 */
export async function acceptUpload(
  { db, storage }: { db: Database; storage: MediaStorage },
  upload: ImageUploadRow,
  file: ReceivedFile,
): Promise<string | null> {
  try {
    const inspected = await inspect(upload, file);
    if (inspected.refusal !== undefined) {
      await closeUpload(db, upload.id, inspected.refusal);
      return inspected.refusal;
    }
    const { sha256: hash, bytes } = upload;
    await storeImage({ db, storage }, { ...inspected, hash, bytes }, file.path, (tx) =>
      closeUpload(tx, upload.id, null),
    );
    return null;
  } finally {
    await rm(file.path, { force: true });
  }
}

async function inspect(upload: ImageUploadRow, file: ReceivedFile) {
  if (file.bytes !== upload.bytes)
    return { refusal: `The file has ${file.bytes} bytes, but ${upload.bytes} were announced.` };
  if (file.sha256 !== upload.sha256)
    return { refusal: 'The content of the file is not the announced one: its SHA-256 differs.' };
  return inspectImage(file.path, upload.format);
}
