import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/db/client.ts';
import { takeLock } from '../platform/db/locks.ts';

/**
 * Inserts the order log entries that the relay would have written, from the orders' history and payments. Holds the relay's
 * lock until the transaction ends, so that positions increase in commit order.
 */
export async function insertChanges(tx: Queryable, orderIds: readonly string[]): Promise<void> {
  await takeLock(tx, 'relay');
  await tx.execute(sql`
    with given as (
      select order_id, refunds.amount, refunds.updated_at as at
      from refunds join payments on payments.id = payment_id where refunds.status = 'SUCCEEDED'
    ),
    change as (
      select order_id, case "to" when 'PENDING' then 'PLACED' else "to"::text end as kind, "to" as status,
        null::bigint as amount, at, 2 as rank
      from order_events
      union all
      select order_id, 'PAID', 'PENDING', amount, captured_at, 1 from payments where captured_at is not null
      union all
      select order_id, 'REFUNDED', orders.status, amount, at, 3 from given join orders on orders.id = order_id
    )
    insert into order_changes (order_id, kind, status, paid, refunded, amount, at)
    select change.order_id, kind::order_change_kind, status, paid.amount, refunded.amount, change.amount, change.at
    from change
      cross join lateral (
        select coalesce(sum(amount), 0) as amount from payments
        where order_id = change.order_id and captured_at <= change.at
      ) paid
      cross join lateral (
        select coalesce(sum(amount), 0) as amount from given where order_id = change.order_id and at <= change.at
      ) refunded
    where change.order_id = any(${sql.param(orderIds)}::uuid[])
    order by change.at, rank`);
}
