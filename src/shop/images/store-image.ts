import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { ImageRow } from '../../platform/db/schema.ts';
import { serviceUnavailable } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { changeImageState } from './change-image-state.ts';
import { originalName, UPLOAD_FORMATS } from './image-files.ts';
import { insertOrTouchImage } from './images.sql.ts';

type CheckedImage = Pick<ImageRow, 'hash' | 'format' | 'bytes' | 'width' | 'height'>;

/**
 * Stores a checked file as an image that can be attached. Runs `alsoInTransaction` in the transaction that creates the job for its
 * versions. Moves the file, unless the versions of an equal file are ready. Can be repeated after a crash.
 */
export async function storeImage(
  { db, storage }: { db: Database; storage: MediaStorage },
  checked: CheckedImage,
  path: string,
  alsoInTransaction: (tx: Transaction) => Promise<void> = async () => {},
): Promise<void> {
  // Inserts the row before it moves the file: from now on, a deletion of the same image cannot delete this file.
  const image = await insertOrTouchImage(db, checked);
  if (!image) throw serviceUnavailable();
  const isReady = image.state === 'READY';
  if (!isReady)
    await storage.moveIn(`media/${originalName(image)}`, path, UPLOAD_FORMATS[image.format].contentType);
  await transaction(db, async (tx) => {
    await alsoInTransaction(tx);
    // Processes an image again that failed before. The failure may have been temporary, such as a lack of memory.
    if (image.state === 'FAILED')
      await changeImageState(tx, image.hash, { state: 'PROCESSING', placeholder: null });
    if (!isReady) await enqueue(tx, 'process-image', { hash: image.hash });
  });
}
