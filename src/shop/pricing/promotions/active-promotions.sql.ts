import { sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { discountCodes, discountRedemptions, type DiscountCodeRow } from '../../../platform/db/schema.ts';
import { coveredCategoryIds } from '../discounts/discounts.sql.ts';

/** A promotion that can be used now, and its terms. */
export type Promotion = Pick<
  DiscountCodeRow,
  | 'id'
  | 'version'
  | 'kind'
  | 'code'
  | 'description'
  | 'percentage'
  | 'amount'
  | 'isFreeShipping'
  | 'buyQuantity'
  | 'getQuantity'
  | 'minimumSubtotal'
  | 'maxUsesPerCustomer'
  | 'productIds'
  | 'categoryIds'
  | 'priority'
  | 'isCombinable'
> & {
  /** Its categories and their descendants. */
  coveredCategoryIds: string[];
};

type PromotionJson = Omit<Promotion, 'amount' | 'minimumSubtotal'> & {
  amount: string | null;
  minimumSubtotal: string | null;
};

/** Null: there is none. */
export type PromotionRows = readonly PromotionJson[] | null;

const isOpen = sql`${discountCodes.kind} = 'PROMOTION' and ${discountCodes.isActive}
  and coalesce(${discountCodes.startsAt} <= now(), true) and coalesce(${discountCodes.endsAt} > now(), true)
  and coalesce(${discountCodes.uses} < ${discountCodes.maxUses}, true)`;

/**
 * The promotions that can be used now, as one JSON value. Part of the statements that read other terms of a sale, so that
 * an order needs no further statement. At most 50 rows (`promotion-count.sql.ts`).
 */
export const activePromotions = sql<PromotionRows>`(
  select json_agg(json_build_object(
    'id', ${discountCodes.id}, 'version', ${discountCodes.version}, 'kind', ${discountCodes.kind},
    'code', ${discountCodes.code}, 'description', ${discountCodes.description},
    'percentage', ${discountCodes.percentage}, 'amount', ${discountCodes.amount}::text,
    'isFreeShipping', ${discountCodes.isFreeShipping}, 'buyQuantity', ${discountCodes.buyQuantity},
    'getQuantity', ${discountCodes.getQuantity}, 'minimumSubtotal', ${discountCodes.minimumSubtotal}::text,
    'maxUsesPerCustomer', ${discountCodes.maxUsesPerCustomer}, 'productIds', ${discountCodes.productIds},
    'categoryIds', ${discountCodes.categoryIds}, 'coveredCategoryIds', ${coveredCategoryIds},
    'priority', ${discountCodes.priority}, 'isCombinable', ${discountCodes.isCombinable}
  ))
  from ${discountCodes} where ${isOpen})`;

export const readPromotions = (rows: PromotionRows): Promotion[] =>
  (rows ?? []).map(({ amount, minimumSubtotal, ...promotion }) => ({
    ...promotion,
    amount: amount === null ? null : BigInt(amount),
    minimumSubtotal: minimumSubtotal === null ? null : BigInt(minimumSubtotal),
  }));

const countUses = prepared((db) => {
  const promotion = sql`${discountCodes.kind} = 'PROMOTION' and ${discountCodes.isActive}
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
    .where(promotion)
    .groupBy(discountCodes.id, discountRedemptions.customerId);
});

/** A customer's uses of the promotions with a limit per customer, by the id of the promotion. Without cancelled orders. */
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
