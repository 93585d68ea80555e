import { and, placeholder, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { listsByKeys } from '../../../platform/db/query/by-key.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../../platform/db/query/keyset.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { byName, products, type ProductRow } from '../../../platform/db/schema.ts';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import type { Page, SortOrder } from '../../../platform/graphql/paging.ts';
import { broadScore, broadSearchIds } from './broad-search.sql.ts';
import { ofEachSource, positionIn, type CategorySource, type SortKeys } from './category-sources.sql.ts';
import {
  conditions,
  dependsOnValues,
  filterValues,
  firstPrice,
  ofEachGroup,
  rootsOf,
  shapeOf,
  firstRootId,
  sharingTree,
  type ProductList,
  type Root,
  type ProductSort,
  type Shape,
} from './product-filter.sql.ts';
import { selectProducts, type ReadProduct } from './product-selection.sql.ts';
import { score, scoreOfMany } from './search.sql.ts';

/** A product and its sort key as text, which is null if a column of the product has it. */
type ListedProduct = ReadProduct & { sortKey: string | null };

type Sortable = SortKeys & { score: SQLWrapper };

/** The sort key of each sort order, and the cast of its cursor's text. */
const SORTS: Record<ProductSort, { by: (row: Sortable) => SQL; from: SQL; descending: boolean }> = {
  NEWEST: { by: (row) => sql`${row.createdAt}`, from: sql`${fromKey}::timestamptz`, descending: true },
  NAME: { by: (row) => byName(row.name), from: byName(sql`${fromKey}::text`), descending: false },
  PRICE_ASC: { by: (row) => sql`${row.price}`, from: sql`${fromKey}::bigint`, descending: false },
  PRICE_DESC: { by: (row) => sql`${row.price}`, from: sql`${fromKey}::bigint`, descending: true },
  RELEVANCE: { by: (row) => sql`${row.score}`, from: sql`${fromKey}::bigint`, descending: true },
  MANUAL: { by: (row) => sql`${row.position}`, from: sql`${fromKey}::bigint`, descending: false },
};

const sortKeyOf = (product: ProductRow) => (product as ListedProduct).sortKey ?? '0';

/** The cursors of each sort order. */
export const PRODUCT_SORT_ORDERS: Record<ProductSort, SortOrder<ProductRow>> = {
  NEWEST: { name: 'NEWEST', key: 'instant', keyOf: (product) => product.createdAt.toISOString() },
  NAME: { name: 'NAME', key: 'text', keyOf: (product) => product.name },
  PRICE_ASC: { name: 'PRICE_ASC', key: 'integer', keyOf: sortKeyOf },
  PRICE_DESC: { name: 'PRICE_DESC', key: 'integer', keyOf: sortKeyOf },
  RELEVANCE: { name: 'RELEVANCE', key: 'integer', keyOf: sortKeyOf },
  MANUAL: { name: 'MANUAL', key: 'integer', keyOf: sortKeyOf },
};

/** The number of categories whose first products are read faster from their indexes than by a scan of the whole list. */
const SMALL_TREE = 50;

type PageShape = Shape & PageForm & { selection: FieldSelection };

/** The columns that the cursors of each sort order need. */
const CURSOR_COLUMNS: Record<ProductSort, (keyof ProductRow)[]> = {
  NEWEST: ['id', 'createdAt'],
  NAME: ['id', 'name'],
  PRICE_ASC: ['id'],
  PRICE_DESC: ['id'],
  RELEVANCE: ['id'],
  MANUAL: ['id'],
};

/** Selects the ids of a page of a search with few results: ranks each of them. */
function rankedIds(shape: PageShape): SQL {
  const { by, ...sort } = SORTS.RELEVANCE;
  const key = by({ ...products, score: sql`score`, position: sql`null` });
  const { seekCondition, orderBy, limit } = keyset({ ...sort, by: key, id: sql`id` }, shape);
  const condition = conditions(shape);
  return sql`
    select id from (
      select ${products.id} as id, ${scoreOfMany} as score from ${products} ${condition && sql`where ${condition}`} offset 0
    ) ranked
    ${seekCondition && sql`where ${seekCondition}`} order by ${sql.join([...orderBy], sql`, `)} limit ${limit}`;
}

const pageQuery = (db: Queryable, shape: PageShape) => {
  const { by, ...sort } = SORTS[shape.sort];
  const relevance = shape.sort !== 'RELEVANCE' ? sql`null` : shape.isBroad ? broadScore : score;
  const [root, ...otherRoots] = rootsOf(shape);
  const rootId = firstRootId(shape);
  const position = shape.sort === 'MANUAL' && rootId ? positionIn(rootId) : sql`null`;
  const key = by({ ...products, score: relevance, position });
  const sorted = keyset({ ...sort, by: key, id: products.id }, shape);
  const hasSortKey = shape.sort !== 'NEWEST' && shape.sort !== 'NAME';

  const page = (rows?: SQL) =>
    selectProducts(
      db,
      shape.selection,
      CURSOR_COLUMNS[shape.sort],
      { sortKey: sql<string | null>`${hasSortKey ? key : sql`null`}::text`.as('sort_key') },
      rows,
    )
      .orderBy(...sorted.orderBy)
      .limit(sorted.limit);

  const pageWhere = (condition: SQL | undefined) => page().where(and(condition, sorted.seekCondition));

  const pageByIds = (ids: SQL) => pageWhere(sql`${products.id} = any(array(${ids}))`);

  if (shape.search) {
    if (shape.sort !== 'RELEVANCE') {
      const condition = conditions(shape);
      return pageByIds(pageIds({ table: products, condition, page: sorted, isFrequent: shape.isBroad }));
    }
    return shape.isBroad
      ? pageByIds(
          broadSearchIds(
            and(conditions({ ...shape, search: false, oneOfEachGroup: false }), ofEachGroup(shape)),
            shape,
          ),
        )
      : pageByIds(rankedIds(shape));
  }
  const isByPrice = shape.sort.startsWith('PRICE');
  // If the list is sorted by price, the scan starts at the requested minimum or maximum price, or at the cursor beyond it.
  const scanned = {
    ...sorted,
    ...(isByPrice && !shape.from && { seekCondition: firstPrice(shape, shape.backward) }),
  };
  const filtersByPriceOnly = !root && (shape.minPrice || shape.maxPrice) && !isByPrice;
  if (filtersByPriceOnly || shape.attributes.length > 0) {
    const ids = sharingTree(shape, (shared) =>
      pageIds({ table: products, condition: conditions(shared), page: scanned, isFrequent: true }),
    );
    return pageByIds(ids);
  }
  if (!root || !rootId) return pageWhere(conditions(shape));

  // The first products of a category in one of its sources: a scan of one index.
  const firstIn = (
    { from, categoryId, productId, keys, isFirstIn }: CategorySource,
    category: SQL,
    where: SQL | undefined,
    tree?: SQL,
  ) => {
    const keyIn = by({ ...keys, score: sql`null` });
    const { seekCondition, orderBy } = keyset({ ...sort, by: keyIn, id: productId }, shape);
    const once = tree && isFirstIn?.(tree);
    const condition = and(sql`${categoryId} = ${category}`, where, once, seekCondition);
    return (limit: SQL, columns = sql`${productId} as id, ${keyIn} as key`) => sql`
      select ${columns} from ${from}
      where ${condition} order by ${sql.join([...orderBy], sql`, `)} limit ${limit}`;
  };
  const limit = sql`${sorted.limit}`;
  if (!shape.includeSubcategories) {
    // Selects the rows themselves: reading them again by their ids would take more than half of the time.
    const where = conditions(shape, otherRoots);
    const rows = ofEachSource((source) => firstIn(source, rootId, where)(limit, sql`${products}.*`));
    return page(rows);
  }

  // For a large subtree, first scans the list in its order: if the subtree has many products, this fills the page. Otherwise reads
  // each category's page from its index, and only for the categories whose first product can be on the page.
  const firsts = keyset({ ...sort, by: sql`first.key`, id: sql`first.id` }, shape);
  const ids = sharingTree(shape, (shared) => {
    const [{ tree }, ...others] = rootsOf(shared) as [Root, ...Root[]];
    const where = conditions(shared, others);
    const fallback = (scanIncomplete: SQL) =>
      ofEachSource((source) => {
        const firstOf = firstIn(source, sql`tree.id`, where, tree);
        return sql`
          select each.id
          from (
            select tree.id from unnest(${tree}) tree(id) cross join lateral (${firstOf(sql`1`)}) first
            order by ${sql.join([...firsts.orderBy], sql`, `)} limit ${firsts.limit}) tree
          cross join lateral (${firstOf(limit)}) each
          where ${scanIncomplete}`;
      });
    const isFrequent = sql`cardinality(${tree}) > ${sql.raw(String(SMALL_TREE))}`;
    return pageIds({ table: products, condition: conditions(shared), page: scanned, isFrequent, fallback });
  });
  return pageByIds(ids);
};

const findPage = prepared(pageQuery);
const findPageByParents = prepared((db, shape: PageShape) => {
  const page = pageQuery(db, shape).as('page');
  return db
    .select({ parentId: sql<string>`parent.id`, product: page._.selectedFields })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`)
    .crossJoinLateral(page);
});

const pageShapeOf = (list: ProductList, nested: boolean, page: Page, selection: FieldSelection) => ({
  ...shapeOf(list, nested),
  ...pageForm(page),
  selection,
});
const values = (list: ProductList, page: Page) => ({ ...filterValues(list), ...pageValues(page) });

type PageOfList = { list: ProductList; page: Page; selection: FieldSelection };

const readPage = (db: Queryable, { list, page, selection }: PageOfList): Promise<ListedProduct[]> =>
  findPage(db, pageShapeOf(list, false, page, selection)).execute(values(list, page));

/** A page does not depend on the viewer, so concurrent requests for the same list share one statement. */
const sharedPage = coalesceReads(async (db, requests: readonly 'page'[], request: PageOfList) => {
  const rowsOfPage = await readPage(db, request);
  return requests.map(() => rowsOfPage);
});

/** The pages of several categories are read by one statement, too. */
const pageOfCategory = coalesceReads(
  async (db, ids: readonly string[], { list, page, selection }: PageOfList): Promise<ListedProduct[][]> => {
    const distinct = [...new Set(ids)];
    // A statement of its own for one category, the common case: it joins no list of categories.
    const [only] = distinct.length === 1 ? distinct : [];
    if (only !== undefined) {
      const rowsOfPage = await readPage(db, { list: { ...list, categoryId: only }, page, selection });
      return ids.map(() => rowsOfPage);
    }
    const rows = await findPageByParents(db, pageShapeOf(list, true, page, selection)).execute({
      ...values(list, page),
      parentIds: distinct,
    });
    return listsByKeys(
      ids,
      rows,
      ({ parentId }) => parentId,
      ({ product }) => product,
    );
  },
);

/** Reads a page, plus one row if the list goes on. */
export function productPage(
  db: Queryable,
  list: ProductList,
  page: Page,
  selection: FieldSelection,
): Promise<ListedProduct[]> {
  // Concurrent requests rarely have equal values, so there is nothing to share.
  if (dependsOnValues(shapeOf(list, false))) return readPage(db, { list, page, selection });
  const { categoryId } = list;
  return categoryId === null
    ? sharedPage(db, 'page', { list, page, selection })
    : pageOfCategory(db, categoryId, { list: { ...list, categoryId: null }, page, selection });
}

/**
 * Reads the page of each category, of a list that may be limited to a further category. Shares the statement with concurrent
 * requests, like `productPage`.
 */
export async function productPagesByCategoryIds(
  db: Queryable,
  parentIds: readonly string[],
  list: ProductList,
  page: Page,
  selection: FieldSelection,
): Promise<{ parentId: string; product: ListedProduct }[]> {
  const shape = pageShapeOf(list, true, page, selection);
  if (list.categoryId !== null || dependsOnValues(shape)) {
    return findPageByParents(db, shape).execute({
      ...values(list, page),
      parentIds,
    });
  }
  const pages = parentIds.map(async (parentId) => {
    const rowsOfPage = await productPage(db, { ...list, categoryId: parentId }, page, selection);
    return rowsOfPage.map((product) => ({ parentId, product }));
  });
  return (await Promise.all(pages)).flat();
}
