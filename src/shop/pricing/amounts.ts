import type { DiscountLine, TaxLine } from '../../platform/db/schema.ts';
import type { Money } from '../../platform/money/money.ts';
import { toPercent } from '../../platform/money/percent.ts';
import type { Amounts, ShippingAmounts, Totals } from './totals.ts';

/** Converts amounts to the API's `Money`. */
export const amountsIn = (currency: string, { subtotal, discount, tax, total }: Amounts) => ({
  subtotal: { amount: subtotal, currency },
  discount: { amount: discount, currency },
  tax: { amount: tax, currency },
  total: { amount: total, currency },
});

export const totalsIn = (currency: string, totals: Totals) => ({
  ...amountsIn(currency, totals),
  pricesIncludeTax: totals.pricesIncludeTax,
  discountLines: discountLinesIn(currency, totals.discountLines),
  taxLines: taxLinesIn(currency, totals.taxLines),
});

export const shippingIn = (
  currency: string,
  name: string,
  { amount, discount, tax, total }: ShippingAmounts,
) => ({
  name,
  amount: { amount, currency },
  discount: { amount: discount, currency },
  tax: { amount: tax, currency },
  total: { amount: total, currency },
});

export const discountLinesIn = (currency: string, lines: readonly DiscountLine[]) =>
  lines.map(({ amount, ...line }): Omit<DiscountLine, 'amount'> & { amount: Money } => ({
    ...line,
    amount: { amount, currency },
  }));

export const taxLinesIn = (currency: string, lines: readonly TaxLine[]) =>
  lines.map(({ name, rate, base, amount }) => ({
    name,
    rate: toPercent(rate),
    base: { amount: base, currency },
    amount: { amount, currency },
  }));
