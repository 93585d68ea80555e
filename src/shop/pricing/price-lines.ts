import { checkDiscounts, type DiscountCodeRejected, type Purchase } from './discounts/check-discounts.ts';
import type { Discount } from './discounts/discounts.sql.ts';
import type { Destination, TaxProvider } from './tax/tax-provider.ts';
import { totalsOf, type PriceShipping, type Pricing, type Totals } from './totals.ts';

/** Totals with the accepted codes, and the rejections of the others. */
export type Prices = {
  totals: Totals;
  discounts: readonly Discount[];
  rejections: readonly DiscountCodeRejected[];
};

export async function priceLines(
  { lines, customerId }: Omit<Purchase, 'currency'>,
  codes: readonly string[],
  found: readonly Discount[],
  destination: Destination,
  pricing: Pricing & { taxProvider: TaxProvider },
  priceShipping?: PriceShipping,
): Promise<Prices> {
  const { discounts, rejections } = checkDiscounts(codes, found, {
    lines,
    customerId,
    currency: pricing.currency,
  });
  const totals = await totalsOf(lines, discounts, destination, pricing, priceShipping);
  return { totals, discounts, rejections };
}
