import { fractionDigits, toDecimal } from '../../../platform/money/money.ts';

export type Format = {
  money: (amount: bigint) => string;
  date: (instant: Date) => string;
  number: (count: number) => string;
  country: (code: string) => string;
};

/** A limit, because clients choose the locales. Formats are cached, because creating one takes longer than the rest of an e-mail. */
const MAX_CACHED = 100;
const cache = new Map<string, Format>();

/** Returns formatters for the first supported locale. */
export function formatIn(locales: readonly string[], currency: string, timeZone: string): Format {
  const key = [...locales, currency, timeZone].join(' ');
  const cached = cache.get(key);
  if (cached) return cached;
  // Maps iterate in insertion order, so the first key is the oldest.
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value!);
  const format = createFormat(locales, currency, timeZone);
  cache.set(key, format);
  return format;
}

function createFormat(locales: readonly string[], currency: string, timeZone: string): Format {
  const digits = fractionDigits(currency);
  const money = new Intl.NumberFormat(locales, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const date = new Intl.DateTimeFormat(locales, { dateStyle: 'long', timeZone });
  const number = new Intl.NumberFormat(locales);
  const countries = new Intl.DisplayNames(locales, { type: 'region', fallback: 'code' });
  return {
    // As a decimal string: a number would lose digits of large amounts.
    money: (amount) => money.format(toDecimal({ amount, currency }) as `${number}`),
    date: (instant) => date.format(instant),
    number: (count) => number.format(count),
    country: (code) => countries.of(code) ?? code,
  };
}
