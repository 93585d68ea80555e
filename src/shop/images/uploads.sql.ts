import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../../platform/db/client.ts';
import { imageUploads, type ImageUploadRow } from '../../platform/db/schema.ts';

type NewUpload = Pick<ImageUploadRow, 'id' | 'tokenHash' | 'format' | 'bytes' | 'sha256'>;

export async function insertUpload(
  tx: Transaction,
  upload: NewUpload,
  ttlSeconds: number,
): Promise<ImageUploadRow> {
  const expiresAt = sql`now() + make_interval(secs => ${ttlSeconds})`;
  const [row] = await tx
    .insert(imageUploads)
    .values({ ...upload, expiresAt })
    .returning();
  return row!;
}

export async function findUpload(db: Queryable, id: string): Promise<ImageUploadRow | null> {
  const [upload] = await db.select().from(imageUploads).where(eq(imageUploads.id, id));
  return upload ?? null;
}

/** Finds an upload by its token. `isUsable`: the token can still be used. */
export async function findUploadByToken(
  db: Queryable,
  tokenHash: Buffer,
): Promise<(ImageUploadRow & { isUsable: boolean }) | null> {
  const isUsable = sql<boolean>`${imageUploads.state} = 'OPEN' and ${imageUploads.expiresAt} > now()`;
  const [row] = await db
    .select({ upload: imageUploads, isUsable })
    .from(imageUploads)
    .where(eq(imageUploads.tokenHash, tokenHash));
  return row ? { ...row.upload, isUsable: row.isUsable } : null;
}

/** Marks the token of an upload as used. If several calls run concurrently, only one of them returns true. */
export async function consumeUpload(db: Queryable, id: string): Promise<boolean> {
  const rows = await db
    .update(imageUploads)
    .set({ state: 'RECEIVING' })
    .where(
      and(eq(imageUploads.id, id), eq(imageUploads.state, 'OPEN'), sql`${imageUploads.expiresAt} > now()`),
    )
    .returning({ id: imageUploads.id });
  return rows.length > 0;
}

/** `refusal` is the reason for staff; null: the upload is accepted. */
export async function closeUpload(db: Queryable, id: string, refusal: string | null): Promise<void> {
  await db
    .update(imageUploads)
    .set({ state: refusal === null ? 'ACCEPTED' : 'REFUSED', refusal })
    .where(and(eq(imageUploads.id, id), inArray(imageUploads.state, ['OPEN', 'RECEIVING'])));
}

/** Finds up to `limit` uploads whose URL expired at least a day ago. They can be deleted: the images that they created are kept. */
export const findOldUploads = (db: Database, limit: number): Promise<ImageUploadRow[]> =>
  db
    .select()
    .from(imageUploads)
    .where(lt(imageUploads.expiresAt, sql`now() - interval '1 day'`))
    .orderBy(imageUploads.expiresAt)
    .limit(limit);

export async function deleteUploads(db: Database, ids: readonly string[]): Promise<void> {
  await db.delete(imageUploads).where(inArray(imageUploads.id, [...ids]));
}
