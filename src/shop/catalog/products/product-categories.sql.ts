import { eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { byName, categories, productCategories, products } from '../../../platform/db/schema.ts';

/** Returns the ids of all categories of a product except its primary category, sorted. */
export async function otherCategoryIdsOf(tx: Transaction, productId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: productCategories.categoryId })
    .from(productCategories)
    .where(eq(productCategories.productId, productId))
    .orderBy(productCategories.categoryId);
  return rows.map(({ id }) => id);
}

/** Replaces all categories of a product except its primary category. The product keeps its place in a category that stays. */
export async function replaceOtherCategories(
  tx: Transaction,
  productId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    delete from ${productCategories}
    where ${productCategories.productId} = ${productId} and not ${productCategories.categoryId} = any(${sql.param(ids)}::uuid[])`);
  await tx.execute(sql`
    insert into ${productCategories} (product_id, category_id, created_at, name, price)
    select ${products.id}, category.id, ${products.createdAt}, ${products.name}, ${products.price}
    from ${products} cross join unnest(${sql.param(ids)}::uuid[]) category(id)
    where ${products.id} = ${productId} and category.id is distinct from ${products.categoryId}
    on conflict do nothing`);
}

const findCategories = prepared((db) =>
  db
    .select({ productId: sql<string>`listed.product_id`, category: categories })
    .from(categories)
    .innerJoin(
      sql`(
        select id as product_id, category_id, 0 as rank from products where id = any(${placeholder('ids')})
        union all
        select product_id, category_id, 1 from product_categories where product_id = any(${placeholder('ids')})
      ) listed`,
      sql`listed.category_id = ${categories.id}`,
    )
    .orderBy(sql`listed.rank`, byName(categories.name), categories.id),
);

/** Finds all categories of products, each with the id of its product. The primary category of a product comes first. */
export const categoriesByProductIds = (db: Queryable, ids: readonly string[]) =>
  findCategories(db).execute({ ids });
