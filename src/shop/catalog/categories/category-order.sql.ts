import { and, asc, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { isInCategory } from '../products/category-sources.sql.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import { productCategories, products, UNPLACED } from '../../../platform/db/schema.ts';

/** A literal and not a parameter, so that the planner can see that few products have a place. */
const unplaced = sql.raw(String(UNPLACED));

/** Returns the ids of the products that staff have given a place in a category, in the order of the places. */
export async function placedProductIds(tx: Transaction, categoryId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from (
      select id, category_position as position from ${products}
      where category_id = ${categoryId} and category_position < ${unplaced}
      union all
      select product_id, position from ${productCategories}
      where category_id = ${categoryId} and position < ${unplaced}
    ) placed order by position, id`);
  return rows.map(({ id }) => id);
}

/** Locks the given products that are in a category, in the order of their ids. Returns their ids. */
export async function lockProductsOfCategory(
  tx: Transaction,
  categoryId: string,
  ids: readonly string[],
): Promise<string[]> {
  const isIn = isInCategory((category) => sql`${category} = ${categoryId}`);
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(sql`${products.id} = any(${sql.param(ids)})`, isIn))
    .orderBy(asc(products.id))
    .for('no key update');
  return rows.map(({ id }) => id);
}

/** Gives the products with `ids` the places 1, 2, … in a category. Products that are only in `earlier` lose their place. */
export async function placeProducts(
  tx: Transaction,
  categoryId: string,
  ids: readonly string[],
  earlier: readonly string[],
): Promise<void> {
  const affected = sql.param([...ids, ...earlier]);
  const placeOf = (id: PgColumn) =>
    sql`coalesce(array_position(${sql.param(ids)}::uuid[], ${id}), ${unplaced})`;
  await tx
    .update(products)
    .set({ categoryPosition: placeOf(products.id) })
    .where(and(eq(products.categoryId, categoryId), sql`${products.id} = any(${affected})`));
  await tx
    .update(productCategories)
    .set({ position: placeOf(productCategories.productId) })
    .where(
      and(
        eq(productCategories.categoryId, categoryId),
        sql`${productCategories.productId} = any(${affected})`,
      ),
    );
}
