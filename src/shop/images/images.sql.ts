import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../../platform/db/client.ts';
import { images, type ImageRow } from '../../platform/db/schema.ts';

/** Keeps an unused image for another day, even if a deletion already waits for its lock. */
const KEEP = { unusedSince: sql`case when ${images.unusedSince} is not null then now() end` };

export async function findImage(db: Queryable, hash: string): Promise<ImageRow | null> {
  const [image] = await db.select().from(images).where(eq(images.hash, hash));
  return image ?? null;
}

/** Inserts the image, or keeps the existing one. Returns null while the existing one is being deleted. */
export async function insertOrTouchImage(
  db: Queryable,
  image: Pick<ImageRow, 'hash' | 'format' | 'bytes' | 'width' | 'height'>,
): Promise<ImageRow | null> {
  const [row] = await db
    .insert(images)
    .values(image)
    .onConflictDoUpdate({
      target: images.hash,
      set: KEEP,
      setWhere: eq(images.isBeingDeleted, false),
    })
    .returning();
  return row ?? null;
}

/**
 * Locks the image, which is then kept for another day. Returns null if there is no such image, or if it is being deleted. Take this
 * lock before the lock of a product: `processImage` takes both locks in this order.
 */
export async function lockImage(tx: Transaction, hash: string): Promise<ImageRow | null> {
  const [image] = await tx
    .update(images)
    .set(KEEP)
    .where(and(eq(images.hash, hash), eq(images.isBeingDeleted, false)))
    .returning();
  return image ?? null;
}

/** Sets the result of the processing. */
export async function updateImageState(
  tx: Transaction,
  hash: string,
  values: Pick<ImageRow, 'state' | 'placeholder'>,
): Promise<void> {
  await tx.update(images).set(values).where(eq(images.hash, hash));
}

/**
 * Marks up to `limit` images for deletion, if they were unused for a day. Returns the marked images. An interrupted job may have
 * marked some of them before. Skips images that are being attached or uploaded.
 */
export async function markUnusedImages(db: Database, limit: number): Promise<ImageRow[]> {
  const unused = db
    .select({ hash: images.hash })
    .from(images)
    .where(lt(images.unusedSince, sql`now() - interval '1 day'`))
    .orderBy(images.unusedSince)
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(images)
    .set({ isBeingDeleted: true })
    .where(sql`${images.hash} = any(array(${unused}))`)
    .returning();
}

export async function deleteImageRow(db: Queryable, hash: string): Promise<void> {
  await db.delete(images).where(and(eq(images.hash, hash), eq(images.isBeingDeleted, true)));
}
