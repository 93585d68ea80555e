import type { DiscountLine, ProductRow } from '../../../platform/db/schema.ts';
import { distributeByGroup } from '../../../platform/money/distribute.ts';
import { sumOf } from '../../../platform/money/money.ts';
import { MILLION } from '../../../platform/money/percent.ts';
import { divide, type Rounding } from '../../../platform/money/rounding.ts';

/** What is sold on a line, as far as its price goes; `amount` is what it comes to, in minor units. */
type DiscountableLine = {
  product: Pick<ProductRow, 'id' | 'categoryId'>;
  amount: bigint;
};

/** What a discount code takes off which products: either a percentage, in parts per million, or an amount. */
export type DiscountTerms = {
  code: string;
  description: string;
  percentage: number | null;
  amount: bigint | null;
  productIds: readonly string[];
  /** Those it names and all below them. */
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
 * What the codes take off, each rounded once, and each line's share of it. Percentages go first and then amounts, each off
 * what is left, so that the order in which codes were given does not count.
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
    // By product, since what is left of each decides what the next code and the taxes are reckoned on.
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
