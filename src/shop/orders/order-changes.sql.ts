import { asc, between, gt, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import {
  orderChanges,
  outbox,
  type OrderChangeKind,
  type OrderChangeRow,
  type OrderRow,
} from '../../platform/db/schema.ts';
import { currentTraceparent } from '../../platform/telemetry/tracing.ts';
import type { LogRange } from '../../platform/events/log-range.ts';

type OrderChangeFacts = {
  /** Null: now. */
  at?: Date | null;
  /** The amount of the payment or refund that changed. */
  amount?: bigint | null;
  /** Whether a payment was declined. */
  isDeclined?: boolean;
};

/**
 * Inserts an outbox event for a change of an order, with the order's totals and parcel after it. The caller must hold the order's
 * lock, so that changes are published in the order in which they were made.
 */
export const recordOrderChange = (
  tx: Transaction,
  { id, customerId, status, carrier, trackingNumber }: OrderRow,
  change: OrderChangeKind,
  { at = null, amount = null, isDeclined = false }: OrderChangeFacts = {},
) => {
  const traceparent = currentTraceparent();
  const more = { ...(isDeclined && { isDeclined }), ...(traceparent && { traceparent }) };
  return tx.execute(sql`
    insert into ${outbox} (kind, data)
    select 'ORDER_CHANGED', jsonb_build_object(
      'orderId', ${id}::uuid, 'customerId', ${customerId}::uuid, 'change', ${change}::text, 'status', ${status}::text,
      'paid', money.paid::text, 'refunded', money.refunded::text, 'amount', ${amount}::bigint::text,
      'parcel', jsonb_build_object('carrier', ${carrier}::text, 'trackingNumber', ${trackingNumber}::text),
      'at', coalesce(${at?.toISOString() ?? null}::timestamptz, clock_timestamp())) || ${JSON.stringify(more)}::jsonb
    from (
      select coalesce(sum(amount) filter (where captured_at is not null), 0) as paid, coalesce(sum(refunded), 0) as refunded
      from payments where order_id = ${id}::uuid and status not in ('FAILED', 'VOIDED')
    ) money`);
};

const findAfter = prepared((db) =>
  db
    .select()
    .from(orderChanges)
    .where(gt(orderChanges.position, placeholder('position')))
    .orderBy(asc(orderChanges.position))
    .limit(placeholder('limit')),
);

/** Finds the changes of orders after a position, oldest first. */
export const orderChangesAfter = (
  db: Queryable,
  position: bigint,
  limit: number,
): Promise<OrderChangeRow[]> => findAfter(db).execute({ position, limit });

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
