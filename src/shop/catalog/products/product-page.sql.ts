import { and, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { products } from '../../../platform/db/schema.ts';
import { productRowsOfCategory, productIdsOfSubtree } from './category-page.sql.ts';
import { conditions, listCategoryId, withTreeReadOnce } from './product-filter.sql.ts';
import { selectProducts } from './product-selection.sql.ts';
import {
  cursorFields,
  isSortedByPrice,
  productClauses,
  scanClauses,
  type PageShape,
} from './product-sort.sql.ts';
import { searchIds } from './search-page.sql.ts';

/** Everything that determines the text of the statement of a page. */
export type PageQueryShape = PageShape & { selection: FieldSelection };

/** Builds the statement of a page. Each kind of list finds the products of its page in its own way. */
export function pageQuery(db: Queryable, shape: PageQueryShape) {
  const { orderBy, limit, seekCondition } = productClauses(shape);
  const { columns, sortKey } = cursorFields(shape);

  /** `rows`: a statement of rows to read instead of all products. It has applied the filters, the cursor and the limit. */
  const page = (rows?: SQL) =>
    selectProducts(db, shape.selection, columns, { sortKey }, rows)
      .orderBy(...orderBy)
      .limit(limit);
  const pageWhere = (condition: SQL | undefined) => page().where(and(condition, seekCondition));
  const pageByIds = (ids: SQL) => pageWhere(sql`${products.id} = any(array(${ids}))`);

  if (shape.search) return pageByIds(searchIds(shape));
  if (hasIndexedFilter(shape)) return pageByIds(productIdsOfFilter(shape));
  const categoryId = listCategoryId(shape);
  if (!categoryId) return pageWhere(conditions(shape));
  return shape.includeSubcategories
    ? pageByIds(productIdsOfSubtree(shape))
    : page(productRowsOfCategory(shape, categoryId));
}

/**
 * Whether the index of a filter may find the page faster than the index of the sort order. True for a filter by attributes. True for
 * a filter by price if the list has no category and is not sorted by price.
 */
const hasIndexedFilter = (shape: PageShape): boolean =>
  shape.attributes.length > 0 ||
  (!listCategoryId(shape) && (shape.minPrice || shape.maxPrice) && !isSortedByPrice(shape));

/** Selects the ids of a page of a list for which `hasIndexedFilter` is true. The statement reads the category tree once for all conditions. */
const productIdsOfFilter = (shape: PageShape): SQL =>
  withTreeReadOnce(shape, (shapeWithTree) =>
    pageIds({
      table: products,
      condition: conditions(shapeWithTree),
      page: scanClauses(shapeWithTree),
      mayHaveManyMatches: true,
    }),
  );
