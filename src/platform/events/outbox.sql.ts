import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import type { OrderChangeRow } from '../db/schema.ts';
import type { OutboxEvent } from './events.ts';

/** An entry of the order log. */
export type OrderLogEntry = Pick<OrderChangeRow, 'position' | 'orderId' | 'kind'>;

/** The position as text, since JSON numbers are not exact. */
type JsonEntry = Omit<OrderLogEntry, 'position'> & { position: string };

/**
 * Deletes up to `limit` events from the outbox, oldest first, and inserts the events about orders into the order log.
 * Returns no events if another relay has the lock. A relay keeps the lock until its transaction ends.
 *
 * An event may commit after events with higher ids were claimed. It then gets a higher position than those events, so a
 * client that reads the log after a position misses no event.
 */
export async function claimEvents(
  tx: Transaction,
  limit: number,
): Promise<{ events: OutboxEvent[]; orderChanges: OrderLogEntry[] }> {
  const { rows } = await tx.execute<{ events: OutboxEvent[] | null; entries: JsonEntry[] | null }>(sql`
    with relay as materialized (select pg_try_advisory_xact_lock(${LOCKS.relay}) as has_lock),
    claimed as (
      delete from outbox
      where id = any (array(select id from outbox where (select has_lock from relay) order by id limit ${limit}))
      returning id, kind, data
    ),
    logged as (
      insert into order_changes (order_id, kind, status, paid, refunded, amount, parcel, at)
      select (data ->> 'orderId')::uuid, (data ->> 'change')::order_change_kind, (data ->> 'status')::order_status,
        (data ->> 'paid')::bigint, (data ->> 'refunded')::bigint, (data ->> 'amount')::bigint, data -> 'parcel', (data ->> 'at')::timestamptz
      from claimed where kind = 'ORDER_CHANGED' order by id
      returning position, order_id, kind
    )
    select
      (select json_agg(json_build_object('kind', kind, 'data', data) order by id) from claimed) as events,
      (select json_agg(json_build_object('position', position::text, 'orderId', order_id, 'kind', kind) order by position)
        from logged) as entries`);
  const { events, entries } = rows[0]!;
  const orderChanges = (entries ?? []).map((entry) => ({ ...entry, position: BigInt(entry.position) }));
  return { events: events ?? [], orderChanges };
}
