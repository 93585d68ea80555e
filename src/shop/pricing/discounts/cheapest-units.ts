import { divide, type Rounding } from '../../../platform/money/rounding.ts';

type CoveredLine = { productId: string; quantity: number; amount: bigint };

/**
 * Selects the units that a "buy X, get Y" promotion discounts: up to `get` units for each `buy` other units. Selects the
 * cheapest units first. Returns the price of the selected units of each product. Groups the lines by product, so that the
 * result does not depend on how quantities are split into lines. If two products have the same unit price, selects units of
 * the product with the lower id first.
 */
export function cheapestUnits(
  lines: readonly CoveredLine[],
  buy: number,
  get: number,
  rounding: Rounding,
): Map<string, bigint> {
  const byId = new Map<string, CoveredLine>();
  for (const { productId, quantity, amount } of lines) {
    const sum = byId.get(productId) ?? { productId, quantity: 0, amount: 0n };
    byId.set(productId, { productId, quantity: sum.quantity + quantity, amount: sum.amount + amount });
  }
  const products = [...byId.values()];
  products.sort((a, b) => {
    // Compares amount / quantity. Both unit prices are multiplied by both quantities, so they stay integers.
    const [priceOfA, priceOfB] = [a.amount * BigInt(b.quantity), b.amount * BigInt(a.quantity)];
    return priceOfA < priceOfB ? -1 : priceOfA > priceOfB ? 1 : a.productId < b.productId ? -1 : 1;
  });
  let remaining = discountedUnits(
    products.reduce((sum, { quantity }) => sum + quantity, 0),
    buy,
    get,
  );
  return new Map(
    products.map(({ productId, quantity, amount }) => {
      const units = Math.min(remaining, quantity);
      remaining -= units;
      return [productId, divide(amount * BigInt(units), BigInt(quantity), rounding)];
    }),
  );
}

/** A group has `buy + get` units. In an incomplete last group, the units after the first `buy` units are discounted too. */
const discountedUnits = (quantity: number, buy: number, get: number): number =>
  Math.floor(quantity / (buy + get)) * get + Math.max(0, (quantity % (buy + get)) - buy);
