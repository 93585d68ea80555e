import type { DiscountKind, DiscountTarget } from '../../generated/graphql.ts';
import type { DiscountLine, TaxLine } from '../../platform/db/schema.ts';
import type { Money } from '../../platform/money/money.ts';
import { toPercent } from '../../platform/money/percent.ts';
import type { Amounts, LineAmounts, ShippingAmounts, Totals } from './totals.ts';

/** Converts amounts to the API's `Money`. */
const amountsIn = (currency: string, { subtotal, discount, tax, total }: Amounts) => ({
  subtotal: { amount: subtotal, currency },
  discount: { amount: discount, currency },
  tax: { amount: tax, currency },
  total: { amount: total, currency },
});

export const lineAmountsIn = (currency: string, line: LineAmounts) => ({
  ...amountsIn(currency, line),
  discountAllocations: discountLinesIn(currency, line.allocations),
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

type DiscountLineParts = Pick<DiscountLine, 'code' | 'description'> & {
  amount: Money;
  kind: DiscountKind;
  target: DiscountTarget;
};

export const discountLinesIn = (currency: string, lines: readonly DiscountLine[]) =>
  lines.map(({ code, description, amount, kind, target }): DiscountLineParts => ({
    code,
    description,
    kind: kind ?? 'CODE',
    target: target ?? 'GOODS',
    amount: { amount, currency },
  }));

export const taxLinesIn = (currency: string, lines: readonly TaxLine[]) =>
  lines.map(({ name, rate, base, amount }) => ({
    name,
    rate: toPercent(rate),
    base: { amount: base, currency },
    amount: { amount, currency },
  }));
