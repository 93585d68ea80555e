import type { CreateImageUploadInput } from '../../generated/graphql.ts';
import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../platform/audit/record-change.ts';
import { hashSecret, newSecret } from '../../platform/crypto/secrets.ts';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { transaction } from '../../platform/db/client.ts';
import type { ImageFormat } from '../../platform/db/schema.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import type { MediaStorage, UploadRequest } from '../../platform/storage/media-storage.ts';
import { MAX_BYTES, UPLOAD_FORMATS } from './image-files.ts';
import { insertUpload } from './uploads.sql.ts';

const UPLOAD_TTL_SECONDS = 15 * 60;

const formatOf = (contentType: string): ImageFormat | undefined =>
  (Object.keys(UPLOAD_FORMATS) as ImageFormat[]).find(
    (format) => UPLOAD_FORMATS[format].contentType === contentType.trim().toLowerCase(),
  );

export type ImageUploadContext = AuditedContext & {
  storage: MediaStorage | null;
  shop: { publicUrl: string };
};

/** Creates an upload with its announced size and digest, and returns the URL and headers with which the client sends the file. */
export async function createImageUpload(ctx: ImageUploadContext, input: CreateImageUploadInput) {
  const { storage } = ctx;
  const { value, refusal } = parseInput((parser) => ({
    format: formatOf(
      parser.matching(
        'contentType',
        input.contentType,
        (type) => formatOf(type) !== undefined,
        'must be image/jpeg, image/png or image/webp.',
      ),
    )!,
    bytes: parser.wholeNumber('bytes', input.bytes, 1, MAX_BYTES),
    sha256: parser
      .matching(
        'sha256',
        input.sha256,
        (hex) => /^[0-9a-f]{64}$/i.test(hex),
        'must be 64 hexadecimal digits.',
      )
      .toLowerCase(),
  }));
  if (refusal) return refusal;
  if (!storage) {
    return {
      __typename: 'ImageUploadsDisabled' as const,
      message: 'This shop has no storage for images. An administrator must set MEDIA_DIR or S3_BUCKET.',
    };
  }

  const id = uuidv7();
  const { contentType } = UPLOAD_FORMATS[value.format];
  const token = storage.signUpload ? null : newSecret();
  const request: UploadRequest = storage.signUpload
    ? await storage.signUpload(
        { id, contentType, bytes: value.bytes, sha256: value.sha256 },
        UPLOAD_TTL_SECONDS,
      )
    : {
        url: new URL(`/uploads/${token}`, ctx.shop.publicUrl).href,
        headers: { 'content-type': contentType },
      };
  return transaction(ctx.db, async (tx) => {
    const tokenHash = token === null ? null : hashSecret(token);
    const { expiresAt } = await insertUpload(tx, { ...value, id, tokenHash }, UPLOAD_TTL_SECONDS);
    await recordAudit(tx, ctx, {
      action: 'CREATED',
      subject: { type: 'ImageUpload', id },
      after: { contentType, bytes: value.bytes, sha256: value.sha256 },
    });
    return {
      __typename: 'CreateImageUploadSuccess' as const,
      uploadId: id,
      url: request.url,
      method: 'PUT',
      headers: Object.entries(request.headers).map(([name, text]) => ({ name, value: text })),
      expiresAt,
    };
  });
}
