import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { ReceivedFile } from '../../platform/storage/receive-file.ts';
import { acceptUpload } from './accept-upload.ts';
import { MAX_BYTES } from './image-files.ts';
import { requireStorage, type ImageJobContext } from './process-image.ts';
import { NOT_ARRIVED } from './upload-refusals.ts';
import { closeUpload, findUpload } from './uploads.sql.ts';

/**
 * Checks a file that a client has uploaded to the storage service. If there is no file yet, the upload stays open. Stores the checked
 * copy: a client that repeats its signed request replaces only the file in `uploads/`.
 */
export async function checkUpload(ctx: ImageJobContext, id: string): Promise<void> {
  const { db } = ctx;
  const upload = await findUpload(db, id);
  if (upload?.state !== 'OPEN') return;
  const storage = requireStorage(ctx);
  const key = `uploads/${id}`;
  const copy = await storage.temporaryFile();
  try {
    const copied = await storage.copyOut(key, copy, MAX_BYTES);
    if (copied === 'missing') {
      if (upload.expiresAt < new Date()) await closeUpload(db, id, NOT_ARRIVED);
      return;
    }
    if (copied === 'too long') {
      await closeUpload(db, id, `The file has more than ${upload.bytes} bytes.`);
    } else {
      await acceptUpload({ db, storage }, upload, await measure(copy));
    }
    await storage.remove([key]);
  } finally {
    await rm(copy, { force: true });
  }
}

async function measure(path: string): Promise<ReceivedFile> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return { path, bytes: (await stat(path)).size, sha256: digest.digest('hex') };
}
