import { and, gte, lte, placeholder, sql, type SQL } from 'drizzle-orm';
import { boundedCount, evaluateCount, MAX_COUNT } from '../../../platform/db/query/bounded-count.ts';
import { plannedForValues, prepared, type Database, type Queryable } from '../../../platform/db/client.ts';
import { costlyRead } from '../../../platform/db/query/costly-reads.ts';
import { withinDeadline } from '../../../platform/db/deadline.ts';
import { categories, isPublished, products } from '../../../platform/db/schema.ts';
import { isInCategory, ofEachSource } from './category-sources.sql.ts';
import {
  hasValueOf,
  isFirstOfGroupAmongFew,
  isFirstOfGroup,
  isRepresentative,
  groupOrProductId,
  representatives,
  type AttributeFilter,
} from './list-conditions.sql.ts';
import { matches, readSearch, type Search } from './search.sql.ts';

export type ProductSort = 'NEWEST' | 'NAME' | 'PRICE_ASC' | 'PRICE_DESC' | 'RELEVANCE' | 'MANUAL';

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
  attributes: readonly AttributeFilter[];
  oneOfEachGroup: boolean;
};

/**
 * Everything that determines the text of a list's statement. Excludes the values of its parameters. `nested`: the statement reads
 * the lists of several categories, which are its rows `parent`.
 */
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
  /** The index of each filter by attribute: 0, 1, … The names of its placeholders contain it. */
  attributes: [...list.attributes.keys()],
  oneOfEachGroup: list.oneOfEachGroup,
  /** Whether the conditions use the tree of the first root that the statement has computed. See `withTreeReadOnce`. */
  sharesTree: false,
});
export type Shape = ReturnType<typeof shapeOf>;

/** A category that a list is limited to. `isRoot` selects it. `tree` is an array of its id and the ids of its subcategories. */
export type Root = { isRoot: SQL; tree: SQL };

/** The categories that a list is limited to. Each is a single category or the root of a subtree. */
export const rootsOf = (shape: Shape): Root[] =>
  [
    ...(shape.nested ? [sql`${categories.id} = parent.id`] : []),
    ...(shape.categoryId ? [sql`${categories.id} = ${placeholder('categoryId')}`] : []),
    ...(shape.categorySlug ? [sql`${categories.slug} = ${placeholder('categorySlug')}`] : []),
  ].map((isRoot, index) => ({
    isRoot,
    tree: shape.sharesTree && index === 0 ? sql`category_tree.ids` : sql`array${subtreeOf(isRoot)}`,
  }));

/**
 * Selects rows of a list by a statement that computes the tree of the first root once. Otherwise, each condition would have a query
 * for the tree, and PostgreSQL takes longer to start a statement with many such queries than to run it.
 */
export function withTreeReadOnce<S extends Shape>(shape: S, select: (shape: S) => SQL): SQL {
  const [root] = rootsOf(shape);
  if (!root || !shape.includeSubcategories || shape.sharesTree) return select(shape);
  return sql`select each.* from (select ${root.tree} as ids offset 0) category_tree
    cross join lateral (${select({ ...shape, sharesTree: true })}) each`;
}

const subtreeOf = (root: SQL) => sql`(
  with recursive tree(id) as (
    select ${categories.id} from ${categories} where ${root}
    union all
    select child.id from ${categories} child join tree on child.parent_id = tree.id
  )
  select id from tree)`;

/** The id of the one category that a condition selects. */
const idOfCategory = (root: SQL) => sql`(select ${categories.id} from ${categories} where ${root})`;

/** The id of the first category that limits a list, or null. A slug needs a lookup, an id does not. */
export const listCategoryId = (shape: Shape): SQL | null =>
  shape.nested
    ? sql`parent.id`
    : shape.categoryId
      ? sql`${placeholder('categoryId')}::uuid`
      : shape.categorySlug
        ? idOfCategory(sql`${categories.slug} = ${placeholder('categorySlug')}`)
        : null;

const inCategory = ({ isRoot, tree }: Root, includeSubcategories: boolean) =>
  isInCategory((id) =>
    includeSubcategories ? sql`${id} = any(${tree})` : sql`${id} = ${idOfCategory(isRoot)}`,
  );

const fromMinPrice = (shape: Shape) =>
  shape.minPrice ? gte(products.price, placeholder('minPrice')) : undefined;
const toMaxPrice = (shape: Shape) =>
  shape.maxPrice ? lte(products.price, placeholder('maxPrice')) : undefined;

/**
 * The price bound at which a list sorted by price begins. Leaves out the opposite bound: with both bounds, the planner
 * underestimates the number of rows.
 */
export const firstPriceBound = (shape: Shape, backward: boolean) =>
  (shape.sort === 'PRICE_DESC') === backward ? fromMinPrice(shape) : toMaxPrice(shape);

/** Whether a list shows the stored representative of each group: it has no filter that may require another variant. */
export const showsRepresentatives = (shape: Shape) =>
  shape.oneOfEachGroup &&
  !shape.search &&
  !shape.minPrice &&
  !shape.maxPrice &&
  shape.attributes.length === 0 &&
  rootsOf(shape).length === 0 &&
  (shape.inStock === null || (shape.inStock && !shape.includeInactive));

const isNarrow = (shape: Shape) => shape.search && !shape.isBroad;

/** Selects one product of each group, among the products that match the conditions of the list. */
export function ofEachGroup(shape: Shape): SQL | undefined {
  if (!shape.oneOfEachGroup) return undefined;
  if (showsRepresentatives(shape)) return isRepresentative;
  const condition = conditions({ ...shape, oneOfEachGroup: false });
  return isNarrow(shape) ? isFirstOfGroupAmongFew(condition) : isFirstOfGroup(condition);
}

/** In a narrow search, `is true` prevents the use of an index: it is faster to filter the few results of the search. */
const filtering = (shape: Shape, condition: SQL) => (isNarrow(shape) ? sql`${condition} is true` : condition);

export const conditions = (shape: Shape, roots = rootsOf(shape)): SQL | undefined =>
  and(
    ...roots.map((root) => filtering(shape, inCategory(root, shape.includeSubcategories))),
    ...shape.attributes.map((index) => filtering(shape, hasValueOf(index))),
    shape.inStock === null
      ? undefined
      : shape.inStock
        ? sql`not ${products.isSoldOut}`
        : sql`${products.isSoldOut}`,
    fromMinPrice(shape),
    toMaxPrice(shape),
    shape.includeInactive ? undefined : isPublished,
    shape.search ? matches : undefined,
    ofEachGroup(shape),
  );

/** The time limit of each statement of a search. The slowest statement takes about 100 ms with 100,000 products. */
export const SEARCH_TIMEOUT_MS = 2_000;

/** Runs a statement of a list. Cancels the statement of a search after `SEARCH_TIMEOUT_MS`, before the deadline of the request. */
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
export const filterValues = ({ search, attributes, ...list }: ProductList) => ({
  ...list,
  ...search,
  ...Object.fromEntries(
    attributes.flatMap(({ code, anyOf }, index) => [
      [`attribute${index}`, code],
      [`anyOf${index}`, anyOf],
    ]),
  ),
});

/**
 * Selects `columns` of all products of a list that fulfil `filter`, in any order. The caller limits the number of rows.
 */
export const matchingRows = (shape: Shape, columns?: SQL, filter?: SQL): SQL =>
  withTreeReadOnce(shape, (shapeWithTree) => rowsOf(shapeWithTree, columns, filter));

function rowsOf(shape: Shape, columns: SQL = sql``, filter?: SQL): SQL {
  const [root, ...otherRoots] = rootsOf(shape);
  const rootId = listCategoryId(shape);
  if (shape.search || !root || !rootId || shape.attributes.length > 0) {
    const condition = and(conditions(shape), filter && filtering(shape, filter));
    const rows = sql`select ${columns} from ${products} ${condition && sql`where ${condition}`}`;
    // Materialized, so that the planner expects all rows to be read. With the limit of the count, it would expect to read few.
    return shape.isBroad ? sql`with found as materialized (${rows}) select * from found` : rows;
  }
  return ofEachSource(({ from, categoryId, isFirstOccurrenceIn }) => {
    const rowsIn = (category: SQL, isFirst?: SQL) =>
      sql`select ${columns} from ${from} where ${and(sql`${categoryId} = ${category}`, conditions(shape, otherRoots), filter, isFirst)}`;
    if (!shape.includeSubcategories) return rowsIn(rootId);
    const { tree } = root;
    if (filter) return rowsIn(sql`any(${tree})`, isFirstOccurrenceIn?.(tree));
    // Reads one category after another, until the limit of the caller is reached.
    const each = rowsIn(sql`tree.id`, isFirstOccurrenceIn?.(tree));
    return sql`select each.* from unnest(${tree}) tree(id) cross join lateral (${each} offset 0) each`;
  });
}

/** Counts the entries of a list: products, or groups and products without a group. MAX_COUNT + 1 means more than MAX_COUNT. */
function countOf(shape: Shape) {
  if (!shape.oneOfEachGroup) return boundedCount(matchingRows(shape));
  const ungrouped = { ...shape, oneOfEachGroup: false };
  if (showsRepresentatives(shape)) return boundedCount(representatives(conditions(ungrouped)));
  // Reads at most MAX_COUNT + 1 products. If so many products match, the result is MAX_COUNT + 1, even if they form fewer groups.
  const bound = sql.raw(String(MAX_COUNT));
  const rows = matchingRows(ungrouped, sql`${groupOrProductId} as item`);
  return sql<number>`(select case when count(*) > ${bound} then ${bound} + 1 else count(distinct item) end::int
    from (${rows} limit ${sql.raw(String(MAX_COUNT + 1))}) counted)`;
}

/** Whether the best plan depends on the values of the list. They determine how many products match and which index is best. */
export const dependsOnValues = ({ search, minPrice, maxPrice, attributes }: Shape): boolean =>
  search || minPrice || maxPrice || attributes.length > 0;

const findCount = prepared((db, shape: Shape) =>
  db.select({ count: countOf(shape) }).from(sql`(select) one_row`),
);

const findCountsByParents = prepared((db, shape: Shape) =>
  db
    .select({ parentId: sql<string>`parent.id`, count: countOf(shape) })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`),
);

export async function countProducts(db: Database, list: ProductList): Promise<number> {
  const shape = shapeOf(list, false);
  const values = filterValues(list);
  if (dependsOnValues(shape)) return evaluateCount(db, countOf(shape), values);
  const [row] = await costlyRead(db, () => findCount(db, shape).execute(values));
  return row?.count ?? 0;
}

export function productCountsByCategoryIds(db: Database, parentIds: readonly string[], list: ProductList) {
  const shape = shapeOf(list, true);
  const read = (queryable: Queryable) =>
    findCountsByParents(queryable, shape).execute({ ...filterValues(list), parentIds });
  return costlyRead(db, () => (dependsOnValues(shape) ? plannedForValues(db, read) : read(db)));
}
