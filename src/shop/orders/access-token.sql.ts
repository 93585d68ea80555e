import { and, eq } from 'drizzle-orm';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { Queryable } from '../../platform/db/client.ts';
import { orders, type OrderRow } from '../../platform/db/schema.ts';
import type { OrderTokens } from './order-tokens.ts';

/**
 * Returns the token of a guest's order, or null if no guest placed the order, or if an account has claimed it. If the server's secret
 * has changed since the order was placed, stores the hash of the new token.
 */
export async function accessTokenOf(
  db: Queryable,
  tokens: OrderTokens,
  { id, accessTokenHash: storedHash }: Pick<OrderRow, 'id' | 'accessTokenHash'>,
): Promise<string | null> {
  if (storedHash === null) return null;
  const token = tokens.tokenOf(id);
  const accessTokenHash = hashSecret(token);
  if (storedHash.equals(accessTokenHash)) return token;
  const replaced = await db
    .update(orders)
    .set({ accessTokenHash })
    .where(and(eq(orders.id, id), eq(orders.accessTokenHash, storedHash)))
    .returning({ id: orders.id });
  return replaced.length > 0 ? token : null;
}
