import { eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Transaction } from '../../../platform/db/client.ts';
import { coalesceRows } from '../../../platform/db/query/coalesce-rows.ts';
import { pick, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { productColumns, products, relatedProducts, type ProductRow } from '../../../platform/db/schema.ts';

const findRelated = prepared((db, { columns }: FieldSelection) =>
  db
    .select({
      productId: relatedProducts.productId,
      product: pick(productColumns, columns, ['id', 'isPublished', 'categoryId']),
    })
    .from(relatedProducts)
    .innerJoin(products, eq(products.id, relatedProducts.relatedId))
    .where(sql`${relatedProducts.productId} = any(${placeholder('ids')})`)
    .orderBy(relatedProducts.productId, relatedProducts.position),
);

/**
 * Finds the related products of each product in their order, including products that are not for sale. Concurrent requests share
 * the statement.
 */
export const relatedByProductIds = coalesceRows(
  (db, ids, selection: FieldSelection): Promise<{ productId: string; product: ProductRow }[]> =>
    findRelated(db, selection).execute({ ids }),
  (row) => row.productId,
);

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
