import { and, isNull, sql } from 'drizzle-orm';
import { countOnce, rowsOf } from '../../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../../platform/db/query/keyset.ts';
import { byName, categories, type CategoryRow } from '../../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../../platform/graphql/paging.ts';

type Shape = { rootsOnly: boolean };

export const BY_NAME: SortOrder<CategoryRow> = {
  name: 'NAME',
  key: 'text',
  keyOf: (category) => category.name,
};

const roots = (shape: Shape) => (shape.rootsOnly ? isNull(categories.parentId) : undefined);

const SORTING = {
  by: byName(categories.name),
  id: categories.id,
  from: sql`lower(${fromKey})`,
  descending: false,
};

const findPage = prepared((db, shape: Shape & PageForm) => {
  const { seekCondition, orderBy, limit } = keyset(SORTING, shape);
  return db
    .select()
    .from(categories)
    .where(and(roots(shape), seekCondition))
    .orderBy(...orderBy)
    .limit(limit);
});

/** By name; one row more than the page's limit, where there is one. */
export const categoryPage = (db: Queryable, rootsOnly: boolean, page: Page): Promise<CategoryRow[]> =>
  findPage(db, { rootsOnly, ...pageForm(page) }).execute(pageValues(page));

export const countCategories = (db: Queryable, rootsOnly: boolean): Promise<number> =>
  countOnce(db, rowsOf(categories, roots({ rootsOnly })), {});
