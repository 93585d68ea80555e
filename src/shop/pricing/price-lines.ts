import type { Purchase } from './discounts/check-discounts.ts';
import type { Discount } from './discounts/discounts.sql.ts';
import {
  bestAlternative,
  discountAlternatives,
  type ChosenDiscounts,
  type AvailablePromotions,
} from './promotions/choose-discounts.ts';
import type { Destination } from './tax/tax-provider.ts';
import { totalsOfGoods, type ShippingPriceFunction, type Totals, type TotalsPricing } from './totals.ts';

/** Totals with the promotions and the accepted codes, and the rejections of the other codes. */
export type Prices = ChosenDiscounts & { totals: Totals };

/**
 * Returns a function that prices lines with a delivery. Computes the discounts on goods once for all deliveries, because with
 * many promotions this takes most of the time.
 */
export function createLinePricer(
  { lines, customerId }: Omit<Purchase, 'currency'>,
  codes: readonly string[],
  knownDiscounts: readonly Discount[],
  availablePromotions: AvailablePromotions,
  destination: Destination,
  pricing: TotalsPricing,
): (shippingPriceOf: ShippingPriceFunction) => Promise<Prices> {
  const { currency, rounding } = pricing;
  const alternatives = discountAlternatives(
    { lines, customerId, currency },
    codes,
    knownDiscounts,
    availablePromotions,
    rounding,
  );
  return async (shippingPriceOf) => {
    const { goods, discounts, rejections } = bestAlternative(alternatives, shippingPriceOf);
    const totals = await totalsOfGoods(goods, destination, pricing, shippingPriceOf);
    return { totals, discounts, rejections };
  };
}

/** Prices lines without a delivery. */
export const priceLines = (...purchase: Parameters<typeof createLinePricer>): Promise<Prices> =>
  createLinePricer(...purchase)(() => null);
