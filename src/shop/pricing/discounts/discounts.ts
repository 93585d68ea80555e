import type { DiscountLine, ProductRow } from '../../../platform/db/schema.ts';
import { distributeByGroup } from '../../../platform/money/distribute.ts';
import { sumOf } from '../../../platform/money/money.ts';
import { MILLION } from '../../../platform/money/percent.ts';
import { divide, type Rounding } from '../../../platform/money/rounding.ts';

/** The part of a line that decides its discount. `amount` is the line's price in minor units. */
type DiscountableLine = {
  product: Pick<ProductRow, 'id' | 'categoryId'>;
  amount: bigint;
};

/** The terms of a discount code: either a percentage, in parts per million, or an amount in minor units. */
export type DiscountTerms = {
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

export const covers = (terms: DiscountTerms, { id, categoryId }: Pick<ProductRow, 'id' | 'categoryId'>) =>
  !isLimited(terms) ||
  terms.productIds.includes(id) ||
  (categoryId !== null && terms.coveredCategoryIds.includes(categoryId));

/**
 * Computes the discount of each code, rounded once, and each line's share. Percentages apply before amounts, each to the
 * remaining price, so the order in which codes were entered does not matter.
 */
export function discountsOn(
  lines: readonly DiscountableLine[],
  terms: readonly DiscountTerms[],
  rounding: Rounding,
): { discountLines: DiscountLine[]; shares: bigint[] } {
  const left = lines.map(({ amount }) => amount);
  const productIds = lines.map(({ product }) => product.id);
  const discountLines = inOrder(terms).map((term) => {
    const bases = lines.map(({ product }, index) => (covers(term, product) ? left[index]! : 0n));
    const amount = amountOf(term, sumOf(bases), rounding);
    // Distributed by product: the remaining price of each product is the base of the next code and of the taxes.
    for (const [index, share] of distributeByGroup(amount, bases, productIds).entries())
      left[index]! -= share;
    return { code: term.code, description: term.description, amount };
  });
  return { discountLines, shares: lines.map(({ amount }, index) => amount - left[index]!) };
}

const inOrder = (terms: readonly DiscountTerms[]) =>
  terms.toSorted(
    (a, b) => Number(a.percentage === null) - Number(b.percentage === null) || (a.code < b.code ? -1 : 1),
  );

function amountOf({ percentage, amount }: DiscountTerms, base: bigint, rounding: Rounding): bigint {
  if (percentage !== null) return divide(base * BigInt(percentage), MILLION, rounding);
  return amount !== null && amount < base ? amount : base;
}
