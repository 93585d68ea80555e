import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Changes, Queryable, Transaction } from '../db/client.ts';
import { categories, discountCodes, products, type DiscountCodeRow } from '../db/schema.ts';

type NewDiscountCode = typeof discountCodes.$inferInsert;

export async function insertDiscountCode(db: Queryable, values: NewDiscountCode): Promise<DiscountCodeRow> {
  const [code] = await db.insert(discountCodes).values(values).returning();
  return code!;
}

/** Waits for the orders that are using it. */
export async function lockDiscountCode(tx: Transaction, id: string): Promise<DiscountCodeRow | null> {
  const [code] = await tx.select().from(discountCodes).where(eq(discountCodes.id, id)).for('update');
  return code ?? null;
}

export async function changeDiscountCode(
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

export async function removeDiscountCode(db: Queryable, id: string): Promise<DiscountCodeRow | null> {
  const [code] = await db.delete(discountCodes).where(eq(discountCodes.id, id)).returning();
  return code ?? null;
}

/** Those of the ids that a product, not deleted, or a category has. */
export async function knownIds(
  db: Queryable,
  ids: { productIds: readonly string[]; categoryIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await db
    .select({ id: products.id })
    .from(products)
    .where(and(sql`${products.id} = any(${sql.param(ids.productIds)})`, isNull(products.deletedAt)))
    .unionAll(
      db
        .select({ id: categories.id })
        .from(categories)
        .where(sql`${categories.id} = any(${sql.param(ids.categoryIds)})`),
    );
  return new Set(rows.map(({ id }) => id));
}
