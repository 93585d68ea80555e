import { eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { productColumns, products, relatedProducts } from '../../../platform/db/schema.ts';

const findRelated = prepared((db) =>
  db
    .select({ productId: relatedProducts.productId, product: productColumns })
    .from(relatedProducts)
    .innerJoin(products, eq(products.id, relatedProducts.relatedId))
    .where(sql`${relatedProducts.productId} = any(${placeholder('ids')})`)
    .orderBy(relatedProducts.productId, relatedProducts.position),
);

/** Finds the related products of each product in their order, including products that are not sold. */
export const relatedByProductIds = (db: Queryable, ids: readonly string[]) =>
  findRelated(db).execute({ ids });

export async function relatedIdsOf(tx: Transaction, productId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: relatedProducts.relatedId })
    .from(relatedProducts)
    .where(eq(relatedProducts.productId, productId))
    .orderBy(relatedProducts.position);
  return rows.map(({ id }) => id);
}

export async function replaceRelated(
  tx: Transaction,
  productId: string,
  relatedIds: readonly string[],
): Promise<void> {
  await tx.delete(relatedProducts).where(eq(relatedProducts.productId, productId));
  if (relatedIds.length === 0) return;
  await tx
    .insert(relatedProducts)
    .values(relatedIds.map((relatedId, index) => ({ productId, relatedId, position: index + 1 })));
}
