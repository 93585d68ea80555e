import { and, eq, gt, gte, lte, placeholder, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { prepared, type Queryable } from '../db/client.ts';
import { byName, categories, productColumns, products, type ProductRow } from '../db/schema.ts';
import type { Order, Page } from '../graphql/paging.ts';
import { onSale } from './repository.ts';
import { matches, readSearch, score, searchShape, searchValues, type Search } from './search.ts';

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

/** A product and how well it fits the search, where the list is sorted by that. */
export type ListedProduct = ProductRow & { score: string | null };

/** The form that a list's statement takes: everything but the values. */
const shapeOf = (list: ProductList, nested: boolean) => ({
  nested,
  sort: list.sort,
  search: list.search && searchShape(list.search),
  categoryId: list.categoryId !== null,
  categorySlug: list.categorySlug !== null,
  includeSubcategories: list.includeSubcategories,
  inStock: list.inStock,
  minPrice: list.minPrice !== null,
  maxPrice: list.maxPrice !== null,
  includeInactive: list.includeInactive,
});
type Shape = ReturnType<typeof shapeOf>;

/** The categories that a list is confined to: the condition on each says which one it is, or which tops the tree. */
const rootsOf = (shape: Shape) => [
  ...(shape.nested ? [sql`${categories.id} = parent.id`] : []),
  ...(shape.categoryId ? [sql`${categories.id} = ${placeholder('categoryId')}`] : []),
  ...(shape.categorySlug ? [sql`${categories.slug} = ${placeholder('categorySlug')}`] : []),
];

const treeBelow = (root: SQL) => sql`(
  with recursive tree(id) as (
    select ${categories.id} from ${categories} where ${root}
    union all
    select child.id from ${categories} child join tree on child.parent_id = tree.id
  )
  select id from tree)`;

const inCategory = (root: SQL, includeSubcategories: boolean) =>
  includeSubcategories
    ? sql`${products.categoryId} = any(array${treeBelow(root)})`
    : sql`${products.categoryId} = (select ${categories.id} from ${categories} where ${root})`;

const conditions = (shape: Shape, roots = rootsOf(shape)) =>
  and(
    ...roots.map((root) => inCategory(root, shape.includeSubcategories)),
    shape.inStock === null ? undefined : shape.inStock ? gt(products.stock, 0) : eq(products.stock, 0),
    shape.minPrice ? gte(products.price, placeholder('minPrice')) : undefined,
    shape.maxPrice ? lte(products.price, placeholder('maxPrice')) : undefined,
    shape.includeInactive ? undefined : onSale,
    shape.search ? matches(shape.search) : undefined,
  );

/** To be done before a list with a search is read or counted, so that both go by the same words. */
export const settleSearch = async (db: Queryable, list: ProductList): Promise<ProductList> =>
  list.search === null
    ? list
    : { ...list, search: await readSearch(db, list.search.text, list.includeInactive) };

type Sortable = Record<'createdAt' | 'name' | 'price', AnyPgColumn> & { score: SQLWrapper };
const fromKey = placeholder('fromKey');

/** What each order sorts by, and how its cursor's text is read back. */
const SORTS: Record<ProductSort, { by: (row: Sortable) => SQL; from: SQL; descending: boolean }> = {
  NEWEST: { by: (row) => sql`${row.createdAt}`, from: sql`${fromKey}::timestamptz`, descending: true },
  NAME: { by: (row) => byName(row.name), from: sql`lower(${fromKey})`, descending: false },
  PRICE_ASC: { by: (row) => sql`${row.price}`, from: sql`${fromKey}::bigint`, descending: false },
  PRICE_DESC: { by: (row) => sql`${row.price}`, from: sql`${fromKey}::bigint`, descending: true },
  RELEVANCE: { by: (row) => sql`${row.score}`, from: sql`${fromKey}::bigint`, descending: true },
};

/** The same for the cursors. */
export const PRODUCT_ORDERS: Record<ProductSort, Order<ProductRow>> = {
  NEWEST: { name: 'NEWEST', key: 'instant', keyOf: (product) => product.createdAt.toISOString() },
  NAME: { name: 'NAME', key: 'text', keyOf: (product) => product.name },
  PRICE_ASC: { name: 'PRICE_ASC', key: 'integer', keyOf: (product) => product.price.toString() },
  PRICE_DESC: { name: 'PRICE_DESC', key: 'integer', keyOf: (product) => product.price.toString() },
  RELEVANCE: {
    name: 'RELEVANCE',
    key: 'integer',
    keyOf: (product) => (product as ListedProduct).score ?? '0',
  },
};

const pageQuery = (db: Queryable, shape: Shape & { backward: boolean; from: boolean }) => {
  const { by, from, descending } = SORTS[shape.sort];
  const relevance = shape.sort === 'RELEVANCE' && shape.search ? score(shape.search) : sql`null`;
  const key = by({ ...products, score: relevance });
  const down = descending !== shape.backward;
  const direction = sql.raw(down ? 'desc' : 'asc');
  const beyond = sql`(${key}, ${products.id}) ${sql.raw(down ? '<' : '>')} (${from}, ${placeholder('fromId')}::uuid)`;

  const pageWhere = (condition: SQL | undefined) =>
    db
      .select({ ...productColumns, score: sql<string | null>`${relevance}::text`.as('score') })
      .from(products)
      .where(and(condition, shape.from ? beyond : undefined))
      .orderBy(sql`${key} ${direction}`, sql`${products.id} ${direction}`)
      .limit(placeholder('limit'));

  const [root, ...otherRoots] = rootsOf(shape);
  if (!root || !shape.includeSubcategories || shape.search) {
    return pageWhere(conditions(shape));
  }
  // Each category's page comes off its index; the planner alone would read and sort all that the tree holds.
  const each = pageWhere(and(sql`${products.categoryId} = tree.id`, conditions(shape, otherRoots))).as(
    'each',
  );
  return db
    .select(each._.selectedFields)
    .from(sql`${treeBelow(root)} tree`)
    .crossJoinLateral(each)
    .orderBy(sql`${by(each)} ${direction}`, sql`${each.id} ${direction}`)
    .limit(placeholder('limit'));
};

const findPage = prepared(pageQuery);
const findPageByParents = prepared((db, shape: Parameters<typeof pageQuery>[1]) => {
  const page = pageQuery(db, shape).as('page');
  return db
    .select({ parentId: sql<string>`parent.id`, product: page._.selectedFields })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`)
    .crossJoinLateral(page);
});

const filterValues = ({ search, ...list }: ProductList) => ({ ...list, ...(search && searchValues(search)) });
const values = (list: ProductList, { limit, from }: Page) => ({
  ...filterValues(list),
  limit: limit + 1,
  fromKey: from?.key,
  fromId: from?.id,
});

/** One row more than the page's limit, where there is one. */
export const productPage = (db: Queryable, list: ProductList, page: Page): Promise<ListedProduct[]> =>
  findPage(db, { ...shapeOf(list, false), backward: page.backward, from: page.from !== null }).execute(
    values(list, page),
  );

/** The same for each of some categories, in one statement. */
export const productPagesByCategoryIds = (
  db: Queryable,
  parentIds: readonly string[],
  list: ProductList,
  page: Page,
): Promise<{ parentId: string; product: ListedProduct }[]> =>
  findPageByParents(db, {
    ...shapeOf(list, true),
    backward: page.backward,
    from: page.from !== null,
  }).execute({
    ...values(list, page),
    parentIds,
  });

const findCount = prepared((db, shape: Shape) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(products)
    .where(conditions(shape)),
);
const findCountsByParents = prepared((db, shape: Shape) =>
  db
    .select({
      parentId: sql<string>`parent.id`,
      count: sql<number>`(select count(*)::int from ${products} where ${conditions(shape)})`,
    })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`),
);

export async function countProducts(db: Queryable, list: ProductList): Promise<number> {
  const [row] = await findCount(db, shapeOf(list, false)).execute(filterValues(list));
  return row?.count ?? 0;
}

export const productCountsByCategoryIds = (db: Queryable, parentIds: readonly string[], list: ProductList) =>
  findCountsByParents(db, shapeOf(list, true)).execute({ ...filterValues(list), parentIds });
