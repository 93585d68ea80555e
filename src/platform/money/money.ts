/** An exact amount, in minor units of `currency` (ISO 4217): cents for USD. */
export type Money = { amount: bigint; currency: string };

/** Maximum price or order total: 2^53 minor units, far below the range of PostgreSQL's bigint. */
export const MAX_AMOUNT = 2n ** 53n;

export const lineTotal = (unitPrice: bigint, quantity: number): bigint => unitPrice * BigInt(quantity);

export const sumOf = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => sum + amount, 0n);

/** Currencies whose minor unit in ISO 4217 is not 1/100. Intl does not follow ISO 4217: it has no decimal places for IDR and IQD. */
const OTHER_DIGITS = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
] as const;
const digits = new Map(
  OTHER_DIGITS.flatMap(([count, codes]) => codes.split(' ').map((code) => [code, count] as const)),
);

/** Returns the number of decimal places: 2 for USD, 0 for JPY, 3 for KWD. */
export const fractionDigits = (currency: string): number => digits.get(currency) ?? 2;

/** Formats an amount: `1990n` of USD is `"19.90"`. */
export function toDecimal({ amount, currency }: Money): string {
  const count = fractionDigits(currency);
  const minor = String(amount);
  // Most amounts need neither a sign nor zeros.
  if (amount > 0n && count > 0 && minor.length > count)
    return `${minor.slice(0, -count)}.${minor.slice(-count)}`;
  const sign = amount < 0n ? '-' : '';
  const text = (amount < 0n ? -amount : amount).toString().padStart(count + 1, '0');
  return count === 0 ? sign + text : `${sign}${text.slice(0, -count)}.${text.slice(-count)}`;
}

/** Parses an amount: `"19.9"` of USD is `1990n`. Null if the text is not a decimal, or is too precise. Trailing zeros are allowed. */
export function toMinorUnits(decimal: string, currency: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(?=\d)(\d*?)0*)?$/.exec(decimal);
  const count = fractionDigits(currency);
  if (!match || (match[3] ?? '').length > count) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const amount = BigInt(whole + fraction.padEnd(count, '0'));
  return sign ? -amount : amount;
}
