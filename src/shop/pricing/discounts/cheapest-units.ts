import { divide, type Rounding } from '../../../platform/money/rounding.ts';

type CoveredLine = { productId: string; quantity: number; amount: bigint };

/**
 * Selects the units that a "buy X, get Y" promotion discounts: for each `buy` units, up to `get` further ones, the cheapest
 * of all units. Returns the price of the selected units of each product. Grouped by product, so that the result does not
 * depend on how quantities are split into lines. Of two products with the same unit price, the one with the lower id comes
 * first.
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
    const [first, second] = [a.amount * BigInt(b.quantity), b.amount * BigInt(a.quantity)];
    return first < second ? -1 : first > second ? 1 : a.productId < b.productId ? -1 : 1;
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

/** The last group may be incomplete: its units after the first `buy` ones are discounted too. */
const discountedUnits = (quantity: number, buy: number, get: number): number =>
  Math.floor(quantity / (buy + get)) * get + Math.max(0, (quantity % (buy + get)) - buy);
