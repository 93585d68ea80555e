import type { InputParser } from '../graphql/input-issues.ts';
import { fractionDigits, MAX_AMOUNT, toMinorUnits } from './money.ts';

/** Converts a decimal of an input to minor units. Adds an issue and returns undefined if it is not an amount of the currency. */
export function parseAmount<T extends string | null | undefined>(
  parser: InputParser,
  path: string,
  decimal: T,
  currency: string,
): bigint | Exclude<T, string> | undefined {
  if (decimal == null) return decimal as Exclude<T, string>;
  const amount = toMinorUnits(decimal, currency);
  if (amount === null) {
    parser.add(path, 'TOO_PRECISE', `must have at most ${fractionDigits(currency)} decimal places.`);
    return undefined;
  }
  if (amount < 0n || amount > MAX_AMOUNT) {
    parser.add(path, 'OUT_OF_RANGE', `must be from 0 to ${MAX_AMOUNT} minor units.`);
    return undefined;
  }
  return amount;
}
