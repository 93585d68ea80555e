import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../../platform/db/client.ts';
import { orders, type OrderRow, type UserRow } from '../../platform/db/schema.ts';

/** Moves orders of guests to an account. Their tokens end. Locks them in the order of their ids. */
function claim(tx: Transaction, customerId: string, which: SQL): Promise<OrderRow[]> {
  const locked = tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(which, isNotNull(orders.accessTokenHash)))
    .orderBy(asc(orders.id))
    .for('no key update');
  return tx
    .update(orders)
    .set({ customerId, accessTokenHash: null })
    .where(inArray(orders.id, locked))
    .returning();
}

/** Returns null if no order has this token, or if an account has claimed it. */
export async function claimOrderByToken(
  tx: Transaction,
  customerId: string,
  accessTokenHash: Buffer,
): Promise<OrderRow | null> {
  const [order] = await claim(tx, customerId, eq(orders.accessTokenHash, accessTokenHash));
  return order ?? null;
}

/** Claims the orders that guests placed with an address, which its owner has just verified. */
export const claimOrdersByEmail = (tx: Transaction, { id, email }: Pick<UserRow, 'id' | 'email'>) =>
  claim(tx, id, sql`lower(${orders.email}) = lower(${email})`);
