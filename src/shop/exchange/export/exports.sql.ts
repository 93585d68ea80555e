import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { exports, users, type ExportRow, type UserRow } from '../../../platform/db/schema.ts';

export async function insertExport(db: Queryable, values: typeof exports.$inferInsert): Promise<ExportRow> {
  const [row] = await db.insert(exports).values(values).returning();
  return row!;
}

/** Marks a download link as used. Returns null if the link was used before, has expired, or does not exist. */
export async function updateExportUsed(
  db: Queryable,
  id: string,
  tokenHash: Buffer,
): Promise<{ row: ExportRow; user: UserRow } | null> {
  const [row] = await db
    .update(exports)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(exports.id, id),
        eq(exports.tokenHash, tokenHash),
        isNull(exports.usedAt),
        gt(exports.expiresAt, sql`now()`),
      ),
    )
    .returning();
  if (!row) return null;
  const [user] = await db.select().from(users).where(eq(users.id, row.actorId));
  return user ? { row, user } : null;
}
