import { rm } from 'node:fs/promises';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { ImageRow } from '../../platform/db/schema.ts';
import { StaffVisibleError, type LogError } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { changeImageState } from './change-image-state.ts';
import { MAX_BYTES, originalName, UPLOAD_FORMATS, VERSION_FORMATS, versionName } from './image-files.ts';
import { findImage } from './images.sql.ts';
import { renderVersions, type Version } from './render-versions.ts';

export type ImageJobContext = { db: Database; storage: MediaStorage | null; log: LogError };

/** For this time, pages that were loaded before the smaller versions were ready can show the original. */
const ORIGINAL_TTL_SECONDS = 60 * 60;

let lastJob: Promise<unknown> = Promise.resolve();

/** Runs one job after the other, so that a worker decodes one image at a time. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const done = lastJob.then(work, work);
  lastJob = done.catch(() => {});
  return done;
}

/** Returns the storage. The server that accepted the upload has one, so a worker without storage is configured wrongly. */
export function requireStorage({ storage }: ImageJobContext): MediaStorage {
  if (storage) return storage;
  throw new StaffVisibleError('The worker has no storage for images. Set MEDIA_DIR or S3_BUCKET for it.');
}

/** Makes the smaller versions of an image. Can be repeated: it replaces the files by identical ones. */
export const processImage = (ctx: ImageJobContext, hash: string): Promise<void> =>
  oneAtATime(async () => {
    const image = await findImage(ctx.db, hash);
    if (image?.state !== 'PROCESSING' || image.isBeingDeleted) return;
    const storage = requireStorage(ctx);
    const path = await storage.temporaryFile();
    try {
      await processFile({ ...ctx, storage }, image, path);
    } finally {
      await rm(path, { force: true });
    }
  });

async function processFile(
  { db, storage, log }: ImageJobContext & { storage: MediaStorage },
  image: ImageRow,
  path: string,
): Promise<void> {
  const original = `media/${originalName(image)}`;
  const copied = await storage.copyOut(original, path, MAX_BYTES);
  if (copied !== 'copied') throw new Error(`the original of the image ${image.hash} is ${copied}`);
  const save = ({ width, format, data }: Version) =>
    storage
      .write(`media/${versionName(image.hash, width, format)}`, data, `image/${VERSION_FORMATS[format]}`)
      .catch((cause: unknown) => {
        throw new StorageFailed('a version of an image could not be stored', { cause });
      });
  let placeholder: string;
  try {
    placeholder = await renderVersions(path, image.width, save);
  } catch (error) {
    if (error instanceof StorageFailed) throw error.cause;
    // The job is not repeated, because the same file normally fails again. Staff can upload the file again.
    log(error, 'image cannot be decoded');
    await transaction(db, (tx) => changeImageState(tx, image.hash, { state: 'FAILED', placeholder: null }));
    return;
  }
  // Stores the original as a private file: its metadata may contain the place where the photo was taken. `hideOriginal` deletes
  // the public copy later.
  await storage.moveIn(`originals/${originalName(image)}`, path, UPLOAD_FORMATS[image.format].contentType);
  await transaction(db, async (tx) => {
    await changeImageState(tx, image.hash, { state: 'READY', placeholder });
    await enqueue(tx, 'hide-original', { hash: image.hash }, { afterSeconds: ORIGINAL_TTL_SECONDS });
  });
}

class StorageFailed extends Error {}

/** Deletes the public copy of an original, which is no longer shown. */
export async function hideOriginal({ db, storage }: ImageJobContext, hash: string): Promise<void> {
  const image = await findImage(db, hash);
  if (storage && image?.state === 'READY') await storage.remove([`media/${originalName(image)}`]);
}
