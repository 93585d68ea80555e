import { and, eq, sql } from 'drizzle-orm';
import type { Changes, Queryable, Transaction } from '../../../platform/db/client.ts';
import { discountCodes, type DiscountCodeRow } from '../../../platform/db/schema.ts';

type NewDiscountCode = typeof discountCodes.$inferInsert;
type Kind = DiscountCodeRow['kind'];

const isDiscount = (kind: Kind, id: string) => and(eq(discountCodes.id, id), eq(discountCodes.kind, kind));

export async function insertDiscountCode(db: Queryable, values: NewDiscountCode): Promise<DiscountCodeRow> {
  const [code] = await db.insert(discountCodes).values(values).returning();
  return code!;
}

/** Waits for orders that are using the code or promotion. Returns null if it does not exist. */
export async function lockDiscountCode(
  tx: Transaction,
  kind: Kind,
  id: string,
): Promise<DiscountCodeRow | null> {
  const [code] = await tx.select().from(discountCodes).where(isDiscount(kind, id)).for('update');
  return code ?? null;
}

export async function updateDiscountCodeRow(
  tx: Transaction,
  id: string,
  values: Changes<NewDiscountCode>,
): Promise<DiscountCodeRow> {
  const [code] = await tx
    .update(discountCodes)
    .set({ ...values, version: sql`${discountCodes.version} + 1`, updatedAt: sql`now()` })
    .where(eq(discountCodes.id, id))
    .returning();
  return code!;
}

export async function deleteDiscountCodeRow(
  db: Queryable,
  kind: Kind,
  id: string,
): Promise<DiscountCodeRow | null> {
  const [code] = await db.delete(discountCodes).where(isDiscount(kind, id)).returning();
  return code ?? null;
}
