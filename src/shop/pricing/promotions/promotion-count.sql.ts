import { and, count, eq, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/db/client.ts';
import { discountCodes, type DiscountCodeRow } from '../../../platform/db/schema.ts';

/** Limits the work of each quote, which reads all active promotions. */
const MAX_ACTIVE_PROMOTIONS = 50;

/** Returns whether a promotion counts toward the limit: it is active and has not ended. */
export const countsAsActive = ({ isActive, endsAt }: Pick<DiscountCodeRow, 'isActive' | 'endsAt'>): boolean =>
  isActive && (endsAt === null || endsAt.getTime() > Date.now());

/** Returns whether the shop can have one more active promotion. The caller must hold the lock `promotions`. */
export async function isBelowPromotionLimit(tx: Transaction, exceptId: string | null): Promise<boolean> {
  const [row] = await tx
    .select({ count: count() })
    .from(discountCodes)
    .where(
      and(
        eq(discountCodes.kind, 'PROMOTION'),
        eq(discountCodes.isActive, true),
        sql`coalesce(${discountCodes.endsAt} > now(), true)`,
        exceptId === null ? undefined : ne(discountCodes.id, exceptId),
      ),
    );
  return row!.count < MAX_ACTIVE_PROMOTIONS;
}

export const promotionsFull = () => ({
  __typename: 'PromotionsFull' as const,
  message: `At most ${MAX_ACTIVE_PROMOTIONS} promotions can be active. Deactivate one first.`,
  maximum: MAX_ACTIVE_PROMOTIONS,
});
