import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import type { OrderChangeRow } from '../db/schema.ts';
import type { Event } from './events.ts';

/** A change of an order as the log has it. */
export type OrderLogEntry = Pick<OrderChangeRow, 'position' | 'orderId' | 'kind'>;

/** Its position is text, since numbers of JSON are not exact. */
type WrittenEntry = Omit<OrderLogEntry, 'position'> & { position: string };

/**
 * Takes events out of the outbox, in the order in which they were written, and enters those about orders in their log; none
 * where another relay has its turn, which lasts until its transaction ends. An event that was committed late, after others
 * with higher numbers, comes with a later turn and gets a later position: positions go up in the order of the commits.
 */
export async function claimEvents(
  tx: Transaction,
  most: number,
): Promise<{ events: Event[]; orderChanges: OrderLogEntry[] }> {
  const { rows } = await tx.execute<{ events: Event[] | null; entries: WrittenEntry[] | null }>(sql`
    with turn as materialized (select pg_try_advisory_xact_lock(${LOCKS.relay}) as is_ours),
    taken as (
      delete from outbox
      where id = any (array(select id from outbox where (select is_ours from turn) order by id limit ${most}))
      returning id, kind, data
    ),
    entered as (
      insert into order_changes (order_id, kind, status, paid, refunded, amount, at)
      select (data ->> 'orderId')::uuid, (data ->> 'change')::order_change_kind, (data ->> 'status')::order_status,
        (data ->> 'paid')::bigint, (data ->> 'refunded')::bigint, (data ->> 'amount')::bigint, (data ->> 'at')::timestamptz
      from taken where kind = 'ORDER_CHANGED' order by id
      returning position, order_id, kind
    )
    select
      (select json_agg(json_build_object('kind', kind, 'data', data) order by id) from taken) as events,
      (select json_agg(json_build_object('position', position::text, 'orderId', order_id, 'kind', kind) order by position)
        from entered) as entries`);
  const { events, entries } = rows[0]!;
  const orderChanges = (entries ?? []).map((entry) => ({ ...entry, position: BigInt(entry.position) }));
  return { events: events ?? [], orderChanges };
}
