import { and, asc, eq, lt, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/db/client.ts';
import { productCategories, products, UNPLACED } from '../../../platform/db/schema.ts';

/** Returns the products that have a place in a category, in their order. */
export async function placedProductIds(tx: Transaction, categoryId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from (
      select id, category_position as position from ${products}
      where category_id = ${categoryId} and category_position < ${UNPLACED}
      union all
      select product_id, position from ${productCategories}
      where category_id = ${categoryId} and position < ${UNPLACED}
    ) placed order by position, id`);
  return rows.map(({ id }) => id);
}

/** Returns those of the products that are in a category, and locks them in the order of their ids. */
export async function lockProductsOfCategory(
  tx: Transaction,
  categoryId: string,
  ids: readonly string[],
): Promise<string[]> {
  const isAlsoIn = sql`exists (select from ${productCategories}
    where ${productCategories.productId} = ${products.id} and ${productCategories.categoryId} = ${categoryId})`;
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(
      and(sql`${products.id} = any(${sql.param(ids)})`, or(eq(products.categoryId, categoryId), isAlsoIn)),
    )
    .orderBy(asc(products.id))
    .for('no key update');
  return rows.map(({ id }) => id);
}

/** Gives the products the places 1, 2, … of a category, and takes the place of all others. */
export async function placeProducts(
  tx: Transaction,
  categoryId: string,
  ids: readonly string[],
): Promise<void> {
  const place = (id: typeof products.id | typeof productCategories.productId) =>
    sql`coalesce(array_position(${sql.param(ids)}::uuid[], ${id}), ${UNPLACED})`;
  const isNamed = (id: typeof products.id | typeof productCategories.productId) =>
    sql`${id} = any(${sql.param(ids)}::uuid[])`;
  await tx
    .update(products)
    .set({ categoryPosition: place(products.id) })
    .where(
      and(
        eq(products.categoryId, categoryId),
        or(lt(products.categoryPosition, UNPLACED), isNamed(products.id)),
      ),
    );
  await tx
    .update(productCategories)
    .set({ position: place(productCategories.productId) })
    .where(
      and(
        eq(productCategories.categoryId, categoryId),
        or(lt(productCategories.position, UNPLACED), isNamed(productCategories.productId)),
      ),
    );
}
