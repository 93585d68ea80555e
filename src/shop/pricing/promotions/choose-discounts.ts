import type { DiscountLine } from '../../../platform/db/schema.ts';
import type { Rounding } from '../../../platform/money/rounding.ts';
import {
  checkDiscounts,
  notCombinable,
  type DiscountCodeRejected,
  type Purchase,
} from '../discounts/check-discounts.ts';
import { covers, inOrder } from '../discounts/discounts.ts';
import type { Discount } from '../discounts/discounts.sql.ts';
import {
  discountGoods,
  discountShipping,
  subtotalOf,
  type DiscountedGoods,
  type ShippingPriceFunction,
} from '../totals.ts';
import type { Promotion, PromotionUses } from './active-promotions.sql.ts';

/** The promotions that can be used now, and the customer's uses of them. */
export type AvailablePromotions = { promotions: readonly Promotion[]; uses: PromotionUses };

/** The codes and promotions that apply, and the rejections of the other codes. */
export type ChosenDiscounts = {
  discounts: readonly (Discount | Promotion)[];
  rejections: readonly DiscountCodeRejected[];
};

/** Promotions and codes that can apply together, and the goods with these discounts. */
type Alternative = ChosenDiscounts & { goods: DiscountedGoods };

/**
 * Returns the combinations of promotions and codes that a purchase can use. The first combination has all combinable promotions,
 * and the codes. Each further combination has one promotion that is not combinable, and the codes if all codes are combinable.
 * The further combinations are sorted by the priority and key of their promotion. Takes no lock. See docs/decisions/0022.
 */
export function discountAlternatives(
  purchase: Purchase,
  codes: readonly string[],
  knownDiscounts: readonly Discount[],
  { promotions, uses }: AvailablePromotions,
  rounding: Rounding,
): Alternative[] {
  const checked = checkDiscounts(codes, knownDiscounts, purchase);
  const usable = inOrder(promotions.filter((promotion) => isUsable(promotion, uses, purchase)));
  const hasExclusiveCode = checked.discounts.some((code) => !code.isCombinable);
  const withoutCodes = {
    discounts: [],
    rejections: [...checked.rejections, ...checked.discounts.map(({ code }) => notCombinable(code))],
  };
  return [
    { ...checked, promotions: usable.filter(({ isCombinable }) => isCombinable) },
    ...usable.flatMap((promotion) =>
      promotion.isCombinable
        ? []
        : [{ ...(hasExclusiveCode ? withoutCodes : checked), promotions: [promotion] }],
    ),
  ].map(({ promotions: chosen, discounts, rejections }) => {
    const all = [...chosen, ...discounts];
    return { discounts: all, rejections, goods: discountGoods(purchase.lines, all, rounding) };
  });
}

/**
 * Returns the alternative with the lowest price of goods and delivery before tax. If several alternatives have this price,
 * returns the first of them. Leaves out promotions that have no effect.
 */
export function bestAlternative(
  alternatives: readonly Alternative[],
  shippingPriceOf: ShippingPriceFunction,
): Alternative {
  const priced = alternatives.map((alternative) => {
    const { shipping, discountLines } = discountShipping(alternative.goods, shippingPriceOf);
    const price =
      alternative.goods.discountedSubtotal + (shipping ? shipping.amount - shipping.discount : 0n);
    return { alternative, price, discountLines };
  });
  const { alternative, discountLines } = priced.reduce((best, next) =>
    next.price < best.price ? next : best,
  );
  const { discounts, rejections, goods } = alternative;
  const isEffective = ({ kind, amount }: DiscountLine) => kind !== 'PROMOTION' || amount > 0n;
  const effective = goods.discountLines.filter(isEffective);
  const applied = new Set([...effective, ...discountLines].map(({ code }) => code));
  return {
    discounts: discounts.filter(({ kind, code }) => kind !== 'PROMOTION' || applied.has(code)),
    rejections,
    goods: { ...goods, discountLines: effective },
  };
}

/** Chooses the codes and promotions that apply to a purchase without a delivery. */
export function chooseDiscounts(...purchase: Parameters<typeof discountAlternatives>): ChosenDiscounts {
  const { discounts, rejections } = bestAlternative(discountAlternatives(...purchase), () => null);
  return { discounts, rejections };
}

function isUsable(promotion: Promotion, uses: PromotionUses, { lines, customerId }: Purchase): boolean {
  const { id, maxUsesPerCustomer, minimumSubtotal } = promotion;
  if (maxUsesPerCustomer !== null && (customerId === null || (uses.get(id) ?? 0) >= maxUsesPerCustomer))
    return false;
  if (minimumSubtotal !== null && subtotalOf(lines) < minimumSubtotal) return false;
  return lines.some(({ product }) => covers(promotion, product));
}
