import { rm } from 'node:fs/promises';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { ImageUploadRow } from '../../platform/db/schema.ts';
import { serviceUnavailable } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import type { ReceivedFile } from '../../platform/storage/receive-file.ts';
import { changeImageState } from './change-image-state.ts';
import { originalName, UPLOADED } from './image-files.ts';
import { insertOrTouchImage } from './images.sql.ts';
import { inspectImage } from './inspect-image.ts';
import { closeUpload } from './uploads.sql.ts';

/**
 * Checks a received file, and stores it as a picture that can be attached. Returns null, or the reason if it refuses the file. Moves
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
    // The row comes before the file: from now on, a deletion of the same image cannot delete this file.
    const image = await insertOrTouchImage(db, {
      hash: upload.sha256,
      format: upload.format,
      bytes: upload.bytes,
      width: inspected.width,
      height: inspected.height,
    });
    if (!image) throw serviceUnavailable();
    const isReady = image.state === 'READY';
    if (!isReady)
      await storage.moveIn(`media/${originalName(image)}`, file.path, UPLOADED[image.format].contentType);
    await transaction(db, async (tx) => {
      await closeUpload(tx, upload.id, null);
      // The earlier failure may have been temporary, such as a lack of memory.
      if (image.state === 'FAILED')
        await changeImageState(tx, image.hash, { state: 'PROCESSING', placeholder: null });
      if (!isReady) await enqueue(tx, 'process-image', { hash: image.hash });
    });
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
