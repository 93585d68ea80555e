import { and, eq } from 'drizzle-orm';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { Queryable } from '../../platform/db/client.ts';
import { orders, type OrderRow } from '../../platform/db/schema.ts';
import type { OrderTokens } from './order-tokens.ts';

/**
 * Returns the token of a guest's order, or null if no guest placed the order, or if an account has claimed it. If the secret of the server has
 * changed since, the token replaces the stored one.
 */
export async function accessTokenOf(
  db: Queryable,
  tokens: OrderTokens,
  { id, accessTokenHash: stored }: Pick<OrderRow, 'id' | 'accessTokenHash'>,
): Promise<string | null> {
  if (stored === null) return null;
  const token = tokens.tokenOf(id);
  const accessTokenHash = hashSecret(token);
  if (stored.equals(accessTokenHash)) return token;
  const replaced = await db
    .update(orders)
    .set({ accessTokenHash })
    .where(and(eq(orders.id, id), eq(orders.accessTokenHash, stored)))
    .returning({ id: orders.id });
  return replaced.length > 0 ? token : null;
}
