import { asc, between, gte, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import {
  orderChanges,
  outbox,
  type OrderChangeKind,
  type OrderChangeRow,
  type OrderRow,
} from '../../platform/db/schema.ts';
import { withTraceparent } from '../../platform/telemetry/tracing.ts';
import type { LogRange } from '../../platform/events/log-range.ts';

type ChangeData = Record<
  | 'id'
  | 'customerId'
  | 'change'
  | 'status'
  | 'paid'
  | 'refunded'
  | 'amount'
  | 'carrier'
  | 'trackingNumber'
  | 'at'
  | 'optionalData',
  SQL
>;

/** The data of an ORDER_CHANGED event, with the paid and refunded amounts and the parcel of the order after the change. */
export const orderChangeData = (data: ChangeData): SQL => sql`jsonb_build_object(
  'orderId', ${data.id}, 'customerId', ${data.customerId}, 'change', ${data.change}, 'status', ${data.status},
  'paid', ${data.paid}::text, 'refunded', ${data.refunded}::text, 'amount', ${data.amount}::text,
  'parcel', jsonb_build_object('carrier', ${data.carrier}, 'trackingNumber', ${data.trackingNumber}),
  'at', ${data.at}) || ${data.optionalData}::jsonb`;

/** Returns the part of an event's data that only some events have, as JSON: the trace, and whether a payment was declined. */
export const optionalOrderChangeData = (isDeclined: boolean): string =>
  JSON.stringify(withTraceparent(isDeclined ? { isDeclined } : {}));

type OrderChangeFacts = {
  /** Null: the current time. */
  at?: Date | null;
  /** The amount of the payment or refund that changed. */
  amount?: bigint | null;
  /** Whether a payment was declined. */
  isDeclined?: boolean;
};

/**
 * Inserts an outbox event for a change of an order. The caller must hold the lock of the order, so that changes are published in
 * the sequence in which they were made.
 */
export const recordOrderChange = (
  tx: Transaction,
  { id, customerId, status, carrier, trackingNumber }: OrderRow,
  change: OrderChangeKind,
  { at = null, amount = null, isDeclined = false }: OrderChangeFacts = {},
) =>
  tx.execute(sql`
    insert into ${outbox} (kind, data)
    select 'ORDER_CHANGED', ${orderChangeData({
      id: sql`${id}::uuid`,
      customerId: sql`${customerId}::uuid`,
      change: sql`${change}::text`,
      status: sql`${status}::text`,
      paid: sql`money.paid`,
      refunded: sql`money.refunded`,
      amount: sql`${amount}::bigint`,
      carrier: sql`${carrier}::text`,
      trackingNumber: sql`${trackingNumber}::text`,
      at: sql`coalesce(${at?.toISOString() ?? null}::timestamptz, clock_timestamp())`,
      optionalData: sql`${optionalOrderChangeData(isDeclined)}`,
    })}
    from (
      select coalesce(sum(amount) filter (where captured_at is not null), 0) as paid, coalesce(sum(refunded), 0) as refunded
      from payments where order_id = ${id}::uuid and status not in ('FAILED', 'VOIDED')
    ) money`);

const findFrom = prepared((db) =>
  db
    .select()
    .from(orderChanges)
    .where(gte(orderChanges.position, placeholder('position')))
    .orderBy(asc(orderChanges.position))
    .limit(placeholder('limit')),
);

/** Finds the changes of orders from a position on, oldest first. */
export const orderChangesFrom = (db: Queryable, position: bigint, limit: number): Promise<OrderChangeRow[]> =>
  findFrom(db).execute({ position, limit });

const findChanges = prepared((db) =>
  db
    .select()
    .from(orderChanges)
    .where(sql`${orderChanges.position} = any(${placeholder('positions')})`),
);

export const orderChangesByPositions = (
  db: Queryable,
  positions: readonly string[],
): Promise<OrderChangeRow[]> => findChanges(db).execute({ positions });

const findIn = prepared((db) =>
  db
    .select()
    .from(orderChanges)
    .where(between(orderChanges.position, placeholder('from'), placeholder('to')))
    .orderBy(asc(orderChanges.position)),
);

export const orderChangesIn = (db: Queryable, { from, to }: LogRange): Promise<OrderChangeRow[]> =>
  findIn(db).execute({ from, to });
