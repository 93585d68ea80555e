import { and, asc, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Database, type Transaction } from '../../platform/db/client.ts';
import { orders, payments, type OrderRow } from '../../platform/db/schema.ts';

const longerAgo = (moment: typeof orders.placedAt | typeof payments.createdAt) =>
  sql`${moment} < now() - make_interval(secs => ${placeholder('ttlSeconds')})`;

/** That there is money to come, and none came or is on its way: an attempt of late may still be confirmed. */
const isOverdue = and(
  eq(orders.status, 'PENDING'),
  sql`${orders.total} > 0`,
  longerAgo(orders.placedAt),
  sql`not exists (
    select from ${payments}
    where ${payments.orderId} = ${orders.id}
      and case ${payments.status}
        when 'PENDING' then not ${longerAgo(payments.createdAt)}
        else ${payments.status} not in ('FAILED', 'VOIDED')
      end
  )`,
);

const findOverdue = prepared((db) =>
  db
    .select({ id: orders.id, placedAt: orders.placedAt })
    .from(orders)
    .where(
      and(
        isOverdue,
        sql`(${orders.placedAt}, ${orders.id}) > (${placeholder('placedAt')}::timestamptz, ${placeholder('id')}::uuid)`,
      ),
    )
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(placeholder('limit')),
);

/** Where an order stands among all, the oldest first. */
export type OrderPlace = { id: string; placedAt: Date };

const BEFORE_ALL: OrderPlace = { id: '00000000-0000-0000-0000-000000000000', placedAt: new Date(0) };

/** The oldest orders, after that one, that were not paid in time. */
export const overdueOrders = (
  db: Database,
  ttlSeconds: number,
  limit: number,
  after: OrderPlace = BEFORE_ALL,
): Promise<OrderPlace[]> =>
  findOverdue(db).execute({ ttlSeconds, limit, id: after.id, placedAt: after.placedAt.toISOString() });

const lockUnlessTaken = prepared((db) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.id, placeholder('id')))
    .for('no key update', { skipLocked: true }),
);

const findIfOverdue = prepared((db) =>
  db
    .select()
    .from(orders)
    .where(and(eq(orders.id, placeholder('id')), isOverdue)),
);

/**
 * Null where somebody else is at it, or it was paid or cancelled meanwhile. A statement of its own looks again once the
 * order is locked: the one that locks does not see a payment that came while it did.
 */
export async function lockIfOverdue(
  tx: Transaction,
  id: string,
  ttlSeconds: number,
): Promise<OrderRow | null> {
  const [locked] = await lockUnlessTaken(tx).execute({ id });
  if (!locked) return null;
  const [order] = await findIfOverdue(tx).execute({ id, ttlSeconds });
  return order ?? null;
}
