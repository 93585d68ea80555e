/** Percentages and tax rates are stored in parts per million: 88,750 is 8.875 percent. */
export const MILLION = 1_000_000n;
const PARTS_PER_PERCENT = 10_000;

/** Formats a rate: `88750` is `"8.875"`. */
export const toPercent = (rate: number): string => String(rate / PARTS_PER_PERCENT);

/** Parses a rate: `"8.875"` is `88750`. Null if it is not a decimal or has over four decimal places. Trailing zeros are allowed. */
export function toRate(percent: string): number | null {
  const match = /^(\d+)(?:\.(?=\d)(\d{0,4}?)0*)?$/.exec(percent);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return Number(whole + fraction.padEnd(4, '0'));
}
