import { and, asc, eq, getColumns, or, placeholder, sql } from 'drizzle-orm';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { orders, payments, type OrderRow, type PaymentRow } from '../../platform/db/schema.ts';
import type { OrderAccess } from '../orders/order-access.ts';
import { optionalOrderChangeData, orderChangeData } from '../orders/order-changes.sql.ts';
import { isOpenTo } from '../orders/orders.sql.ts';

/** The transaction that wrote the order's row last. A trigger updates the row if a payment changes the order's payment status. */
const version = sql<string>`${orders}.xmin::text`;

/** An order with its payments, oldest first, at one moment. */
export type OrderToPay = {
  order: OrderRow;
  version: string;
  payments: PaymentRow[];
  /** The payment that the payer started with the idempotency key, also for another order. A guest's key is unique per order. */
  earlier: PaymentRow | null;
};

type Payer = { payerId: string | null; idempotencyKey: string };

const findOrder = prepared((db, isLimited: boolean) =>
  db
    .select({ order: orders, version: version.as('version'), payment: payments })
    .from(orders)
    .leftJoin(
      payments,
      or(
        eq(payments.orderId, placeholder('orderId')),
        and(
          eq(payments.payerId, placeholder('payerId')),
          eq(payments.idempotencyKey, placeholder('idempotencyKey')),
        ),
      ),
    )
    .where(
      and(
        eq(orders.id, placeholder('orderId')),
        isLimited ? isOpenTo(placeholder('customerId'), placeholder('tokenHash')) : undefined,
      ),
    )
    .orderBy(asc(payments.id)),
);

/** Reads all that decides whether an order can be paid, in one statement. */
export async function orderToPay(
  db: Queryable,
  orderId: string,
  access: OrderAccess,
  { payerId, idempotencyKey }: Payer,
): Promise<OrderToPay | null> {
  const rows = await findOrder(db, access !== null).execute({ orderId, payerId, idempotencyKey, ...access });
  if (!rows[0]) return null;
  const paymentRows = rows.flatMap(({ payment }) => payment ?? []);
  const ofOrder = paymentRows.filter((payment) => payment.orderId === orderId);
  const candidates = payerId === null ? ofOrder : paymentRows;
  return {
    order: rows[0].order,
    version: rows[0].version,
    payments: ofOrder,
    earlier:
      candidates.find(
        (payment) => payment.payerId === payerId && payment.idempotencyKey === idempotencyKey,
      ) ?? null,
  };
}

const insert = prepared((db) => {
  const locked = db.$with('locked', {}).as(sql`
    select id, customer_id, status, carrier, tracking_number from ${orders}
    where id = ${placeholder('orderId')} and ${version} = ${placeholder('version')}
    for no key update`);

  const inserted = db.$with('inserted', getColumns(payments)).as(sql`
    insert into ${payments} (id, order_id, payer_id, amount, currency, provider, payment_token, idempotency_key, fingerprint)
    select ${placeholder('id')}::uuid, id, ${placeholder('payerId')}::uuid, ${placeholder('amount')}::bigint,
      ${placeholder('currency')}, ${placeholder('provider')}, ${placeholder('paymentToken')},
      ${placeholder('idempotencyKey')}, ${placeholder('fingerprint')}::bytea
    from locked
    returning *`);

  const event = db.$with('event', {}).as(sql`
    insert into outbox (kind, data)
    select 'ORDER_CHANGED', ${orderChangeData({
      id: sql`locked.id`,
      customerId: sql`locked.customer_id`,
      change: sql`'PAYMENT_CHANGED'`,
      status: sql`locked.status`,
      // An order without a live payment has no amount paid or refunded.
      paid: sql`0`,
      refunded: sql`0`,
      amount: sql`inserted.amount`,
      carrier: sql`locked.carrier`,
      trackingNumber: sql`locked.tracking_number`,
      at: sql`clock_timestamp()`,
      optionalData: sql`${placeholder('optionalData')}`,
    })}
    from locked, inserted`);

  return db.with(locked, inserted, event).select().from(inserted);
});

type NewPayment = Payer &
  Pick<PaymentRow, 'amount' | 'currency' | 'provider' | 'fingerprint'> & { paymentToken: string };

/**
 * Inserts a payment, and its event, for an order without a live payment. Locks the order, and returns null if the order or its
 * payments have changed since they were read.
 */
export async function insertPayment(
  db: Queryable,
  { order, version: readVersion }: OrderToPay,
  payment: NewPayment,
): Promise<PaymentRow | null> {
  const [inserted] = await insert(db).execute({
    id: uuidv7(),
    orderId: order.id,
    version: readVersion,
    optionalData: optionalOrderChangeData(false),
    ...payment,
  });
  return inserted ?? null;
}
