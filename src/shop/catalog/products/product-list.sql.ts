import { placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { listsByKeys } from '../../../platform/db/query/by-key.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { pageForm, pageValues } from '../../../platform/db/query/keyset.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import type { Page } from '../../../platform/graphql/paging.ts';
import { dependsOnValues, filterValues, shapeOf, type ProductList } from './product-filter.sql.ts';
import { pageQuery, type PageQueryShape } from './product-page.sql.ts';
import type { ListedProduct } from './product-sort.sql.ts';

const findPage = prepared(pageQuery);
const findPageByParents = prepared((db, shape: PageQueryShape) => {
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

/** Concurrent requests for the pages of several categories share one statement, too. */
const pageOfCategory = coalesceReads(
  async (db, ids: readonly string[], { list, page, selection }: PageOfList): Promise<ListedProduct[][]> => {
    const distinct = [...new Set(ids)];
    // One category, the common case, has a statement of its own, which joins no list of categories.
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

/** Reads a page, and one extra row if the list continues. */
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
 * Reads the page of a list for each category. The filter of the list may name a further category. Shares the statement with
 * concurrent requests, like `productPage`.
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
