import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import type { ImportUploadRow } from '../../../platform/db/schema.ts';
import { receiveFile } from '../../../platform/storage/receive-file.ts';
import { findUpload, insertChunk, lockUpload, markUploadReceived } from './imports.sql.ts';

/** Limits the memory of an upload. */
const CHUNK_BYTES = 512 * 1024;

export type UploadResult = 'STORED' | 'NO_UPLOAD' | 'RECEIVED_BEFORE' | 'WRONG_LENGTH';

/** Finds the upload that belongs to the id and token of a request. */
export async function uploadOf(
  db: Database,
  { id, token }: { id: string; token: string },
): Promise<ImportUploadRow | null> {
  const upload = await findUpload(db, hashSecret(token));
  return upload?.id === id ? upload : null;
}

/**
 * Stores an uploaded file in parts. Receives it into a temporary file first, so that a slow client does not hold a connection of
 * the database. An interrupted upload leaves nothing, and can be repeated.
 */
export async function receiveUpload(
  db: Database,
  { tokenHash, byteCount, receivedAt }: ImportUploadRow,
  body: Readable,
): Promise<UploadResult> {
  if (receivedAt) return 'RECEIVED_BEFORE';
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-upload-'));
  const path = join(folder, 'file');
  try {
    const file = await receiveFile(body, path, byteCount);
    if (file?.bytes !== byteCount) return 'WRONG_LENGTH';
    return await transaction(db, async (tx) => {
      const upload = await lockUpload(tx, tokenHash);
      if (!upload) return 'NO_UPLOAD';
      if (upload.receivedAt) return 'RECEIVED_BEFORE';
      let position = 0;
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
        await insertChunk(tx, upload.id, position++, chunk as Buffer);
      await markUploadReceived(tx, upload.id);
      return 'STORED';
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
