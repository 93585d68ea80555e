import { fractionDigits, toDecimal } from '../pricing/money.ts';

export type Format = {
  money: (amount: bigint) => string;
  date: (instant: Date) => string;
  number: (count: number) => string;
  country: (code: string) => string;
};

/** How amounts and dates are written: in the first of the locales that is known. */
export function formatIn(locales: readonly string[], currency: string): Format {
  const digits = fractionDigits(currency);
  const money = new Intl.NumberFormat(locales, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const date = new Intl.DateTimeFormat(locales, { dateStyle: 'long', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locales);
  const countries = new Intl.DisplayNames(locales, { type: 'region', fallback: 'code' });
  return {
    // As a decimal text: a number would lose digits of large amounts.
    money: (amount) => money.format(toDecimal({ amount, currency }) as `${number}`),
    date: (instant) => date.format(instant),
    number: (count) => number.format(count),
    country: (code) => countries.of(code) ?? code,
  };
}
