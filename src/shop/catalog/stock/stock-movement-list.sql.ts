import { and, asc, desc, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { boundedCount, rowsOf } from '../../../platform/db/query/bounded-count.ts';
import { pageForm, pageValues, type PageForm } from '../../../platform/db/query/keyset.ts';
import { stockMovements, type StockMovementRow } from '../../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../../platform/graphql/paging.ts';

/** Pages are sorted by id, which has the order of creation. The instant in a cursor is not used. */
export const NEWEST_FIRST: SortOrder<StockMovementRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (movement) => movement.createdAt.toISOString(),
};

const ofParent = sql`${stockMovements.productId} = parent.id`;
const parents = sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`;

const findPages = prepared((db, { backward, from }: PageForm) => {
  const seekCondition = from
    ? sql`${stockMovements.id} ${sql.raw(backward ? '>' : '<')} ${placeholder('fromId')}::uuid`
    : undefined;
  const page = db
    .select()
    .from(stockMovements)
    .where(and(ofParent, seekCondition))
    .orderBy((backward ? asc : desc)(stockMovements.id))
    .limit(placeholder('limit'))
    .as('page');
  return db
    .select({ parentId: sql<string>`parent.id`, movement: page._.selectedFields })
    .from(parents)
    .crossJoinLateral(page);
});

/** Reads the page of each product, in one statement. */
export const stockMovementPagesByProductIds = (
  db: Queryable,
  parentIds: readonly string[],
  page: Page,
): Promise<{ parentId: string; movement: StockMovementRow }[]> =>
  findPages(db, pageForm(page)).execute({ ...pageValues(page), parentIds });

const findCounts = prepared((db) =>
  db
    .select({ parentId: sql<string>`parent.id`, count: boundedCount(rowsOf(stockMovements, ofParent)) })
    .from(parents),
);

export const stockMovementCountsByProductIds = (db: Queryable, parentIds: readonly string[]) =>
  findCounts(db).execute({ parentIds });
