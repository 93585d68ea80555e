import { and, eq, gte, lt, placeholder, sql, type SQL } from 'drizzle-orm';
import { boundedCount, countOnce, rowsOf } from '../../platform/db/query/bounded-count.ts';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../platform/db/query/keyset.ts';
import type { FieldSelection } from '../../platform/db/query/selected-columns.ts';
import { orders, type OrderRow, type OrderStatus } from '../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../platform/graphql/paging.ts';
import { orderFields, type ReadOrder } from './order-selection.sql.ts';

/** Filters of an order list, combined with AND. Null: no filter. */
export type OrderList = {
  status: readonly OrderStatus[] | null;
  customerId: string | null;
  placedFrom: Date | null;
  placedBefore: Date | null;
  number: string | null;
};

export const NEWEST_FIRST: SortOrder<OrderRow> = {
  name: 'PLACED_AT',
  key: 'instant',
  keyOf: (order) => order.placedAt.toISOString(),
};

const shapeOf = (list: OrderList) => ({
  status: list.status !== null,
  customerId: list.customerId !== null,
  placedFrom: list.placedFrom !== null,
  placedBefore: list.placedBefore !== null,
  number: list.number !== null,
});
type Shape = ReturnType<typeof shapeOf>;
type PageShape = Shape & PageForm & { selection: FieldSelection };

const hasStatus = sql`${orders.status} = any(${placeholder('status')}::order_status[])`;

const conditions = (shape: Shape) =>
  and(
    shape.status ? hasStatus : undefined,
    shape.customerId ? eq(orders.customerId, placeholder('customerId')) : undefined,
    shape.placedFrom ? gte(orders.placedAt, placeholder('placedFrom')) : undefined,
    shape.placedBefore ? lt(orders.placedAt, placeholder('placedBefore')) : undefined,
    shape.number ? eq(orders.number, placeholder('number')) : undefined,
  );

const SORTING = {
  by: sql`${orders.placedAt}`,
  id: orders.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const pageQuery = (db: Queryable, { status, selection, ...shape }: PageShape, nested: boolean) => {
  const ofParent = nested ? sql`${orders.customerId} = parent.id` : undefined;
  const { seekCondition, orderBy, limit } = keyset(SORTING, shape);
  const where = (condition?: SQL) =>
    and(ofParent, condition, conditions({ ...shape, status: false }), seekCondition);
  const page = (condition?: SQL) =>
    db
      .select(orderFields(selection, ['id', 'placedAt']))
      .from(orders)
      .where(where(condition))
      .orderBy(...orderBy)
      .limit(limit);

  if (!status) return page();
  // For one customer, the index on the customer serves the page, and the status is a filter on it.
  if (nested || shape.customerId) return page(sql`(${hasStatus}) is true`);
  // Otherwise each status has a sorted index range: read one page of each.
  const each = db
    .select({ id: orders.id, placedAt: orders.placedAt })
    .from(orders)
    .where(where(sql`${orders.status} = requested.status`))
    .orderBy(...orderBy)
    .limit(limit)
    .as('each');
  const merged = keyset({ ...SORTING, by: sql`${each.placedAt}`, id: each.id }, shape);
  const ids = db
    .select({ id: each.id })
    .from(sql`(select distinct unnest(${placeholder('status')}::order_status[]) as status) requested`)
    .crossJoinLateral(each)
    .orderBy(...merged.orderBy)
    .limit(merged.limit);
  return page(sql`${orders.id} = any(array(${ids}))`);
};

const findPage = prepared((db, shape: PageShape) => pageQuery(db, shape, false));
const findPageByParents = prepared((db, shape: PageShape) => {
  const page = pageQuery(db, shape, true).as('page');
  return db
    .select({ parentId: sql<string>`parent.id`, order: page._.selectedFields })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`)
    .crossJoinLateral(page);
});

const pageShapeOf = (list: OrderList, page: Page, selection: FieldSelection) => ({
  ...shapeOf(list),
  ...pageForm(page),
  selection,
});
const values = (list: OrderList, page: Page) => ({ ...list, ...pageValues(page) });

/** Returns up to one row more than the page's limit, to show whether another page follows. */
export const orderPage = (
  db: Queryable,
  list: OrderList,
  page: Page,
  selection: FieldSelection,
): Promise<ReadOrder[]> => findPage(db, pageShapeOf(list, page, selection)).execute(values(list, page));

/** Reads the page of each customer, in one statement. */
export const orderPagesByCustomerIds = (
  db: Queryable,
  parentIds: readonly string[],
  list: OrderList,
  page: Page,
  selection: FieldSelection,
): Promise<{ parentId: string; order: ReadOrder }[]> =>
  findPageByParents(db, pageShapeOf(list, page, selection)).execute({ ...values(list, page), parentIds });

const findCountsByParents = prepared((db, shape: Shape) =>
  db
    .select({
      parentId: sql<string>`parent.id`,
      count: boundedCount(rowsOf(orders, and(sql`${orders.customerId} = parent.id`, conditions(shape)))),
    })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`),
);

export const countOrders = (db: Queryable, list: OrderList): Promise<number> =>
  countOnce(db, rowsOf(orders, conditions(shapeOf(list))), list);

export const orderCountsByCustomerIds = (db: Queryable, parentIds: readonly string[], list: OrderList) =>
  findCountsByParents(db, shapeOf(list)).execute({ ...list, parentIds });
