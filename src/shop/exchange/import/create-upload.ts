import type { CreateImportUploadInput } from '../../../generated/graphql.ts';
import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import { actorIdOf } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import { transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { insertUpload, uploadedBytes } from './imports.sql.ts';

export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Limits the space for files that are not imported yet. */
const MAX_STORED_BYTES = 1024 ** 3;
/** The time to send the file. The received file is stored for a day. */
const UPLOAD_TTL_MS = 60 * 60 * 1000;

/** The header with the token of the upload. The URL does not contain the token, because logs contain URLs. */
export const UPLOAD_TOKEN_HEADER = 'x-upload-token';

type UploadContext = AuditedContext & { shop: { publicUrl: string } };

/** Prepares the upload of a file. The client sends the file to the returned URL. */
export async function createUpload(ctx: UploadContext, input: CreateImportUploadInput) {
  const { value, refusal } = parseInput((parser) => ({
    format: input.format,
    byteCount: parser.wholeNumber('bytes', input.bytes, 1, MAX_UPLOAD_BYTES),
  }));
  if (refusal) return refusal;

  const token = newSecret();
  return transaction(ctx.db, async (tx) => {
    // Two concurrent requests must not both use the last free bytes.
    await takeLock(tx, 'importUploads');
    if ((await uploadedBytes(tx)) + value.byteCount > MAX_STORED_BYTES) return UPLOADS_FULL;
    const upload = await insertUpload(tx, {
      ...value,
      actorId: actorIdOf(ctx),
      tokenHash: hashSecret(token),
      expiresAt: new Date(Date.now() + UPLOAD_TTL_MS),
    });
    await recordAudit(tx, ctx, {
      action: 'CREATED',
      subject: { type: 'ImportUpload', id: upload.id },
      after: { format: value.format, bytes: value.byteCount },
    });
    return {
      __typename: 'CreateImportUploadSuccess' as const,
      upload: {
        token,
        url: `${ctx.shop.publicUrl}/imports/${upload.id}`,
        method: 'PUT',
        headers: [
          { name: UPLOAD_TOKEN_HEADER, value: token },
          { name: 'content-type', value: 'application/octet-stream' },
        ],
        expiresAt: upload.expiresAt,
      },
    };
  });
}

const UPLOADS_FULL = {
  __typename: 'ImportUploadsFull' as const,
  message: 'Too many uploaded files wait for their import. Import one of them, or wait until one expires.',
  maximum: MAX_STORED_BYTES,
};
