import { placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { shop } from '../../platform/db/schema.ts';
import { IP_ADDRESS_LIMIT_FACTOR, type UnpaidLimits } from './unpaid-limits.ts';

const checkLimit = prepared((db) =>
  db
    .select({
      isWithin: sql<boolean>`is_within_unpaid_limit(${placeholder('customerId')}::uuid, ${placeholder('guestEmail')}::text, ${placeholder('network')}::text,
        ${placeholder('total')}::bigint, ${placeholder('maxOrders')}::int, ${placeholder('maxTotal')}::bigint,
        ${placeholder('ipAddressFactor')}::int)`,
    })
    .from(shop),
);

type NewOrder = { customerId: string | null; guestEmail: string | null; network: string; total: bigint };

/** Returns whether a new order is within the limits. Shows why the commit statement, which checks them too, placed no order. */
export async function isWithinUnpaidLimits(
  db: Queryable,
  { maxOrders, maxTotal }: UnpaidLimits,
  order: NewOrder,
): Promise<boolean> {
  const [row] = await checkLimit(db).execute({
    ...order,
    maxOrders,
    maxTotal,
    ipAddressFactor: IP_ADDRESS_LIMIT_FACTOR,
  });
  return row!.isWithin;
}
