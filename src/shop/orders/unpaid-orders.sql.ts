import { and, asc, eq, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Database, type Transaction } from '../../platform/db/client.ts';
import { orders, payments, type OrderRow } from '../../platform/db/schema.ts';

const isOlderThanTtl = (moment: typeof orders.placedAt | typeof payments.createdAt) =>
  sql`${moment} < now() - make_interval(secs => ${placeholder('ttlSeconds')})`;

/** The owners whose orders expire: guests or accounts. A claimed order belongs to an account. */
export type Owners = 'guests' | 'accounts';

const IS_OWNED_BY: Record<Owners, SQL> = {
  guests: sql`${orders.customerId} is null and ${orders.guestKey} is not null`,
  accounts: sql`(${orders.customerId} is not null or ${orders.guestKey} is null)`,
};

/**
 * An order is overdue if it has an amount to pay and was not paid within its TTL. A PENDING payment may still succeed: it prevents the
 * expiry until it is older than the TTL.
 */
const isOverdue = (owners: Owners) =>
  and(
    IS_OWNED_BY[owners],
    eq(orders.status, 'PENDING'),
    sql`${orders.total} > 0`,
    isOlderThanTtl(orders.placedAt),
    sql`not exists (
    select from ${payments}
    where ${payments.orderId} = ${orders.id}
      and case ${payments.status}
        when 'PENDING' then not ${isOlderThanTtl(payments.createdAt)}
        else ${payments.status} not in ('FAILED', 'VOIDED')
      end
  )`,
  );

const findOverdue = prepared((db, owners: Owners) =>
  db
    .select({ id: orders.id, placedAt: orders.placedAt })
    .from(orders)
    .where(
      and(
        isOverdue(owners),
        sql`(${orders.placedAt}, ${orders.id}) > (${placeholder('placedAt')}::timestamptz, ${placeholder('id')}::uuid)`,
      ),
    )
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(placeholder('limit')),
);

/** The position of an order in the list of all orders, oldest first. */
export type OrderPosition = { id: string; placedAt: Date };

/** Returns the position before all orders that were placed at `placedAt` or later. */
export const positionBefore = (placedAt: Date): OrderPosition => ({
  id: '00000000-0000-0000-0000-000000000000',
  placedAt,
});

/** Returns the oldest orders after a position that were not paid in time. */
export const overdueOrders = (
  db: Database,
  owners: Owners,
  ttlSeconds: number,
  limit: number,
  after: OrderPosition,
): Promise<OrderPosition[]> =>
  findOverdue(db, owners).execute({
    ttlSeconds,
    limit,
    id: after.id,
    placedAt: after.placedAt.toISOString(),
  });

const lockWithoutWaiting = prepared((db) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.id, placeholder('id')))
    .for('no key update', { skipLocked: true }),
);

const findIfOverdue = prepared((db, owners: Owners) =>
  db
    .select()
    .from(orders)
    .where(and(eq(orders.id, placeholder('id')), isOverdue(owners))),
);

/**
 * Locks an order that was not paid in time. Returns null if the order is locked by another transaction, or was paid or
 * cancelled. A second statement checks again under the lock: the locking statement does not see a payment that committed
 * while it ran.
 */
export async function lockIfOverdue(
  tx: Transaction,
  id: string,
  owners: Owners,
  ttlSeconds: number,
): Promise<OrderRow | null> {
  const [locked] = await lockWithoutWaiting(tx).execute({ id });
  if (!locked) return null;
  const [order] = await findIfOverdue(tx, owners).execute({ id, ttlSeconds });
  return order ?? null;
}
