import type { TotalPart } from '../../../generated/graphql.ts';
import { lineTotal, sumOf } from '../../../platform/money/money.ts';
import { totalFrom } from '../../pricing/totals.ts';
import { previewOf } from './preview-order.ts';
import type { Quote } from './quote.ts';

/** What a client takes an order to come to, in minor units; null where it does not say. */
export type Expected = {
  subtotal: bigint | null;
  discount: bigint | null;
  tax: bigint | null;
  total: bigint | null;
};

/** The refusal where a quote is not what was expected, with what has changed; null where it is. */
export function totalChanged(quote: Quote, expected: Expected, currency: string) {
  const { totals } = quote;
  const differs = (which: keyof Expected) => expected[which] !== null && expected[which] !== totals[which];
  if (!(['subtotal', 'discount', 'tax', 'total'] as const).some(differs)) return null;
  const money = (amount: bigint) => ({ amount, currency });
  return {
    __typename: 'TotalChanged' as const,
    message: 'The total is not what was expected. Nothing was ordered.',
    expected: money(expected.total ?? totalOf(expected, quote)),
    actual: money(totals.total),
    changes: changesOf(quote, expected).map((change) => ({
      part: change.part,
      expected: money(change.expected),
      actual: money(change.actual),
    })),
    preview: previewOf(quote, currency),
  };
}

const totalOf = ({ subtotal, discount, tax }: Expected, { totals }: Quote) =>
  totalFrom(
    subtotal ?? totals.subtotal,
    discount ?? totals.discount,
    tax ?? totals.tax,
    totals.pricesIncludeTax,
  );

type Change = { part: TotalPart; expected: bigint; actual: bigint };

/** Of a part that the client said nothing of only the lines are known as they were: a cart keeps the prices it was filled at. */
function changesOf({ lines, totals }: Quote, { subtotal, discount, tax }: Expected): Change[] {
  const saysNothing = subtotal === null && discount === null && tax === null;
  const parts: [TotalPart, bigint | null, bigint][] = [
    ['LINES', saysNothing ? subtotalWhenAdded(lines) : subtotal, totals.subtotal],
    ['DISCOUNT', discount, totals.discount],
    ['TAX', tax, totals.tax],
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
