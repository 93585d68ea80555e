import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { fromKey, keyset, type PageForm } from '../../../platform/db/query/keyset.ts';
import { byName, products, type ProductRow } from '../../../platform/db/schema.ts';
import type { SortOrder } from '../../../platform/graphql/paging.ts';
import { broadScore } from './broad-search.sql.ts';
import { positionIn, type SortKeys } from './category-sources.sql.ts';
import { firstPriceBound, listCategoryId, type ProductSort, type Shape } from './product-filter.sql.ts';
import type { ReadProduct } from './product-selection.sql.ts';
import { score } from './search.sql.ts';

/** The properties of a list and its page that determine the order and the conditions of their statement. */
export type PageShape = Shape & PageForm;

/** A product and its sort key as text. The sort key is null if the cursor uses a column of the product instead. */
export type ListedProduct = ReadProduct & { sortKey: string | null };

type Sortable = SortKeys & { score: SQLWrapper };

/** The sort key of each sort order, and the text of the cursor, cast to the type of the sort key. */
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

/** The sort orders whose cursors use a column of the product. The cursors of all other sort orders use the sort key as text. */
const CURSOR_COLUMNS: Partial<Record<ProductSort, 'createdAt' | 'name'>> = {
  NEWEST: 'createdAt',
  NAME: 'name',
};

export const isSortedByPrice = ({ sort }: Shape): boolean => sort === 'PRICE_ASC' || sort === 'PRICE_DESC';

/** Returns the columns and the expression that the cursors of products need. */
export function cursorFields(shape: PageShape) {
  const column = CURSOR_COLUMNS[shape.sort];
  const key = shape.hasCursors && !column ? productKey(shape) : sql`null`;
  const columns: ('id' | 'createdAt' | 'name')[] = shape.hasCursors && column ? ['id', column] : ['id'];
  return { columns, sortKey: sql<string | null>`${key}::text`.as('sort_key') };
}

/** Returns the sort key of a row of `products`. */
function productKey(shape: PageShape): SQL {
  const categoryId = listCategoryId(shape);
  return SORTS[shape.sort].by({
    ...products,
    score: shape.isBroad ? broadScore : score,
    position: categoryId ? positionIn(categoryId) : sql`null`,
  });
}

/** Returns the sort key of a row in a source of a category. Such a list has no search, so it has no score. */
export const keyInCategory = (shape: PageShape, keys: SortKeys): SQL =>
  SORTS[shape.sort].by({ ...keys, score: sql`null` });

/** Returns the clauses of a page of any rows, given their sort key and the id of their product. */
export function pageClauses(shape: PageShape, key: SQL, id: SQLWrapper) {
  const { from, descending } = SORTS[shape.sort];
  return keyset({ by: key, id, from, descending }, shape);
}

/** Returns the clauses of a page of rows of `products`. */
export const productClauses = (shape: PageShape) => pageClauses(shape, productKey(shape), products.id);

/**
 * Returns the clauses of a page for a scan in the order of the list. The scan starts at the cursor. Without a cursor, the scan of a
 * list sorted by price starts at the requested minimum or maximum price.
 */
export function scanClauses(shape: PageShape) {
  const clauses = productClauses(shape);
  if (!isSortedByPrice(shape) || shape.from) return clauses;
  return { ...clauses, seekCondition: firstPriceBound(shape, shape.backward) };
}
