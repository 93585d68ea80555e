import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { productCategories, products } from '../../../platform/db/schema.ts';

/** The sort keys of products in a list. */
export type SortKeys = Record<'createdAt' | 'name' | 'price' | 'position', SQLWrapper>;

/** A table with the products of categories. It has an index for every sort order of a category. */
export type CategorySource = {
  from: SQL;
  categoryId: SQLWrapper;
  productId: SQLWrapper;
  keys: SortKeys;
  /** Lets the list of a category tree contain each product once. `tree` is an array of category ids. */
  isFirstOccurrenceIn?: (tree: SQL) => SQL;
};

/** Uses a hashed subplan: PostgreSQL would search an array from its start for every row. */
const isIn = (id: SQLWrapper, tree: SQL) => sql`(${id} in (select unnest(${tree})))`;

const PRIMARY: CategorySource = {
  from: sql`${products}`,
  categoryId: products.categoryId,
  productId: products.id,
  keys: { ...products, position: products.categoryPosition },
};

const OTHER: CategorySource = {
  from: sql`${productCategories} join ${products} on ${products.id} = ${productCategories.productId}`,
  categoryId: productCategories.categoryId,
  productId: productCategories.productId,
  keys: productCategories,
  isFirstOccurrenceIn: (tree) => sql`${isIn(products.categoryId, tree)} is not true and (
    select true from ${productCategories} earlier
    where earlier.product_id = ${productCategories.productId} and earlier.category_id < ${productCategories.categoryId}
      and ${isIn(sql`earlier.category_id`, tree)} is true
    limit 1) is null`,
};

/** A product is in its primary category, and in any number of other categories. */
const CATEGORY_SOURCES = [PRIMARY, OTHER];

/** Returns the union of the statements for each source. */
export const ofEachSource = (select: (source: CategorySource) => SQL): SQL =>
  sql.join(
    CATEGORY_SOURCES.map((source) => sql`(${select(source)})`),
    sql` union all `,
  );

/**
 * Whether a product is in a category that fulfils a condition. Use it only as a filter: no index can answer it. Avoids `exists`,
 * because PostgreSQL might then read all products of the categories into a hash table.
 */
export const isInCategory = (
  fulfils: (categoryId: SQLWrapper) => SQL,
): SQL => sql`(${fulfils(products.categoryId)}
  or (select true from ${productCategories}
    where ${productCategories.productId} = ${products.id} and (${fulfils(productCategories.categoryId)}) is true limit 1))`;

/** The position of a product within a category. */
export const positionIn = (category: SQL): SQL => sql`(case
  when ${products.categoryId} = ${category} then ${products.categoryPosition}
  else (select ${productCategories.position} from ${productCategories}
    where ${productCategories.productId} = ${products.id} and ${productCategories.categoryId} = ${category}) end)`;
