import { sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { discountCodes, discountRedemptions } from '../../../platform/db/schema.ts';
import {
  termsFromJson,
  termsFields,
  type TermsJson,
  type DiscountTerms,
} from '../discounts/discount-terms.sql.ts';

/** A promotion that can be used now. */
export type Promotion = DiscountTerms;

/** Null: there are no promotions that can be used now. */
export type PromotionRows = readonly TermsJson<Promotion>[] | null;

const isUsableNow = sql`${discountCodes.kind} = 'PROMOTION' and ${discountCodes.isActive}
  and coalesce(${discountCodes.startsAt} <= now(), true) and coalesce(${discountCodes.endsAt} > now(), true)
  and coalesce(${discountCodes.uses} < ${discountCodes.maxUses}, true)`;

/**
 * The promotions that can be used now, as one JSON value with at most 50 promotions (`promotion-count.sql.ts`). It is a part of
 * the statements that read taxes or shipping methods, so that an order needs no further statement.
 */
export const activePromotions = sql<PromotionRows>`(
  select json_agg(json_build_object(${termsFields})) from ${discountCodes} where ${isUsableNow})`;

export const promotionsFromJson = (rows: PromotionRows): Promotion[] =>
  (rows ?? []).map(termsFromJson<Promotion>);

const countUses = prepared((db) => {
  const isLimitedPerCustomer = sql`${discountCodes.kind} = 'PROMOTION' and ${discountCodes.isActive}
    and ${discountCodes.maxUsesPerCustomer} is not null`;
  return db
    .select({
      promotionId: discountCodes.id,
      customerId: discountRedemptions.customerId,
      uses: sql<number>`count(*)::int`,
    })
    .from(discountCodes)
    .innerJoin(
      discountRedemptions,
      sql`${discountRedemptions.discountCodeId} = ${discountCodes.id}
        and ${discountRedemptions.customerId} = any(${sql.placeholder('customerIds')}::uuid[])
        and ${discountRedemptions.returnedAt} is null`,
    )
    .where(isLimitedPerCustomer)
    .groupBy(discountCodes.id, discountRedemptions.customerId);
});

/** A customer's uses of each promotion with a limit per customer, by the id of the promotion. Cancelled orders do not count. */
export type PromotionUses = ReadonlyMap<string, number>;

export async function promotionUsesByCustomerIds(
  db: Queryable,
  customerIds: readonly string[],
): Promise<PromotionUses[]> {
  const rows = await countUses(db).execute({ customerIds });
  return customerIds.map(
    (id) =>
      new Map(
        rows.flatMap(({ promotionId, customerId, uses }) =>
          customerId === id ? [[promotionId, uses] as const] : [],
        ),
      ),
  );
}
