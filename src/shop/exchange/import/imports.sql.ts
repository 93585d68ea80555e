import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../../../platform/db/client.ts';
import {
  catalogImports,
  importChunks,
  importUploads,
  type CatalogImportRow,
  type ImportUploadRow,
} from '../../../platform/db/schema.ts';

export async function insertImport(
  db: Queryable,
  values: typeof catalogImports.$inferInsert,
): Promise<CatalogImportRow> {
  const [row] = await db.insert(catalogImports).values(values).returning();
  return row!;
}

export async function catalogImportById(db: Queryable, id: string): Promise<CatalogImportRow | null> {
  const [row] = await db.select().from(catalogImports).where(eq(catalogImports.id, id));
  return row ?? null;
}

type Progress = Partial<CatalogImportRow>;

/**
 * Stores the progress of an import. Returns false if the stored `rows` or `isWriting` differ, because another process has continued
 * the import in the meantime.
 */
export async function updateProgress(
  db: Queryable,
  { id, rows, isWriting }: CatalogImportRow,
  progress: Progress,
): Promise<boolean> {
  const updated = await db
    .update(catalogImports)
    .set(progress)
    .where(
      and(
        eq(catalogImports.id, id),
        eq(catalogImports.rows, rows),
        eq(catalogImports.isWriting, isWriting),
        isNull(catalogImports.finishedAt),
      ),
    )
    .returning({ id: catalogImports.id });
  return updated.length > 0;
}

export async function insertUpload(
  db: Queryable,
  values: typeof importUploads.$inferInsert,
): Promise<ImportUploadRow> {
  const [row] = await db.insert(importUploads).values(values).returning();
  return row!;
}

/** Returns the total size of the files that are stored, or that clients can still send. */
export async function uploadedBytes(db: Queryable): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<string>`coalesce(sum(${importUploads.byteCount}), 0)` })
    .from(importUploads)
    .where(gt(importUploads.expiresAt, sql`now()`));
  return Number(row?.bytes);
}

/** Deletes an upload with its file. The imports of the file remain. */
export const deleteUpload = (db: Queryable, id: string) =>
  db.delete(importUploads).where(eq(importUploads.id, id));

const hasToken = (tokenHash: Buffer) =>
  and(eq(importUploads.tokenHash, tokenHash), gt(importUploads.expiresAt, sql`now()`));

/** Returns the upload of a token that has not expired. Null if there is none. */
export async function findUpload(db: Queryable, tokenHash: Buffer): Promise<ImportUploadRow | null> {
  const [row] = await db.select().from(importUploads).where(hasToken(tokenHash));
  return row ?? null;
}

/** Locks the upload of a token that has not expired. Null if there is none. */
export async function lockUpload(tx: Transaction, tokenHash: Buffer): Promise<ImportUploadRow | null> {
  const [row] = await tx.select().from(importUploads).where(hasToken(tokenHash)).for('update');
  return row ?? null;
}

/** Marks the upload as used by an import that writes. */
export const markUploadUsed = (tx: Transaction, id: string) =>
  tx
    .update(importUploads)
    .set({ usedAt: sql`now()` })
    .where(eq(importUploads.id, id));

/** Marks the file as stored. It is kept for a day. */
export const markUploadReceived = (tx: Transaction, id: string) =>
  tx
    .update(importUploads)
    .set({ receivedAt: sql`now()`, expiresAt: sql`now() + interval '1 day'` })
    .where(eq(importUploads.id, id));

export const insertChunk = (tx: Transaction, uploadId: string, position: number, content: Buffer) =>
  tx.insert(importChunks).values({ uploadId, position, content });

/** Reads the parts of an uploaded file one after the other. */
export async function* readUpload(db: Database, uploadId: string): AsyncGenerator<Buffer> {
  const [stored] = await db
    .select({ count: count() })
    .from(importChunks)
    .where(eq(importChunks.uploadId, uploadId));
  for (let position = 0; position < (stored?.count ?? 0); position++) {
    const [chunk] = await db
      .select({ content: importChunks.content })
      .from(importChunks)
      .where(and(eq(importChunks.uploadId, uploadId), eq(importChunks.position, position)))
      .orderBy(asc(importChunks.position));
    if (!chunk) throw new Error('an uploaded file lost a part during its import');
    yield chunk.content;
  }
}

/** Returns the time of the transaction. */
export async function databaseTime(tx: Transaction): Promise<Date> {
  const { rows } = await tx.execute<{ now: string }>(
    sql`select date_trunc('milliseconds', now())::text as now`,
  );
  return new Date(rows[0]!.now);
}
