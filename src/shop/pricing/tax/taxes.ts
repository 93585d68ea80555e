import type { TaxLine } from '../../../platform/db/schema.ts';
import { distribute } from '../../../platform/money/distribute.ts';
import { sumOf } from '../../../platform/money/money.ts';
import { MILLION } from '../../../platform/money/percent.ts';
import { divide } from '../../../platform/money/rounding.ts';
import type { TaxableLine, TaxRequest, Taxes } from './tax-provider.ts';

/** A tax rate in parts per million, and its display name. */
export type Rate = { id: string; name: string; rate: number };

/** Computes each rate's tax once, on the sum of its lines, and distributes it over the lines. */
export function taxesAt(
  { lines, pricesIncludeTax, rounding }: Pick<TaxRequest, 'lines' | 'pricesIncludeTax' | 'rounding'>,
  rateOf: (line: TaxableLine) => Rate | undefined,
): Taxes {
  const shares = lines.map(() => 0n);
  const rateOfLine = lines.map(rateOf);
  const rates = new Map(rateOfLine.flatMap((rate) => (rate ? [[rate.id, rate]] : [])));
  const taxLines = [...rates.values()].map(({ id, name, rate }): TaxLine => {
    const amounts = lines.map((line, index) => (rateOfLine[index]?.id === id ? line.amount : 0n));
    const price = sumOf(amounts);
    const parts = BigInt(rate);
    const amount = divide(price * parts, pricesIncludeTax ? MILLION + parts : MILLION, rounding);
    for (const [index, share] of distribute(amount, amounts).entries()) shares[index]! += share;
    return { name, rate, base: pricesIncludeTax ? price - amount : price, amount };
  });
  return { shares, taxLines };
}
