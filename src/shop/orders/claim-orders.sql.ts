import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../../platform/db/client.ts';
import { orders, type OrderRow, type UserRow } from '../../platform/db/schema.ts';

/** Moves guests' orders to an account, and invalidates their tokens. Locks the orders sorted by id. */
function claim(tx: Transaction, customerId: string, condition: SQL): Promise<OrderRow[]> {
  const locked = tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(condition, isNotNull(orders.accessTokenHash)))
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

/** Claims the orders that guests placed with the e-mail address of the user. The user must have verified it. */
export const claimOrdersByEmail = (tx: Transaction, { id, email }: Pick<UserRow, 'id' | 'email'>) =>
  claim(tx, id, sql`lower(${orders.email}) = lower(${email})`);
