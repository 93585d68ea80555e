import type { DiscountCodeRow, DiscountLine } from '../../../platform/db/schema.ts';
import { distribute, distributeByGroup } from '../../../platform/money/distribute.ts';
import { sumOf } from '../../../platform/money/money.ts';
import { MILLION } from '../../../platform/money/percent.ts';
import { divide, type Rounding } from '../../../platform/money/rounding.ts';
import type { PricedProduct } from '../../catalog/products/products.sql.ts';
import { cheapestUnits } from './cheapest-units.ts';

/** The part of a product that decides which discounts cover it. */
export type DiscountableProduct = Pick<PricedProduct, 'id' | 'categoryId' | 'otherCategoryIds'>;

/** The part of a line that decides its discount. `amount` is the line's price in minor units. */
type DiscountableLine = {
  product: DiscountableProduct;
  quantity: number;
  amount: bigint;
};

/** The terms that only promotions have. Omitted: a discount code. */
type PromotionTerms = Pick<
  DiscountCodeRow,
  'kind' | 'priority' | 'isFreeShipping' | 'buyQuantity' | 'getQuantity'
>;

/** The terms of a discount code or promotion: a percentage in parts per million, an amount in minor units, or the delivery. */
export type DiscountTerms = Partial<PromotionTerms> & {
  code: string;
  description: string;
  percentage: number | null;
  amount: bigint | null;
  productIds: readonly string[];
  /** Its categories and their descendants. */
  coveredCategoryIds: readonly string[];
  categoryIds: readonly string[];
};

export const isLimited = ({ productIds, categoryIds }: Pick<DiscountTerms, 'productIds' | 'categoryIds'>) =>
  productIds.length > 0 || categoryIds.length > 0;

/** Returns whether a discount covers a product, or at least one of its categories. */
export const covers = (
  terms: DiscountTerms,
  { id, categoryId, otherCategoryIds }: DiscountableProduct,
): boolean =>
  !isLimited(terms) ||
  terms.productIds.includes(id) ||
  [categoryId, ...otherCategoryIds].some((each) => each !== null && terms.coveredCategoryIds.includes(each));

/** The discounts on goods. `allocations` has the parts of each line's share. */
type Discounted = {
  discountLines: DiscountLine[];
  shares: bigint[];
  allocations: DiscountLine[][];
};

/**
 * Computes the discount on the goods of each code and promotion, rounded once, and each line's share. Promotions apply
 * first, by priority. Then percentages of codes apply before amounts, so the order in which codes were entered does not
 * matter. Each applies to the remaining price.
 */
export function discountsOn(
  lines: readonly DiscountableLine[],
  terms: readonly DiscountTerms[],
  rounding: Rounding,
): Discounted {
  const remaining = lines.map(({ amount }) => amount);
  const allocations = lines.map((): DiscountLine[] => []);
  const productIds = lines.map(({ product }) => product.id);
  const onGoods = inOrder(terms).filter(({ isFreeShipping }) => !isFreeShipping);
  const discountLines = onGoods.map((term) => {
    const bases = basesOf(term, lines, remaining, rounding);
    const amount = amountOf(term, sumOf(bases), rounding);
    // Distributed by product: the remaining price of each product is the base of the next code and of the taxes.
    for (const [index, share] of distributeByGroup(amount, bases, productIds).entries()) {
      remaining[index]! -= share;
      if (share > 0n) allocations[index]!.push(discountLine(term, share));
    }
    return discountLine(term, amount);
  });
  return { discountLines, shares: lines.map(({ amount }, index) => amount - remaining[index]!), allocations };
}

/** Returns the terms in the order in which they apply. */
export const inOrder = <Terms extends DiscountTerms>(terms: readonly Terms[]): Terms[] =>
  terms.toSorted(
    (a, b) =>
      Number(isPromotion(b)) - Number(isPromotion(a)) ||
      (b.priority ?? 0) - (a.priority ?? 0) ||
      (isPromotion(a) ? 0 : Number(a.percentage === null) - Number(b.percentage === null)) ||
      (a.code < b.code ? -1 : 1),
  );

const isPromotion = ({ kind }: Pick<DiscountTerms, 'kind'>) => kind === 'PROMOTION';

const discountLine = ({ kind, code, description }: DiscountTerms, amount: bigint): DiscountLine => ({
  code,
  description,
  amount,
  ...(kind === 'PROMOTION' && { kind }),
});

/** Returns the part of each line's remaining price that a discount applies to. */
function basesOf(
  term: DiscountTerms,
  lines: readonly DiscountableLine[],
  remaining: readonly bigint[],
  rounding: Rounding,
): bigint[] {
  const { buyQuantity, getQuantity } = term;
  const isCovered = lines.map(({ product }) => covers(term, product));
  if (buyQuantity == null || getQuantity == null)
    return remaining.map((amount, index) => (isCovered[index] ? amount : 0n));

  const covered = lines.flatMap(({ product, quantity }, index) =>
    isCovered[index] ? [{ index, productId: product.id, quantity, amount: remaining[index]! }] : [],
  );
  const bases = lines.map(() => 0n);
  for (const [productId, base] of cheapestUnits(covered, buyQuantity, getQuantity, rounding)) {
    const ofProduct = covered.filter((line) => line.productId === productId);
    const parts = distribute(
      base,
      ofProduct.map(({ amount }) => amount),
    );
    for (const [part, { index }] of ofProduct.entries()) bases[index] = parts[part]!;
  }
  return bases;
}

function amountOf({ percentage, amount }: DiscountTerms, base: bigint, rounding: Rounding): bigint {
  if (percentage !== null) return divide(base * BigInt(percentage), MILLION, rounding);
  return amount !== null && amount < base ? amount : base;
}

/** Returns the promotion that makes the delivery of lines free. Undefined: none. */
export const freeShippingOf = (
  lines: readonly Pick<DiscountableLine, 'product'>[],
  terms: readonly DiscountTerms[],
): DiscountTerms | undefined =>
  inOrder(terms).find((term) => term.isFreeShipping && lines.some(({ product }) => covers(term, product)));

/** Returns the discounts on the price of a delivery. A free-shipping promotion takes off all of it. */
export const discountsOnShipping = (
  freeShipping: DiscountTerms | undefined,
  price: bigint,
): DiscountLine[] =>
  freeShipping && price > 0n ? [{ ...discountLine(freeShipping, price), target: 'SHIPPING' }] : [];
