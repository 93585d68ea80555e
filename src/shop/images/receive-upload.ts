import type { Readable } from 'node:stream';
import type { GraphQLError } from 'graphql';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { isDisconnect, receiveFile } from '../../platform/storage/receive-file.ts';
import { acceptUpload } from './accept-upload.ts';
import { UPLOAD_FORMATS } from './image-files.ts';
import { INTERRUPTED } from './upload-refusals.ts';
import { closeUpload, consumeUpload, findUploadByToken } from './uploads.sql.ts';

type FoundUpload = NonNullable<Awaited<ReturnType<typeof findUploadByToken>>>;
type UploadBody = {
  contentType: string | undefined;
  contentLength: string | undefined;
  body: Readable | undefined;
};

export type UploadRejection = { status: number; error: GraphQLError };

const reject = (status: number, message: string): UploadRejection => ({
  status,
  error: badUserInput(message),
});

/** Finds the upload that belongs to the token of a request. */
export const uploadOf = (db: Database, token: string): Promise<FoundUpload | null> =>
  findUploadByToken(db, hashSecret(token));

/**
 * Receives the file of an upload. Headers that do not match are rejected before the token is used, so the client can correct
 * them. After that the token cannot be used again, even if the upload fails. Returns the rejection, or null if the file is stored.
 */
export async function receiveUpload(
  { db, storage }: { db: Database; storage: MediaStorage },
  upload: FoundUpload,
  { contentType, contentLength, body }: UploadBody,
): Promise<UploadRejection | null> {
  if (!upload.isUsable)
    return reject(
      410,
      'This URL was used before, or has expired. Request another one with createImageUpload.',
    );
  const expected = UPLOAD_FORMATS[upload.format].contentType;
  if (contentType?.split(';', 1)[0]!.trim().toLowerCase() !== expected)
    return reject(415, `The content-type must be ${expected}, as announced.`);
  if (contentLength === undefined || !body)
    return reject(411, 'The request must have a body and a content-length.');
  if (contentLength !== String(upload.bytes))
    return reject(400, `The content-length must be ${upload.bytes}, as announced.`);
  if (!(await consumeUpload(db, upload.id))) return reject(410, 'This URL is being used by another request.');
  try {
    // `file` is not null: HTTP ends the body at its content-length, so the body cannot be longer than `upload.bytes`.
    const file = await receiveFile(body, await storage.temporaryFile(), upload.bytes);
    const refusal = await acceptUpload({ db, storage }, upload, file!);
    return refusal === null ? null : reject(422, refusal);
  } catch (error) {
    await closeUpload(db, upload.id, INTERRUPTED);
    if (isDisconnect(error)) return reject(400, INTERRUPTED);
    throw error;
  }
}
