import type { TotalPart } from '../../../generated/graphql.ts';
import { lineTotal, sumOf } from '../../../platform/money/money.ts';
import { totalFrom } from '../../pricing/totals.ts';
import { previewOf } from './preview-order.ts';
import type { Quote } from './quote.ts';

/** The amounts that a client expects, in minor units. Null: no expectation. */
export type ExpectedTotals = {
  subtotal: bigint | null;
  discount: bigint | null;
  tax: bigint | null;
  total: bigint | null;
};

/** Returns the refusal if a quote differs from the expected amounts, with the changes; otherwise null. */
export function totalChanged(quote: Quote, expected: ExpectedTotals, currency: string) {
  const { totals } = quote;
  const differs = (which: keyof ExpectedTotals) =>
    expected[which] !== null && expected[which] !== totals[which];
  if (!(['subtotal', 'discount', 'tax', 'total'] as const).some(differs)) return null;
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
    preview: previewOf(quote, currency),
  };
}

const totalOf = ({ subtotal, discount, tax }: ExpectedTotals, { totals }: Quote) =>
  totalFrom(
    subtotal ?? totals.subtotal,
    discount ?? totals.discount,
    tax ?? totals.tax,
    totals.pricesIncludeTax,
  );

type Change = { part: TotalPart; expected: bigint; actual: bigint };

/** If the client expects no parts, only the old subtotal is known: a cart stores the prices of its lines when added. */
function changesOf({ lines, totals }: Quote, { subtotal, discount, tax }: ExpectedTotals): Change[] {
  const expectsNoParts = subtotal === null && discount === null && tax === null;
  const parts: [TotalPart, bigint | null, bigint][] = [
    ['LINES', expectsNoParts ? subtotalWhenAdded(lines) : subtotal, totals.subtotal],
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
