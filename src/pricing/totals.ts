/** So many of something at a price in minor units. */
type Line = { product: { price: bigint }; quantity: number };

export const lineTotal = (unitPrice: bigint, quantity: number): bigint => unitPrice * BigInt(quantity);

/** What lines come to together: one place for cart, preview and order, so that no two screens differ. */
export function totalsOf(lines: readonly Line[]): { subtotal: bigint; total: bigint } {
  const subtotal = lines.reduce((sum, { product, quantity }) => sum + lineTotal(product.price, quantity), 0n);
  return { subtotal, total: subtotal };
}
