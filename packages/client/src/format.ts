/** The API's `Money`: an exact decimal number in the main unit, and an ISO 4217 code. */
export type Money = { amount: string; currency: string };

const formats = new Map<string, Intl.NumberFormat>();

/** Returns an amount for people, with the digits that the API sends: `formatMoney(price, 'de-DE')` is `19,90 €`. */
export function formatMoney({ amount, currency }: Money, locale?: string): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  const key = `${locale} ${currency} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  // As text, because a number would be rounded.
  return format.format(amount as Intl.StringNumericLiteral);
}

/** Returns a `DateTime` of the API for people, by default as a medium date in the time zone of the device. */
export const formatDate = (
  dateTime: string,
  locale?: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => new Intl.DateTimeFormat(locale, options).format(new Date(dateTime));
