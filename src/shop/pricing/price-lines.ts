import type { Purchase } from './discounts/check-discounts.ts';
import type { Discount } from './discounts/discounts.sql.ts';
import { chooseDiscounts, type ChosenDiscounts, type PromotionOffer } from './promotions/choose-discounts.ts';
import type { Destination, TaxProvider } from './tax/tax-provider.ts';
import { totalsOf, type PriceShipping, type Pricing, type Totals } from './totals.ts';

/** Totals with the promotions and the accepted codes, and the rejections of the other codes. */
export type Prices = ChosenDiscounts & { totals: Totals };

export async function priceLines(
  { lines, customerId }: Omit<Purchase, 'currency'>,
  codes: readonly string[],
  found: readonly Discount[],
  offer: PromotionOffer,
  destination: Destination,
  pricing: Pricing & { taxProvider: TaxProvider },
  priceShipping?: PriceShipping,
): Promise<Prices> {
  const { currency, rounding } = pricing;
  const { discounts, rejections } = chooseDiscounts(
    { lines, customerId, currency },
    codes,
    found,
    offer,
    rounding,
    priceShipping,
  );
  const totals = await totalsOf(lines, discounts, destination, pricing, priceShipping);
  return { totals, discounts, rejections };
}
