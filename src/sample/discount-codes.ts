import type { DiscountCodeRow } from '../platform/db/schema.ts';
import { DAY, OPENING, SECOND } from './calendar.ts';
import { idAt } from './ids.ts';
import { minorUnits, sampleCategories } from './products.ts';
import { seededRandom } from './random.ts';

export type SampleCode = DiscountCodeRow & {
  maxUsesPerCustomer: 1 | null;
  /** Those it names and all below them. */
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

/** The first three work whenever the sample is made, also for what is in its customer's cart; the others tell why not. */
const TERMS: Terms[] = [
  {
    code: 'WELCOME10',
    description: 'Ten per cent off to welcome you',
    percentage: 100_000,
    maxUsesPerCustomer: 1,
  },
  {
    code: 'FULLBASKET',
    description: 'A little off a full basket',
    amount: '10.00',
    minimumSubtotal: '75.00',
    isCombinable: true,
  },
  {
    code: 'GLASS15',
    description: 'Fifteen per cent off all glassware',
    percentage: 150_000,
    categorySlug: 'glassware',
    isCombinable: true,
  },
  {
    code: 'OPENING20',
    description: 'Twenty per cent off for the first to come',
    percentage: 200_000,
    maxUses: 8,
  },
  {
    code: 'SPRING25',
    description: 'A quarter off in the spring of 2025',
    percentage: 250_000,
    startsAt: new Date(Date.UTC(2025, 2, 1)),
    endsAt: new Date(Date.UTC(2025, 5, 1)),
  },
  {
    code: 'CENTURY50',
    description: 'Half off in the next century',
    percentage: 500_000,
    startsAt: new Date(Date.UTC(2100, 0, 1)),
  },
];

export const sampleCodes = (fractionDigits: number): SampleCode[] =>
  TERMS.map(({ amount, minimumSubtotal, categorySlug, ...terms }, index) => {
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
  });

/** The category itself comes first. */
function withAllBelow(slug: string): string[] {
  const covered = new Set<string>();
  // A category comes after its parent.
  for (const category of sampleCategories) {
    if (category.slug === slug || covered.has(category.parentId ?? '')) covered.add(category.id);
  }
  return [...covered];
}
