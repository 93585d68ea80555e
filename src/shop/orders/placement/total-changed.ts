import type { TotalPart } from '../../../generated/graphql.ts';
import { lineTotal, sumOf } from '../../../platform/money/money.ts';
import { totalFrom, type Totals } from '../../pricing/totals.ts';
import { previewOf } from './preview-order.ts';
import type { OrderRequest, Quote } from './quote.ts';

/** The amounts that a client expects, in minor units. Null: no expectation. */
export type ExpectedTotals = {
  subtotal: bigint | null;
  discount: bigint | null;
  tax: bigint | null;
  shipping: bigint | null;
  total: bigint | null;
};

/** Returns a refusal that lists the changes if a quote differs from the expected amounts, otherwise null. */
export function totalChanged(
  quote: Quote,
  expected: ExpectedTotals,
  request: OrderRequest,
  currency: string,
) {
  const { totals } = quote;
  const actual = { ...totals, shipping: shippingTotal(totals) };
  const differs = (which: keyof ExpectedTotals) =>
    expected[which] !== null && expected[which] !== actual[which];
  if (!(['subtotal', 'discount', 'tax', 'shipping', 'total'] as const).some(differs)) return null;
  const money = (amount: bigint) => ({ amount, currency });
  return {
    __typename: 'TotalChanged' as const,
    message:
      'The total differs from the expected total. Nothing was ordered. Review the new total and try again.',
    expected: money(expected.total ?? totalOf(expected, quote)),
    actual: money(totals.total),
    changes: changesOf(quote, expected).map((change) => ({
      part: change.part,
      expected: money(change.expected),
      actual: money(change.actual),
    })),
    preview: previewOf(quote, request, currency),
  };
}

const totalOf = ({ subtotal, discount, tax, shipping }: ExpectedTotals, { totals }: Quote) =>
  totalFrom(
    subtotal ?? totals.subtotal,
    discount ?? totals.discount,
    (tax ?? totals.tax) - (totals.shipping?.tax ?? 0n),
    totals.pricesIncludeTax,
  ) + (shipping ?? shippingTotal(totals));

const shippingTotal = ({ shipping }: Totals) => shipping?.total ?? 0n;

type Change = { part: TotalPart; expected: bigint; actual: bigint };

/**
 * Returns the parts that differ. If the client expects only a total, compares only the subtotal with its old value: a cart stores
 * the price of each line at the time it was added.
 */
function changesOf(
  { lines, totals }: Quote,
  { subtotal, discount, tax, shipping }: ExpectedTotals,
): Change[] {
  const expectsNoParts = [subtotal, discount, tax, shipping].every((part) => part === null);
  const parts: [TotalPart, bigint | null, bigint][] = [
    ['LINES', expectsNoParts ? subtotalWhenAdded(lines) : subtotal, totals.subtotal],
    ['DISCOUNT', discount, totals.discount],
    ['TAX', tax, totals.tax],
    ['SHIPPING', shipping, shippingTotal(totals)],
  ];
  return parts.flatMap(([part, expected, actual]) =>
    expected === null || expected === actual ? [] : [{ part, expected, actual }],
  );
}

const subtotalWhenAdded = (lines: Quote['lines']) =>
  sumOf(
    lines.map(({ product, quantity, unitPriceWhenAdded }) =>
      lineTotal(unitPriceWhenAdded ?? product.price, quantity),
    ),
  );
