import type { InputParser } from '../graphql/input-issues.ts';
import { MILLION, toPercent, toRate } from './percent.ts';

/** Converts a percentage of an input to parts per million. Adds an issue and returns undefined if it is invalid. */
export function parsePercent<T extends string | null | undefined>(
  parser: InputParser,
  path: string,
  percent: T,
  lowestRate: number,
): number | Exclude<T, string> | undefined {
  if (percent == null) return percent as Exclude<T, string>;
  const rate = percent.startsWith('-') ? -1 : toRate(percent);
  if (rate === null) {
    parser.add(path, 'TOO_PRECISE', 'must have at most four decimal places.');
    return undefined;
  }
  if (rate < lowestRate || rate > MILLION) {
    parser.add(path, 'OUT_OF_RANGE', `must be from ${toPercent(lowestRate)} to 100.`);
    return undefined;
  }
  return rate;
}
