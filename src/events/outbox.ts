import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import { orderChanges, type OrderChangeRow } from '../db/schema.ts';
import type { Event, Events } from './events.ts';

/**
 * Takes events out of the outbox, in the order in which they were written; none where another relay has its turn, which
 * lasts until its transaction ends. An event that was committed late, after others with higher numbers, comes with the next
 * turn: events are told in the order of their commits.
 */
export async function takeEvents(tx: Transaction, most: number): Promise<Event[]> {
  const { rows } = await tx.execute<Event>(sql`
    with turn as materialized (select pg_try_advisory_xact_lock(${LOCKS.relay}) as is_ours),
    taken as (
      delete from outbox
      where id = any (array(select id from outbox where (select is_ours from turn) order by id limit ${most}))
      returning id, kind, data
    )
    select kind, data from taken order by id`);
  return rows;
}

/** Gives changes their positions, which go up in the order given. The relay's turn keeps others from doing so meanwhile. */
export async function insertOrderChanges(
  tx: Transaction,
  changes: readonly Events['ORDER_CHANGED'][],
): Promise<OrderChangeRow[]> {
  if (changes.length === 0) return [];
  return tx
    .insert(orderChanges)
    .values(
      changes.map(({ orderId, change, status, paid, refunded, amount, at }) => ({
        orderId,
        kind: change,
        status,
        paid: BigInt(paid),
        refunded: BigInt(refunded),
        amount: amount === null ? null : BigInt(amount),
        at: new Date(at),
      })),
    )
    .returning();
}
