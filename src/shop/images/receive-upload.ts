import type { Readable } from 'node:stream';
import type { GraphQLError } from 'graphql';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput, notFound } from '../../platform/errors.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { acceptUpload } from './accept-upload.ts';
import { UPLOADED } from './image-files.ts';
import { receiveFile } from './receive-file.ts';
import { INTERRUPTED } from './upload-refusals.ts';
import { closeUpload, consumeUpload, findUploadByToken } from './uploads.sql.ts';

export type UploadRejection = { status: number; error: GraphQLError };

type UploadRequest = {
  contentType: string | undefined;
  contentLength: string | undefined;
  body: Readable | undefined;
};

const reject = (status: number, message: string): UploadRejection => ({
  status,
  error: badUserInput(message),
});

/**
 * Receives the file of an upload. Headers that do not match are rejected before the token is used, so the client can correct
 * them. After that the token cannot be used again, even if the upload fails. Returns the upload's id, or the rejection.
 */
export async function receiveUpload(
  { db, storage }: { db: Database; storage: MediaStorage },
  token: string,
  { contentType, contentLength, body }: UploadRequest,
): Promise<{ uploadId: string } | { rejection: UploadRejection }> {
  const upload = await findUploadByToken(db, hashSecret(token));
  if (!upload) return { rejection: { status: 404, error: notFound('upload') } };
  const expected = UPLOADED[upload.format].contentType;
  const wrong = !upload.isUsable
    ? reject(410, 'This URL was used before, or has expired. Request another one with createImageUpload.')
    : contentType?.split(';', 1)[0]!.trim().toLowerCase() !== expected
      ? reject(415, `The content-type must be ${expected}, as announced.`)
      : contentLength === undefined || !body
        ? reject(411, 'The request must have a body and a content-length.')
        : contentLength !== String(upload.bytes)
          ? reject(400, `The content-length must be ${upload.bytes}, as announced.`)
          : null;
  if (wrong) return { rejection: wrong };
  if (!(await consumeUpload(db, upload.id)))
    return { rejection: reject(410, 'This URL is being used by another request.') };
  try {
    const refusal = await acceptUpload(
      { db, storage },
      upload,
      await receiveFile(body!, await storage.temporaryFile()),
    );
    return refusal === null ? { uploadId: upload.id } : { rejection: reject(422, refusal) };
  } catch (error) {
    await closeUpload(db, upload.id, INTERRUPTED);
    if (isDisconnect(error)) return { rejection: reject(400, INTERRUPTED) };
    throw error;
  }
}

const isDisconnect = (error: unknown) =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '');
