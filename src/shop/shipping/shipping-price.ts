import type { ShippingMethodRow } from '../../platform/db/schema.ts';
import type { ShippingPrice } from '../pricing/totals.ts';

/** The goods to deliver. The subtotal is in minor units. */
export type GoodsToShip = { discountedSubtotal: bigint; weightGrams: bigint };

/** A method, and its price or problem at the carrier. */
export type RatedMethod = { method: ShippingMethodRow; rate: CarrierRate };

/** The carrier's price for the goods, or why there is no price. Null: the method does not need a carrier's price. */
export type CarrierRate = { price: bigint } | { problem: string } | null;

/** The terms of a method that decide its price, and whether it delivers the goods. */
export type ShippingTerms = Pick<
  ShippingMethodRow,
  | 'taxClass'
  | 'price'
  | 'tiers'
  | 'freeFrom'
  | 'minSubtotal'
  | 'maxSubtotal'
  | 'minWeightGrams'
  | 'maxWeightGrams'
>;

/**
 * Returns the price of a delivery. If the subtotal reaches `freeFrom`, the price is 0. Otherwise, it is the carrier's rate, or the
 * price of the highest tier that the goods reach, or the base price. If the carrier's rate has a problem, the price is an
 * estimate for display, and `unavailability` returns the problem.
 */
export function shippingPrice(
  terms: ShippingTerms,
  { discountedSubtotal, weightGrams }: GoodsToShip,
  rate: CarrierRate = null,
): ShippingPrice {
  const { taxClass, price, tiers, freeFrom } = terms;
  if (freeFrom !== null && discountedSubtotal >= freeFrom) return { amount: 0n, taxClass };
  if (rate && 'price' in rate) return { amount: rate.price, taxClass };
  const reached = tiers.findLast(
    ({ by, from }) => from <= (by === 'WEIGHT' ? weightGrams : discountedSubtotal),
  );
  return { amount: reached?.price ?? price, taxClass };
}

/** Returns the amount that is missing for free delivery. Null if the delivery is free, or is never free. */
export function missingForFree(
  { freeFrom }: Pick<ShippingTerms, 'freeFrom'>,
  { discountedSubtotal }: GoodsToShip,
) {
  return freeFrom !== null && discountedSubtotal < freeFrom ? freeFrom - discountedSubtotal : null;
}

/** Returns why a method does not deliver the goods, as a sentence for the customer, or null if it does. */
export function unavailability(
  { minSubtotal, maxSubtotal, minWeightGrams, maxWeightGrams }: ShippingTerms,
  { discountedSubtotal, weightGrams }: GoodsToShip,
  rate: CarrierRate = null,
): string | null {
  if (minSubtotal !== null && discountedSubtotal < minSubtotal)
    return 'The value of the goods is too low for this method.';
  if (maxSubtotal !== null && discountedSubtotal > maxSubtotal)
    return 'The value of the goods is too high for this method.';
  if (minWeightGrams !== null && weightGrams < minWeightGrams)
    return 'The goods are too light for this method.';
  if (maxWeightGrams !== null && weightGrams > maxWeightGrams)
    return 'The goods are too heavy for this method.';
  return rate && 'problem' in rate ? rate.problem : null;
}
