import type { discountRedemptions } from '../platform/db/schema.ts';
import { pick, sampleCustomer } from './customers.ts';
import type { SampleCode } from './discount-codes.ts';
import type { SampleLine } from './prices.ts';

export type Redemption = typeof discountRedemptions.$inferInsert & {
  discountCodeId: string;
  returnedAt: Date | null;
};

/** A purchase before its codes are chosen. */
type Purchase = { customerId: string; placedAt: number; lines: readonly SampleLine[] };

/** Share of orders that try a code. The share with a code is lower, because no code applies to some orders. */
const SHARE_WITH_CODE = 1 / 7;

/** Chooses applicable codes for a purchase. `earlier` has the code uses of the earlier orders. */
export function codesFor(
  purchase: Purchase,
  codes: readonly SampleCode[],
  earlier: readonly Redemption[],
  random: () => number,
): SampleCode[] {
  if (random() >= SHARE_WITH_CODE) return [];
  const applicable = codes.filter((code) => isApplicable(code, purchase, earlier));
  if (applicable.length === 0) return [];
  const code = pick(applicable, random);
  return code.isCombinable ? applicable.filter(({ isCombinable }) => isCombinable) : [code];
}

function isApplicable(
  code: SampleCode,
  { customerId, placedAt, lines }: Purchase,
  earlier: readonly Redemption[],
) {
  const { startsAt, endsAt, maxUses, maxUsesPerCustomer, minimumSubtotal, coveredCategoryIds } = code;
  // The sample's customer account must not have used codes with a limit per customer.
  if (maxUsesPerCustomer !== null && customerId === sampleCustomer.id) return false;
  const uses = earlier.filter(
    ({ discountCodeId, returnedAt }) =>
      discountCodeId === code.id && (returnedAt === null || returnedAt.getTime() > placedAt),
  );
  const subtotal = lines.reduce((sum, { product, quantity }) => sum + product.price * BigInt(quantity), 0n);
  return (
    (startsAt === null || startsAt.getTime() <= placedAt) &&
    (endsAt === null || endsAt.getTime() > placedAt) &&
    (maxUses === null || uses.length < maxUses) &&
    (maxUsesPerCustomer === null || !uses.some((use) => use.customerId === customerId)) &&
    (minimumSubtotal === null || subtotal >= minimumSubtotal) &&
    (coveredCategoryIds.length === 0 ||
      lines.some(({ product }) => coveredCategoryIds.includes(product.categoryId ?? '')))
  );
}
