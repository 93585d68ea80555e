import { and, asc, eq, placeholder, sql } from 'drizzle-orm';
import { hashSecret } from '../../platform/crypto/secrets.ts';
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
import type { OrderAccess } from './order-access.ts';
import { parseOrderNumber } from './order-number.ts';
import { orderFields, type ReadDetails, type ReadOrder } from './order-selection.sql.ts';

/** A line with the columns of its order that its amounts need. */
export type OrderDetailsOf = ReadDetails & Pick<OrderRow, 'currency' | 'pricesIncludeTax'>;

type OrderKey = { by: 'id' | 'number' | 'token'; value: string };

const findOrders = prepared((db) =>
  db
    .select()
    .from(orders)
    .where(sql`${orders.id} = any(${placeholder('ids')})`),
);

export const ordersByIds = (db: Queryable, ids: readonly string[]) => findOrders(db).execute({ ids });

type OrderShape = { by: OrderKey['by']; isLimited: boolean; selection: FieldSelection };

const KEY_COLUMNS = { id: orders.id, number: orders.number, token: orders.accessTokenHash };

const findOrder = prepared((db, { by, isLimited, selection }: OrderShape) =>
  db
    .select(orderFields(selection, ['id']))
    .from(orders)
    .where(
      and(
        eq(KEY_COLUMNS[by], placeholder('key')),
        isLimited ? isOpenTo(placeholder('customerId'), placeholder('tokenHash')) : undefined,
      ),
    ),
);

/** Null matches no order, not even an order without a customer or token. */
export const isOpenTo = (customerId: unknown, tokenHash: unknown) =>
  sql`(${orders.customerId} = ${customerId}::uuid or ${orders.accessTokenHash} = ${tokenHash}::bytea)`;

const keyValue = ({ by, value }: OrderKey) =>
  by === 'number' ? parseOrderNumber(value) : by === 'token' ? hashSecret(value) : value;

/** Finds an order by id, number or token. A token needs no other permission. */
export async function orderByKey(
  db: Queryable,
  key: OrderKey,
  access: OrderAccess,
  selection: FieldSelection = ALL_COLUMNS,
): Promise<ReadOrder | null> {
  const isLimited = access !== null && key.by !== 'token';
  const [order] = await findOrder(db, { by: key.by, isLimited, selection }).execute({
    key: keyValue(key),
    ...access,
  });
  return order ?? null;
}

/** The account or guest that placed an order. Idempotency keys are unique per placer. */
type Placer = { by: 'customerId'; value: string } | { by: 'guestKey'; value: Buffer };

const findByIdempotencyKey = prepared((db, by: Placer['by']) =>
  db
    .select()
    .from(orders)
    .where(
      and(eq(orders[by], placeholder('placer')), eq(orders.idempotencyKey, placeholder('idempotencyKey'))),
    ),
);

export async function orderByIdempotencyKey(
  db: Queryable,
  { by, value: placer }: Placer,
  idempotencyKey: string,
): Promise<OrderRow | null> {
  const [order] = await findByIdempotencyKey(db, by).execute({ placer, idempotencyKey });
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

/** Locks an order. Waits for concurrent changes to it. */
export async function lockOrder(tx: Transaction, id: string, access: OrderAccess): Promise<OrderRow | null> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.id, id), access ? isOpenTo(access.customerId, access.tokenHash) : undefined))
    .for('no key update');
  return order ?? null;
}

export type Parcel = Partial<ShippedParcel>;

/** Sets `updatedAt` to the current time. `now()` is the start of the transaction, possibly before a change for which it waited. */
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
      ...(status !== 'PENDING' && { placedByNetwork: null }),
      updatedAt: sql`clock_timestamp()`,
    })
    .where(eq(orders.id, id))
    .returning();
  return order!;
}

/** Does not set `updatedAt`, because the status does not change. */
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
      placedByNetwork: null,
      shippingAddress: sql`jsonb_set(${orders.shippingAddress}, '{phone}', 'null')`,
      billingAddress: sql`jsonb_set(${orders.billingAddress}, '{phone}', 'null')`,
    })
    .where(eq(orders.customerId, customerId));

export const insertStatusChange = (tx: Transaction, values: typeof orderEvents.$inferInsert) =>
  tx.insert(orderEvents).values(values);
