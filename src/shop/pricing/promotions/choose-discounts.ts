import type { Rounding } from '../../../platform/money/rounding.ts';
import { sumOf } from '../../../platform/money/money.ts';
import {
  checkDiscounts,
  notCombinable,
  type DiscountCodeRejected,
  type Purchase,
} from '../discounts/check-discounts.ts';
import { covers, inOrder } from '../discounts/discounts.ts';
import type { Discount } from '../discounts/discounts.sql.ts';
import { applyDiscounts, subtotalOf, type PriceShipping } from '../totals.ts';
import type { Promotion, PromotionUses } from './active-promotions.sql.ts';

/** The promotions that can be used now, and the customer's uses of them. */
export type PromotionOffer = { promotions: readonly Promotion[]; uses: PromotionUses };

/** The codes and promotions that apply, and the rejections of the other codes. */
export type ChosenDiscounts = {
  discounts: readonly (Discount | Promotion)[];
  rejections: readonly DiscountCodeRejected[];
};

/**
 * Chooses the promotions for a purchase, beside its codes. All combinable promotions apply together. A promotion that is not
 * combinable applies without others, and not with a code that is not combinable either. Of these alternatives, the one with
 * the lowest price of goods and delivery before tax applies. If two cost the same, the first in this order does: the
 * combinable promotions with the codes, then the others by priority and key. Takes no lock. See docs/decisions/0022.
 */
export function chooseDiscounts(
  purchase: Purchase,
  codes: readonly string[],
  found: readonly Discount[],
  { promotions, uses }: PromotionOffer,
  rounding: Rounding,
  priceShipping: PriceShipping = () => null,
): ChosenDiscounts {
  const checked = checkDiscounts(codes, found, purchase);
  const usable = inOrder(promotions.filter((promotion) => isUsable(promotion, uses, purchase)));
  if (usable.length === 0) return checked;

  const isExclusive = checked.discounts.some((code) => !code.isCombinable);
  const withoutCodes = {
    discounts: [],
    rejections: [...checked.rejections, ...checked.discounts.map(({ code }) => notCombinable(code))],
  };
  const alternatives = [
    { ...checked, promotions: usable.filter(({ isCombinable }) => isCombinable) },
    ...usable.flatMap((promotion) =>
      promotion.isCombinable ? [] : [{ ...(isExclusive ? withoutCodes : checked), promotions: [promotion] }],
    ),
  ].map(({ promotions: chosen, discounts, rejections }) => {
    const all = [...chosen, ...discounts];
    const { lines, shipping, discountLines } = applyDiscounts(purchase.lines, all, rounding, priceShipping);
    const price =
      sumOf(lines.map(({ subtotal, discount }) => subtotal - discount)) +
      (shipping ? shipping.amount - shipping.discount : 0n);
    const effective = chosen.filter(({ code }) =>
      discountLines.some((line) => line.code === code && line.amount > 0n),
    );
    return { price, discounts: [...effective, ...discounts], rejections };
  });
  const { discounts, rejections } = alternatives.reduce((best, next) =>
    next.price < best.price ? next : best,
  );
  return { discounts, rejections };
}

function isUsable(promotion: Promotion, uses: PromotionUses, { lines, customerId }: Purchase): boolean {
  const { id, maxUsesPerCustomer, minimumSubtotal } = promotion;
  if (maxUsesPerCustomer !== null && (customerId === null || (uses.get(id) ?? 0) >= maxUsesPerCustomer))
    return false;
  if (minimumSubtotal !== null && subtotalOf(lines) < minimumSubtotal) return false;
  return lines.some(({ product }) => covers(promotion, product));
}
