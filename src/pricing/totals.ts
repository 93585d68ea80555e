/** Something to be bought: `price` in minor units, for one. */
export type PricedLine = { price: bigint; quantity: number };

export const lineTotal = ({ price, quantity }: PricedLine): bigint => price * BigInt(quantity);

export const subtotalOf = (lines: readonly PricedLine[]): bigint =>
  lines.reduce((sum, line) => sum + lineTotal(line), 0n);
