import { formatMoney, type Money } from '@ordergraph/client';
import { useMemo } from 'react';
import { useLocale } from './messages/messages.tsx';

/** Returns functions that format amounts and dates for the customer. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      money: (money: Money) => formatMoney(money, locale),
      date: (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at)),
      dateTime: (at: string) =>
        new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)),
      weight: (grams: number) =>
        grams >= 1000
          ? new Intl.NumberFormat(locale, {
              style: 'unit',
              unit: 'kilogram',
              maximumFractionDigits: 2,
            }).format(grams / 1000)
          : new Intl.NumberFormat(locale, { style: 'unit', unit: 'gram' }).format(grams),
      list: (names: readonly string[]) => new Intl.ListFormat(locale).format(names),
      country: (code: string) => new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code,
    }),
    [locale],
  );
}
