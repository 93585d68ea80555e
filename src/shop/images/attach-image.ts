import type { AttachImageInput } from '../../generated/graphql.ts';
import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { isJobUnfinished } from '../../platform/jobs/is-job-unfinished.sql.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import {
  findAttachedImage,
  imagesOf,
  insertAttachedImage,
  updatePositions,
  type ImageOwner,
} from './attached-images.sql.ts';
import { lockOwner, parseAlt, parseOwner } from './image-owner.ts';
import { lockImage } from './images.sql.ts';
import { NOT_ARRIVED } from './upload-refusals.ts';
import { findUpload } from './uploads.sql.ts';

export const MAX_IMAGES = 20;

type Source = { uploadId: string } | { imageId: string };
export type Placement = { alt: string | null; position: number | null; sourceUrl?: string };

/** Attaches an uploaded image to its owner. If the owner already has the image, changes nothing. */
export async function attachImage(
  ctx: AuditedContext & { storage: MediaStorage | null },
  input: AttachImageInput,
) {
  const { value, refusal } = parseInput((parser) => {
    const { uploadId, imageId, position } = input;
    if ((uploadId == null) === (imageId == null))
      parser.add('uploadId', 'INVALID', 'or imageId must be given, and not both.');
    return {
      source: uploadId == null ? { imageId: imageId ?? null } : { uploadId },
      owner: parseOwner(parser, input),
      alt: parseAlt(parser, input.alt),
      position: position == null ? null : parser.wholeNumber('position', position, 0, 1_000_000),
    };
  });
  if (refusal) return refusal;

  const { owner, ...placement } = value;
  const source: Source =
    'uploadId' in value.source
      ? { uploadId: parseId(value.source.uploadId) }
      : { imageId: parseId(value.source.imageId!) };
  const hashOrResult = await findHash(ctx, source);
  if (typeof hashOrResult !== 'string') return hashOrResult;
  return transaction(ctx.db, (tx) => attach(tx, ctx, hashOrResult, owner, placement));
}

const refused = (message: string) => ({ __typename: 'ImageUploadRefused' as const, message });

/** Returns the hash of the file. If the file cannot be attached, returns the reason as a result of the mutation. */
async function findHash({ db, storage }: { db: Database; storage: MediaStorage | null }, source: Source) {
  if ('imageId' in source) {
    const image = await findAttachedImage(db, source.imageId);
    if (!image) throw notFound('image');
    return image.hash;
  }
  const upload = await findUpload(db, source.uploadId);
  if (!upload) throw notFound('upload');
  if (upload.state === 'ACCEPTED') return upload.sha256;
  if (upload.refusal !== null) return refused(upload.refusal);
  if (upload.tokenHash !== null && upload.expiresAt < new Date()) return refused(NOT_ARRIVED);
  if (storage?.signUpload) await checkSoon(db, upload.id);
  return {
    __typename: 'ImageUploadPending' as const,
    message: 'The file has not arrived, or is being checked. Upload it, or try again in a second.',
  };
}

/** The storage service does not report uploads, so the worker looks for the file. */
async function checkSoon(db: Database, uploadId: string): Promise<void> {
  if (!(await isJobUnfinished(db, 'check-upload', { uploadId })))
    await enqueue(db, 'check-upload', { uploadId });
}

/** Attaches a stored image. If the owner already has it, changes nothing. */
export async function attach(
  tx: Transaction,
  actor: Actor,
  hash: string,
  owner: ImageOwner,
  { alt, position, sourceUrl }: Placement,
) {
  if (!(await lockImage(tx, hash))) return refused('The file was deleted, because it was unused for a day.');
  await lockOwner(tx, owner);
  const before = await imagesOf(tx, owner);
  const same = before.find((image) => image.hash === hash);
  if (same) return { __typename: 'AttachImageSuccess' as const, image: same };
  if (before.length >= MAX_IMAGES) {
    return {
      __typename: 'ImagesFull' as const,
      message: `At most ${MAX_IMAGES} images can be shown. Remove one first.`,
      maximum: MAX_IMAGES,
    };
  }
  const index = Math.min(position ?? before.length, before.length);
  const row = await insertAttachedImage(tx, owner, {
    hash,
    alt,
    position: index,
    sourceUrl: sourceUrl ?? null,
  });
  const ids = before.map(({ id }) => id).toSpliced(index, 0, row.id);
  await updatePositions(tx, owner, ids);
  await recordChange(tx, actor, 'ProductImage', null, row);
  const image = (await imagesOf(tx, owner)).find(({ id }) => id === row.id)!;
  return { __typename: 'AttachImageSuccess' as const, image };
}
