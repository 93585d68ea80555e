import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { categories, productGroups, products } from './catalog.ts';
import { bytes, createdAt, id, instant } from './columns.ts';

export const imageFormat = pgEnum('image_format', ['JPEG', 'PNG', 'WEBP']);
/** PROCESSING: only the original exists. FAILED: its content cannot be decoded. */
export const imageState = pgEnum('image_state', ['PROCESSING', 'READY', 'FAILED']);
/** OPEN: waits for the file. RECEIVING: the upload route reads it. ACCEPTED: the image exists. REFUSED: see `refusal`. */
export const imageUploadState = pgEnum('image_upload_state', ['OPEN', 'RECEIVING', 'ACCEPTED', 'REFUSED']);

/** One row per content: equal files are stored once, for all of their owners. See docs/decisions/0025. */
export const images = snakeCase.table(
  'images',
  {
    /** SHA-256 of the uploaded file, in hexadecimal digits. */
    hash: text().primaryKey(),
    format: imageFormat().notNull(),
    bytes: integer().notNull(),
    /** In pixels, after the rotation that the file asks for. */
    width: integer().notNull(),
    height: integer().notNull(),
    state: imageState().notNull().default('PROCESSING'),
    /** A ThumbHash in base64. */
    placeholder: text(),
    /** Null while the image is in use. Triggers on `attached_images` set it. The image is deleted one day after this time. */
    unusedSince: instant().defaultNow(),
    /** Set before the files are deleted, so that nothing can use the image from then on. */
    isBeingDeleted: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index('images_unused_since')
      .on(t.unusedSince)
      .where(sql`${t.unusedSince} is not null`),
    check('images_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('images_size', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
  ],
);

/** An image of a product, of a product group or of a category. */
export const attachedImages = snakeCase.table(
  'attached_images',
  {
    id: id(),
    hash: text()
      .notNull()
      .references(() => images.hash, { onDelete: 'restrict' }),
    productId: uuid().references(() => products.id, { onDelete: 'cascade' }),
    categoryId: uuid().references(() => categories.id, { onDelete: 'cascade' }),
    groupId: uuid().references(() => productGroups.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    alt: text(),
    /** The address from which an import fetched the image. Imports do not fetch it for the same product again. */
    sourceUrl: text(),
    createdAt: createdAt(),
  },
  (t) => [
    // An image is attached once to each owner.
    unique('attached_images_product_id_hash').on(t.productId, t.hash),
    unique('attached_images_category_id_hash').on(t.categoryId, t.hash),
    unique('attached_images_group_id_hash').on(t.groupId, t.hash),
    index('attached_images_hash').on(t.hash),
    check('attached_images_one_owner', sql`num_nonnulls(${t.productId}, ${t.categoryId}, ${t.groupId}) = 1`),
    check('attached_images_position', sql`${t.position} >= 0`),
  ],
);

/** A file that staff have announced. With the local folder, `tokenHash` identifies the URL; other storages check a signature. */
export const imageUploads = snakeCase.table(
  'image_uploads',
  {
    id: id(),
    tokenHash: bytes().unique(),
    format: imageFormat().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    state: imageUploadState().notNull().default('OPEN'),
    /** The reason that staff see. */
    refusal: text(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('image_uploads_expires_at').on(t.expiresAt),
    check('image_uploads_refusal', sql`(${t.refusal} is not null) = (${t.state} = 'REFUSED')`),
  ],
);

export type ImageRow = typeof images.$inferSelect;
export type ImageFormat = ImageRow['format'];
export type AttachedImageRow = typeof attachedImages.$inferSelect;
export type ImageUploadRow = typeof imageUploads.$inferSelect;
