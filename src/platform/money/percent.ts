/** Percentages and tax rates are parts per million: 88,750 is 8.875 per cent. */
export const MILLION = 1_000_000n;
const PARTS_PER_PERCENT = 10_000;

/** `88750` is `"8.875"`. */
export const toPercent = (rate: number): string => String(rate / PARTS_PER_PERCENT);

/** `"8.875"` is `88750`; null where the text is no decimal, or has more than four digits after the point, other than zeros. */
export function toRate(percent: string): number | null {
  const match = /^(\d+)(?:\.(?=\d)(\d{0,4}?)0*)?$/.exec(percent);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return Number(whole + fraction.padEnd(4, '0'));
}
