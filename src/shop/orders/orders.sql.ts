import { and, asc, eq, placeholder, sql } from 'drizzle-orm';
import { ALL_COLUMNS, type FieldSelection } from '../../platform/db/query/selected-columns.ts';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import {
  orderDetails,
  orderEvents,
  orders,
  type OrderDetailsRow,
  type OrderEventRow,
  type OrderRow,
  type OrderStatus,
  type Parcel as ShippedParcel,
} from '../../platform/db/schema.ts';
import { readOrderNumber } from './order-number.ts';
import { orderFields, type ReadDetails, type ReadOrder } from './order-selection.sql.ts';

/** A line with the columns of its order that its amounts need. */
export type OrderDetailsOf = ReadDetails & Pick<OrderRow, 'currency' | 'pricesIncludeTax'>;

type OrderKey = { by: 'id' | 'number'; value: string };

const findOrders = prepared((db) =>
  db
    .select()
    .from(orders)
    .where(sql`${orders.id} = any(${placeholder('ids')})`),
);

export const ordersByIds = (db: Queryable, ids: readonly string[]) => findOrders(db).execute({ ids });

type OrderShape = { by: OrderKey['by']; owned: boolean; selection: FieldSelection };

const findOrder = prepared((db, { by, owned, selection }: OrderShape) =>
  db
    .select(orderFields(selection, ['id']))
    .from(orders)
    .where(
      and(
        eq(orders[by], placeholder('key')),
        owned ? eq(orders.customerId, placeholder('customerId')) : undefined,
      ),
    ),
);

/** With a `customerId`, returns only an order of this customer. Null: any order, for staff. */
export async function orderByKey(
  db: Queryable,
  { by, value }: OrderKey,
  customerId: string | null,
  selection: FieldSelection = ALL_COLUMNS,
): Promise<ReadOrder | null> {
  const key = by === 'number' ? readOrderNumber(value) : value;
  const [order] = await findOrder(db, { by, owned: customerId !== null, selection }).execute({
    key,
    customerId,
  });
  return order ?? null;
}

const findByIdempotencyKey = prepared((db) =>
  db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.customerId, placeholder('customerId')),
        eq(orders.idempotencyKey, placeholder('idempotencyKey')),
      ),
    ),
);

export async function orderByIdempotencyKey(
  db: Queryable,
  customerId: string,
  idempotencyKey: string,
): Promise<OrderRow | null> {
  const [order] = await findByIdempotencyKey(db).execute({ customerId, idempotencyKey });
  return order ?? null;
}

const findDetails = prepared((db) =>
  db
    .select()
    .from(orderDetails)
    .where(sql`${orderDetails.orderId} = any(${placeholder('orderIds')})`)
    .orderBy(asc(orderDetails.orderId), asc(orderDetails.position)),
);

export const detailsByOrderIds = (db: Queryable, orderIds: readonly string[]): Promise<OrderDetailsRow[]> =>
  findDetails(db).execute({ orderIds });

const findStatusChanges = prepared((db) =>
  db
    .select()
    .from(orderEvents)
    .where(sql`${orderEvents.orderId} = any(${placeholder('orderIds')})`)
    .orderBy(asc(orderEvents.orderId), asc(orderEvents.at), asc(orderEvents.id)),
);

export const statusChangesByOrderIds = (
  db: Queryable,
  orderIds: readonly string[],
): Promise<OrderEventRow[]> => findStatusChanges(db).execute({ orderIds });

/** Locks an order. Waits for concurrent changes to it. `customerId` as in `orderByKey`. */
export async function lockOrder(
  tx: Transaction,
  id: string,
  customerId: string | null,
): Promise<OrderRow | null> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.id, id), customerId === null ? undefined : eq(orders.customerId, customerId)))
    .for('no key update');
  return order ?? null;
}

export type Parcel = Partial<ShippedParcel>;

/** Sets the clock's time: `now()` is the start of the transaction, possibly before the change that it waited for. */
export async function updateStatus(
  tx: Transaction,
  id: string,
  status: OrderStatus,
  parcel: Parcel,
): Promise<OrderRow> {
  const [order] = await tx
    .update(orders)
    .set({
      ...parcel,
      status,
      ...(status !== 'PENDING' && { placedFrom: null }),
      updatedAt: sql`clock_timestamp()`,
    })
    .where(eq(orders.id, id))
    .returning();
  return order!;
}

/** Keeps `updatedAt`: the status does not change. */
export async function updateParcel(tx: Transaction, id: string, parcel: Parcel): Promise<OrderRow> {
  const [order] = await tx.update(orders).set(parcel).where(eq(orders.id, id)).returning();
  return order!;
}

/** Deletes the contact details of a customer's orders. Keeps the fields that an invoice must show. */
export const deleteContactDetails = (tx: Transaction, customerId: string) =>
  tx
    .update(orders)
    .set({
      email: null,
      notes: null,
      placedFrom: null,
      shippingAddress: sql`jsonb_set(${orders.shippingAddress}, '{phone}', 'null')`,
    })
    .where(eq(orders.customerId, customerId));

export const insertStatusChange = (tx: Transaction, values: typeof orderEvents.$inferInsert) =>
  tx.insert(orderEvents).values(values);
