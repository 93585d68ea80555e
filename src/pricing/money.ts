/** An exact amount: `amount` counts minor units of `currency` (ISO 4217), cents for USD. */
export type Money = { amount: bigint; currency: string };

/** Amounts stay exact in JSON numbers and far inside PostgreSQL's bigint. */
export const LARGEST_AMOUNT = 2n ** 53n;

const digits = new Map<string, number>();

/** How many digits follow the point: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217 minor units, as ECMA-402 gives them). */
export function fractionDigits(currency: string): number {
  let count = digits.get(currency);
  if (count === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits.set(currency, (count = format.resolvedOptions().maximumFractionDigits ?? 2));
  }
  return count;
}

/** `1990n` of USD is `"19.90"`. */
export function toDecimal({ amount, currency }: Money): string {
  const count = fractionDigits(currency);
  const sign = amount < 0n ? '-' : '';
  const text = (amount < 0n ? -amount : amount).toString().padStart(count + 1, '0');
  return count === 0 ? sign + text : `${sign}${text.slice(0, -count)}.${text.slice(-count)}`;
}

/** `"19.9"` of USD is `1990n`; null where the text has more digits than the currency, other than zeros. */
export function toMinorUnits(decimal: string, currency: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(decimal);
  const count = fractionDigits(currency);
  if (!match || (match[3] ?? '').length > count) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const amount = BigInt(whole + fraction.padEnd(count, '0'));
  return sign ? -amount : amount;
}
