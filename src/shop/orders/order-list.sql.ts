import { and, eq, gte, lt, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { boundedCount, countOnce, rowsOf } from '../../platform/db/query/bounded-count.ts';
import { plannedForValues, prepared, type Database, type Queryable } from '../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../platform/db/query/keyset.ts';
import { partPattern } from '../../platform/db/query/part-pattern.ts';
import { pageIds } from '../../platform/db/query/page-ids.ts';
import type { FieldSelection } from '../../platform/db/query/selected-columns.ts';
import {
  orders,
  orderSearchText,
  type OrderPaymentStatus,
  type OrderRow,
  type OrderStatus,
} from '../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../platform/graphql/paging.ts';
import { orderFields, type ReadOrder } from './order-selection.sql.ts';

/** Filters of an order list, combined with AND. Null: no filter. */
export type OrderList = {
  status: readonly OrderStatus[] | null;
  paymentStatus: readonly OrderPaymentStatus[] | null;
  customerId: string | null;
  placedFrom: Date | null;
  placedBefore: Date | null;
  number: string | null;
  email: string | null;
  /** A part of number, e-mail address or name. */
  search: string | null;
  /** `search` in the spelling of order numbers. Null if it cannot be a part of an order number. */
  partOfNumber: string | null;
};

export const NEWEST_FIRST: SortOrder<OrderRow> = {
  name: 'PLACED_AT',
  key: 'instant',
  keyOf: (order) => order.placedAt.toISOString(),
};

const shapeOf = (list: OrderList) => ({
  status: list.status !== null,
  paymentStatus: list.paymentStatus !== null,
  customerId: list.customerId !== null,
  placedFrom: list.placedFrom !== null,
  placedBefore: list.placedBefore !== null,
  number: list.number !== null,
  email: list.email !== null,
  search: list.search !== null,
  partOfNumber: list.partOfNumber !== null,
});
type Shape = ReturnType<typeof shapeOf>;
type PageShape = Shape & PageForm & { selection: FieldSelection };

const isStatus = sql`${orders.status} = any(${placeholder('status')}::order_status[])`;
const isPaymentStatus = sql`${orders.paymentStatus} = any(${placeholder('paymentStatus')}::order_payment_status[])`;

const contains = (text: 'searchPattern' | 'numberPattern') =>
  sql`${orderSearchText(orders)} like lower(${placeholder(text)})`;

const hasStatus = ({ status, paymentStatus }: Shape) =>
  and(status ? isStatus : undefined, paymentStatus ? isPaymentStatus : undefined);

const matchesSearch = ({ search, partOfNumber }: Shape) =>
  search ? or(contains('searchPattern'), partOfNumber ? contains('numberPattern') : undefined) : undefined;

const hasEmail = ({ email }: Shape) =>
  email ? sql`lower(${orders.email}) = lower(${placeholder('email')})` : undefined;

/** Keeps the planner from using an index for a condition: the condition then filters the rows that another index finds. */
const asFilter = (condition: SQL | undefined) => condition && sql`(${condition}) is true`;

const conditions = (shape: Shape) =>
  and(
    shape.customerId ? eq(orders.customerId, placeholder('customerId')) : undefined,
    shape.placedFrom ? gte(orders.placedAt, placeholder('placedFrom')) : undefined,
    shape.placedBefore ? lt(orders.placedAt, placeholder('placedBefore')) : undefined,
    shape.number ? eq(orders.number, placeholder('number')) : undefined,
  );

const allConditions = (shape: Shape) =>
  and(conditions(shape), hasEmail(shape), hasStatus(shape), matchesSearch(shape));

const SORTING = {
  by: sql`${orders.placedAt}`,
  id: orders.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const pageQuery = (db: Queryable, { selection, ...shape }: PageShape, nested: boolean) => {
  const keys = keyset(SORTING, shape);
  const page = (condition: SQL | undefined) =>
    db
      .select(orderFields(selection, shape.hasCursors ? ['id', 'placedAt'] : ['id']))
      .from(orders)
      .where(condition)
      .orderBy(...keys.orderBy)
      .limit(keys.limit);

  // The index on the customer or e-mail address finds the rows, and `rest` only filters them.
  const rest = and(hasStatus(shape), matchesSearch(shape));
  if (nested || shape.customerId) {
    const ofParent = nested ? sql`${orders.customerId} = parent.id` : undefined;
    return page(and(ofParent, conditions(shape), asFilter(and(hasEmail(shape), rest)), keys.seekCondition));
  }
  if (shape.email) return page(and(hasEmail(shape), conditions(shape), asFilter(rest), keys.seekCondition));
  if (shape.search) {
    // Finds rare matches with the text index alone. If PostgreSQL combined it with the index on time, it would read all orders
    // of the period.
    const filter = asFilter(and(conditions(shape), hasStatus(shape), keys.seekCondition));
    const ids = pageIds({
      table: orders,
      condition: allConditions(shape),
      page: keys,
      mayHaveManyMatches: true,
      fallback: (scanIncomplete) =>
        sql`select ${orders.id} as id from ${orders} where ${and(scanIncomplete, matchesSearch(shape), filter)}
          order by ${keys.unindexedOrder} limit ${keys.limit}`,
    });
    return page(sql`${orders.id} = any(array(${ids}))`);
  }
  if (shape.status || shape.paymentStatus)
    return page(sql`${orders.id} = any(array(${idsByStatus(db, shape)}))`);
  return page(and(conditions(shape), keys.seekCondition));
};

/** Each combination of statuses has a sorted index range. Reads one page from each range, and merges these pages. */
function idsByStatus(db: Queryable, shape: Shape & PageForm) {
  const { seekCondition, orderBy, limit } = keyset(SORTING, shape);
  const each = db
    .select({ id: orders.id, placedAt: orders.placedAt })
    .from(orders)
    .where(
      and(
        sql`${orders.status} = requested.status`,
        shape.paymentStatus ? sql`${orders.paymentStatus} = requested.payment_status` : undefined,
        conditions(shape),
        seekCondition,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
    .as('each');
  const merged = keyset({ ...SORTING, by: sql`${each.placedAt}`, id: each.id }, shape);
  const statuses = shape.status
    ? sql`unnest(${placeholder('status')}::order_status[])`
    : sql`unnest(enum_range(null::order_status))`;
  const paymentStatuses = shape.paymentStatus
    ? sql`cross join unnest(${placeholder('paymentStatus')}::order_payment_status[]) as payment_status`
    : sql``;
  return db
    .select({ id: each.id })
    .from(sql`(select distinct * from ${statuses} as status ${paymentStatuses}) requested`)
    .crossJoinLateral(each)
    .orderBy(...merged.orderBy)
    .limit(merged.limit);
}

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
/** The values of the filters' placeholders. */
const filterValues = (list: OrderList) => ({
  ...list,
  searchPattern: list.search && partPattern(list.search),
  numberPattern: list.partOfNumber && partPattern(list.partOfNumber),
});
const values = (list: OrderList, page: Page) => ({ ...filterValues(list), ...pageValues(page) });

/** Reads a page. See `readConnection` for the number of rows. */
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
      count: boundedCount(rowsOf(orders, and(sql`${orders.customerId} = parent.id`, allConditions(shape)))),
    })
    .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`),
);

export const countOrders = (db: Database, list: OrderList): Promise<number> =>
  countOnce(db, rowsOf(orders, allConditions(shapeOf(list))), filterValues(list));

export const orderCountsByCustomerIds = (db: Database, parentIds: readonly string[], list: OrderList) =>
  plannedForValues(db, (tx) =>
    findCountsByParents(tx, shapeOf(list)).execute({ ...filterValues(list), parentIds }),
  );
