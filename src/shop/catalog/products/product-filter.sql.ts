import { and, gte, lte, placeholder, sql, type SQL } from 'drizzle-orm';
import { boundedCount, countOnce, rowsOf } from '../../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { withinDeadline } from '../../../platform/db/deadline.ts';
import { categories, products } from '../../../platform/db/schema.ts';
import { onSale } from './products.sql.ts';
import { matches, readSearch, type Search } from './search.sql.ts';

export type ProductSort = 'NEWEST' | 'NAME' | 'PRICE_ASC' | 'PRICE_DESC' | 'RELEVANCE';

/** Filters and order of a product list. Prices are in minor units of the shop's currency. */
export type ProductList = {
  sort: ProductSort;
  search: Search | null;
  categoryId: string | null;
  categorySlug: string | null;
  includeSubcategories: boolean;
  inStock: boolean | null;
  minPrice: string | null;
  maxPrice: string | null;
  includeInactive: boolean;
};

/** Everything that determines the text of a list's statement. Excludes the values of its parameters. */
export const shapeOf = (list: ProductList, nested: boolean) => ({
  nested,
  sort: list.sort,
  search: list.search !== null,
  isBroad: list.search?.isBroad ?? false,
  categoryId: list.categoryId !== null,
  categorySlug: list.categorySlug !== null,
  includeSubcategories: list.includeSubcategories,
  inStock: list.inStock,
  minPrice: list.minPrice !== null,
  maxPrice: list.maxPrice !== null,
  includeInactive: list.includeInactive,
});
export type Shape = ReturnType<typeof shapeOf>;

/** Conditions that select the categories that a list is limited to, each one category or the root of a subtree. */
export const rootsOf = (shape: Shape) => [
  ...(shape.nested ? [sql`${categories.id} = parent.id`] : []),
  ...(shape.categoryId ? [sql`${categories.id} = ${placeholder('categoryId')}`] : []),
  ...(shape.categorySlug ? [sql`${categories.slug} = ${placeholder('categorySlug')}`] : []),
];

export const treeBelow = (root: SQL) => sql`(
  with recursive tree(id) as (
    select ${categories.id} from ${categories} where ${root}
    union all
    select child.id from ${categories} child join tree on child.parent_id = tree.id
  )
  select id from tree)`;

const inCategory = (root: SQL, includeSubcategories: boolean) =>
  includeSubcategories
    ? sql`(${products.categoryId} = any(array${treeBelow(root)}))`
    : sql`(${products.categoryId} = (select ${categories.id} from ${categories} where ${root}))`;

const fromMinPrice = (shape: Shape) =>
  shape.minPrice ? gte(products.price, placeholder('minPrice')) : undefined;
const toMaxPrice = (shape: Shape) =>
  shape.maxPrice ? lte(products.price, placeholder('maxPrice')) : undefined;

/**
 * The bound where a list by price begins. The opposite bound is left out: with both, the planner underestimates the number
 * of rows.
 */
export const firstPrice = (shape: Shape, backward: boolean) =>
  (shape.sort === 'PRICE_DESC') === backward ? fromMinPrice(shape) : toMaxPrice(shape);

export const conditions = (shape: Shape, roots = rootsOf(shape)) =>
  and(
    ...roots.map((root) => {
      const condition = inCategory(root, shape.includeSubcategories);
      // A narrow search filters its few results, instead of reading all products of the categories.
      return shape.search && !shape.isBroad ? sql`${condition} is true` : condition;
    }),
    shape.inStock === null
      ? undefined
      : shape.inStock
        ? sql`not ${products.isSoldOut}`
        : sql`${products.isSoldOut}`,
    fromMinPrice(shape),
    toMaxPrice(shape),
    shape.includeInactive ? undefined : onSale,
    shape.search ? matches : undefined,
  );

/** The time limit of each statement of a search. The slowest takes some 100 ms with 100,000 products. */
export const SEARCH_TIMEOUT_MS = 2_000;

/** Runs a statement of a list. A search is cancelled after its own, shorter time limit. */
export const withinSearchTime = <T>(list: ProductList, work: () => Promise<T>): Promise<T> =>
  list.search === null ? work() : withinDeadline(SEARCH_TIMEOUT_MS, work);

/** Resolves the search of a list to a tsquery. Call it before the list is read or counted. */
export async function resolveSearch(db: Queryable, list: ProductList): Promise<ProductList> {
  const { search, includeInactive } = list;
  if (search === null) return list;
  const resolved = await withinSearchTime(list, () => readSearch(db, search.text, includeInactive));
  return { ...list, search: resolved };
}

/** Values of the placeholders. */
export const filterValues = ({ search, ...list }: ProductList) => ({ ...list, ...search });

function countedRows(shape: Shape): SQL {
  const [root, ...otherRoots] = rootsOf(shape);
  if (shape.search || !root || !shape.includeSubcategories) {
    const rows = rowsOf(products, conditions(shape));
    // Materialized, so that the planner chooses by the total number of rows and not by the early end of the count.
    return shape.isBroad ? sql`with found as materialized (${rows}) select from found` : rows;
  }
  // Counts one category after another, until the bound is reached.
  const each = rowsOf(products, and(sql`${products.categoryId} = tree.id`, conditions(shape, otherRoots)));
  return sql`select from ${treeBelow(root)} tree cross join lateral (${each} offset 0) each`;
}

const findCountsByParents = prepared((db, shape: Shape) =>
  db
    .select({
      parentId: sql<string>`parent.id`,
      count: boundedCount(countedRows(shape)),
    })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`),
);

export function countProducts(db: Queryable, list: ProductList): Promise<number> {
  const shape = shapeOf(list, false);
  return countOnce(db, countedRows(shape), filterValues(list));
}

export const productCountsByCategoryIds = (db: Queryable, parentIds: readonly string[], list: ProductList) =>
  findCountsByParents(db, shapeOf(list, true)).execute({ ...filterValues(list), parentIds });
