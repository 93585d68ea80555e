import { eq, sql } from 'drizzle-orm';
import type { Changes, Queryable, Transaction } from '../../../platform/db/client.ts';
import { discountCodes, type DiscountCodeRow } from '../../../platform/db/schema.ts';

type NewDiscountCode = typeof discountCodes.$inferInsert;

export async function insertDiscountCode(db: Queryable, values: NewDiscountCode): Promise<DiscountCodeRow> {
  const [code] = await db.insert(discountCodes).values(values).returning();
  return code!;
}

/** Waits for orders that are using the code. Returns null if it does not exist. */
export async function lockDiscountCode(tx: Transaction, id: string): Promise<DiscountCodeRow | null> {
  const [code] = await tx.select().from(discountCodes).where(eq(discountCodes.id, id)).for('update');
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

export async function deleteDiscountCodeRow(db: Queryable, id: string): Promise<DiscountCodeRow | null> {
  const [code] = await db.delete(discountCodes).where(eq(discountCodes.id, id)).returning();
  return code ?? null;
}
