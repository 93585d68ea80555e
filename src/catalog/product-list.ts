import { and, eq, gt, gte, isNull, lte, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { categories, productColumns, products, type ProductRow } from '../db/schema.ts';
import type { Order, Page } from '../graphql/paging.ts';

export type ProductSort = 'NEWEST' | 'NAME' | 'PRICE_ASC' | 'PRICE_DESC' | 'RELEVANCE';

/** Which products, in which order. Prices are minor units of the shop's currency. */
export type ProductList = {
  sort: ProductSort;
  search: string | null;
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
  search: list.search !== null,
  categoryId: list.categoryId !== null,
  categorySlug: list.categorySlug !== null,
  includeSubcategories: list.includeSubcategories,
  inStock: list.inStock,
  minPrice: list.minPrice !== null,
  maxPrice: list.maxPrice !== null,
  includeInactive: list.includeInactive,
});
type Shape = ReturnType<typeof shapeOf>;

/** Words in English and as they stand (an SKU has no stem); a near miss is left to the trigrams of the name. */
const query = sql`(websearch_to_tsquery('english', ${placeholder('search')}) || websearch_to_tsquery('simple', ${placeholder('search')}))`;
const matches = sql`(${products.searchText} @@ ${query} or ${placeholder('search')} <% ${products.name})`;
/** Whole millionths, since a float would not survive a cursor. */
const score = sql`((ts_rank(${products.searchText}, ${query}) + word_similarity(${placeholder('search')}, ${products.name})) * 1000000)::bigint`;

const inCategory = (root: SQL, includeSubcategories: boolean) =>
  includeSubcategories
    ? sql`${products.categoryId} in (
        with recursive tree(id) as (
          select ${categories.id} from ${categories} where ${root}
          union all
          select child.id from ${categories} child join tree on child.parent_id = tree.id
        )
        select id from tree)`
    : sql`${products.categoryId} = (select ${categories.id} from ${categories} where ${root})`;

const conditions = (shape: Shape) =>
  and(
    shape.nested
      ? shape.includeSubcategories
        ? inCategory(sql`${categories.id} = parent.id`, true)
        : sql`${products.categoryId} = parent.id`
      : undefined,
    shape.categoryId
      ? inCategory(sql`${categories.id} = ${placeholder('categoryId')}`, shape.includeSubcategories)
      : undefined,
    shape.categorySlug
      ? inCategory(sql`${categories.slug} = ${placeholder('categorySlug')}`, shape.includeSubcategories)
      : undefined,
    shape.inStock === null ? undefined : shape.inStock ? gt(products.stock, 0) : eq(products.stock, 0),
    shape.minPrice ? gte(products.price, placeholder('minPrice')) : undefined,
    shape.maxPrice ? lte(products.price, placeholder('maxPrice')) : undefined,
    shape.includeInactive ? undefined : and(eq(products.isActive, true), isNull(products.deletedAt)),
    shape.search ? matches : undefined,
  );

/** What each order sorts by, and the type that its cursor's text is read back as. */
const SORTS: Record<ProductSort, { column: SQL; type: SQL; descending: boolean }> = {
  NEWEST: { column: sql`${products.createdAt}`, type: sql`timestamptz`, descending: true },
  NAME: { column: sql`${products.name}`, type: sql`text`, descending: false },
  PRICE_ASC: { column: sql`${products.price}`, type: sql`bigint`, descending: false },
  PRICE_DESC: { column: sql`${products.price}`, type: sql`bigint`, descending: true },
  RELEVANCE: { column: score, type: sql`bigint`, descending: true },
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
  const { column, type, descending } = SORTS[shape.sort];
  const down = descending !== shape.backward;
  const beyond = sql`(${column}, ${products.id}) ${sql.raw(down ? '<' : '>')} (${placeholder('fromKey')}::${type}, ${placeholder('fromId')}::uuid)`;
  const direction = sql.raw(down ? 'desc' : 'asc');
  return db
    .select({
      ...productColumns,
      score: (shape.sort === 'RELEVANCE' ? sql<string>`${score}::text` : sql<null>`null`).as('score'),
    })
    .from(products)
    .where(and(conditions(shape), shape.from ? beyond : undefined))
    .orderBy(sql`${column} ${direction}`, sql`${products.id} ${direction}`)
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

const values = (list: ProductList, { limit, from }: Page) => ({
  ...list,
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
  const [row] = await findCount(db, shapeOf(list, false)).execute(list);
  return row?.count ?? 0;
}

export const productCountsByCategoryIds = (db: Queryable, parentIds: readonly string[], list: ProductList) =>
  findCountsByParents(db, shapeOf(list, true)).execute({ ...list, parentIds });
