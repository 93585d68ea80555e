import { and, gte, lte, placeholder, sql, type SQL } from 'drizzle-orm';
import { boundedCount, countOnce, rowsOf } from '../../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { categories, products } from '../../../platform/db/schema.ts';
import { onSale } from './products.sql.ts';
import { matches, readSearch, type Search } from './search.sql.ts';

export type ProductSort = 'NEWEST' | 'NAME' | 'PRICE_ASC' | 'PRICE_DESC' | 'RELEVANCE';

/** Which products, in which order. Prices are minor units of the shop's currency. */
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

/** The form that a list's statement takes: everything but the values. */
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

/** The categories that a list is confined to: the condition on each says which one it is, or which tops the tree. */
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

/** Where a list by price begins; that it ends somewhere too would have the planner believe that it is short. */
export const firstPrice = (shape: Shape, backward: boolean) =>
  (shape.sort === 'PRICE_DESC') === backward ? fromMinPrice(shape) : toMaxPrice(shape);

export const conditions = (shape: Shape, roots = rootsOf(shape)) =>
  and(
    ...roots.map((root) => {
      const condition = inCategory(root, shape.includeSubcategories);
      // What a search of few products finds is looked through, rather than all that the categories hold.
      return shape.search && !shape.isBroad ? sql`${condition} is true` : condition;
    }),
    shape.inStock === null
      ? undefined
      : shape.inStock
        ? sql`${products.stock} > 0`
        : sql`${products.stock} = 0`,
    fromMinPrice(shape),
    toMaxPrice(shape),
    shape.includeInactive ? undefined : onSale,
    shape.search ? matches : undefined,
  );

/** Resolves the search of a list to a tsquery. Call it before the list is read or counted. */
export const resolveSearch = async (db: Queryable, list: ProductList): Promise<ProductList> =>
  list.search === null
    ? list
    : { ...list, search: await readSearch(db, list.search.text, list.includeInactive) };

/** The values of the placeholders. */
export const filterValues = ({ search, ...list }: ProductList) => ({ ...list, ...search });

function countedRows(shape: Shape): SQL {
  const [root, ...otherRoots] = rootsOf(shape);
  if (shape.search || !root || !shape.includeSubcategories) {
    const rows = rowsOf(products, conditions(shape));
    // Planned as though all were counted: whether the index helps goes by how many there are, and not by how soon it may end.
    return shape.isBroad ? sql`with found as materialized (${rows}) select from found` : rows;
  }
  // One category after the other, until there are enough.
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
