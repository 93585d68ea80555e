import type { DiscountCodeRow } from '../platform/db/schema.ts';
import { DAY, OPENING, SECOND } from './calendar.ts';
import { idAt } from './ids.ts';
import { minorUnits, sampleCategories } from './products.ts';
import { seededRandom } from './random.ts';

export type SampleCode = DiscountCodeRow & {
  maxUsesPerCustomer: 1 | null;
  /** The categories of the code and their descendants. */
  coveredCategoryIds: string[];
};

type Terms = Partial<
  Pick<SampleCode, 'percentage' | 'startsAt' | 'endsAt' | 'maxUses' | 'maxUsesPerCustomer' | 'isCombinable'>
> & {
  code: string;
  description: string;
  amount?: string;
  minimumSubtotal?: string;
  categorySlug?: string;
};

/** The first three are valid at any time, also for the sample customer's cart. The others show the rejection reasons. */
const TERMS: Terms[] = [
  {
    code: 'WELCOME10',
    description: 'Welcome: 10% off one order',
    percentage: 100_000,
    maxUsesPerCustomer: 1,
  },
  {
    code: 'FULLBASKET',
    description: '10.00 off orders from 75.00',
    amount: '10.00',
    minimumSubtotal: '75.00',
    isCombinable: true,
  },
  {
    code: 'GLASS15',
    description: '15% off all glassware',
    percentage: 150_000,
    categorySlug: 'glassware',
    isCombinable: true,
  },
  {
    code: 'OPENING20',
    description: '20% off for the first customers',
    percentage: 200_000,
    maxUses: 8,
  },
  {
    code: 'SPRING25',
    description: '25% off in spring 2025',
    percentage: 250_000,
    startsAt: new Date(Date.UTC(2025, 2, 1)),
    endsAt: new Date(Date.UTC(2025, 5, 1)),
  },
  {
    code: 'CENTURY50',
    description: '50% off in the next century',
    percentage: 500_000,
    startsAt: new Date(Date.UTC(2100, 0, 1)),
  },
];

export const sampleCodes = (fractionDigits: number): SampleCode[] =>
  TERMS.map((terms, index) => discountRow(terms, index, fractionDigits));

/** A promotion, which applies automatically. The sample's orders are computed without it. */
const CUSHIONS: Terms = {
  code: 'three-cushions',
  description: 'Buy two cushions, get the cheapest third free',
  percentage: 1_000_000,
  categorySlug: 'cushions',
  isCombinable: true,
};

export const samplePromotion = (fractionDigits: number): DiscountCodeRow => ({
  ...discountRow(CUSHIONS, TERMS.length, fractionDigits),
  kind: 'PROMOTION',
  buyQuantity: 2,
  getQuantity: 1,
});

function discountRow(
  { amount, minimumSubtotal, categorySlug, ...terms }: Terms,
  index: number,
  fractionDigits: number,
): SampleCode {
  const at = OPENING - DAY + index * SECOND;
  const createdAt = new Date(at);
  const coveredCategoryIds = categorySlug ? withAllBelow(categorySlug) : [];
  return {
    percentage: null,
    startsAt: null,
    endsAt: null,
    maxUses: null,
    maxUsesPerCustomer: null,
    isCombinable: false,
    ...terms,
    kind: 'CODE',
    isFreeShipping: false,
    buyQuantity: null,
    getQuantity: null,
    priority: 0,
    id: idAt(at, index, seededRandom(terms.code)),
    amount: amount ? minorUnits(amount, fractionDigits) : null,
    minimumSubtotal: minimumSubtotal ? minorUnits(minimumSubtotal, fractionDigits) : null,
    productIds: [],
    categoryIds: coveredCategoryIds.slice(0, 1),
    coveredCategoryIds,
    isActive: true,
    uses: 0,
    version: 1,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Returns the category and its descendants, the category first. */
function withAllBelow(slug: string): string[] {
  const covered = new Set<string>();
  // Parents precede their subcategories.
  for (const category of sampleCategories) {
    if (category.slug === slug || covered.has(category.parentId ?? '')) covered.add(category.id);
  }
  return [...covered];
}
