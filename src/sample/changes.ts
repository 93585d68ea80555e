import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/db/client.ts';
import { takeLock } from '../platform/db/locks.ts';

/**
 * Inserts the order log entries that the relay would have written, from the orders' history and payments. Holds the relay's
 * lock until the transaction ends, so that positions increase in commit order.
 */
export async function insertChanges(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  await takeLock(tx, 'relay');
  const ids = sql`any(${sql.param(orderIds)}::uuid[])`;
  // Reads each table once, and computes the sums of each order with a window. For a large seed, a statement per change would
  // take minutes.
  await tx.execute(sql`
    with change as (
      select order_id, case "to" when 'PENDING' then 'PLACED' else "to"::text end as kind, "to" as status,
        null::bigint as amount, 0 as paid, 0 as refunded, at, 2 as rank
      from order_events where order_id = ${ids}
      union all
      select order_id, 'PAID', 'PENDING', amount, amount, 0, captured_at, 1
      from payments where order_id = ${ids} and captured_at is not null
      union all
      select order_id, 'REFUNDED', orders.status, refunds.amount, 0, refunds.amount, refunds.updated_at, 3
      from refunds join payments on payments.id = payment_id join orders on orders.id = order_id
      where order_id = ${ids} and refunds.status = 'SUCCEEDED'
    )
    insert into order_changes (order_id, kind, status, paid, refunded, amount, at)
    select order_id, kind::order_change_kind, status, sum(paid) over until_then, sum(refunded) over until_then, amount, at
    from change
    -- The default frame includes the payments and refunds of the same instant.
    window until_then as (partition by order_id order by at)
    order by at, rank`);
}
