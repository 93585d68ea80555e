import { fractionDigits, toDecimal } from '../../../platform/money/money.ts';

export type Format = {
  money: (amount: bigint) => string;
  date: (instant: Date) => string;
  number: (count: number) => string;
  country: (code: string) => string;
};

/** Formats cost more to make than a mail does to write; locales come from clients, so not all of them are kept. */
const MOST_KEPT = 100;
const kept = new Map<string, Format>();

/** How amounts and dates are written: in the first of the locales that is known. */
export function formatIn(locales: readonly string[], currency: string): Format {
  const key = [...locales, currency].join(' ');
  const known = kept.get(key);
  if (known) return known;
  // The oldest makes room.
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  const format = makeFormat(locales, currency);
  kept.set(key, format);
  return format;
}

function makeFormat(locales: readonly string[], currency: string): Format {
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
