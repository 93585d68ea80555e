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

/** The terms that only promotions have. A discount code omits them. */
type PromotionTerms = Pick<
  DiscountCodeRow,
  'kind' | 'priority' | 'isFreeShipping' | 'buyQuantity' | 'getQuantity'
>;

/**
 * The terms of a discount code or promotion. It discounts the goods by a percentage (in parts per million) or by an amount (in
 * minor units), or it makes the delivery free.
 */
export type DiscountTerms = Partial<PromotionTerms> & {
  code: string;
  description: string;
  percentage: number | null;
  amount: bigint | null;
  productIds: readonly string[];
  /** `categoryIds` and the ids of their descendants. */
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

/** The discounts on goods. `shares` has the discount of each line, and `allocations` has the parts of this discount. */
type Discounted = {
  discountLines: DiscountLine[];
  shares: bigint[];
  allocations: DiscountLine[][];
};

/**
 * Computes the discount of each code and promotion on the goods, rounded once, and distributes it over the lines. Promotions
 * apply first, by priority. Then codes with a percentage apply, and after them codes with an amount, so the result does not
 * depend on the order in which the codes were entered. Each discount applies to the price that the earlier discounts left.
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
    // Distributes by product, because the next code and the taxes are computed from the remaining price of each product.
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
    for (const [partIndex, { index }] of ofProduct.entries()) bases[index] = parts[partIndex]!;
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
