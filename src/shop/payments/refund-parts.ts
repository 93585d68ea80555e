import { lineTotal } from '../../platform/money/money.ts';
import type { OrderDetailsRow, OrderRow, RefundParts } from '../../platform/db/schema.ts';
import { totalFrom } from '../pricing/totals.ts';

/** The parts to refund: a quantity of each order line by its id, and whether to refund the delivery. */
export type RequestedParts = { quantities: ReadonlyMap<string, number>; shipping: boolean };

type RefundedOrder = Pick<
  OrderRow,
  'pricesIncludeTax' | 'shippingName' | 'shippingAmount' | 'shippingDiscount' | 'shippingTax'
>;
type RefundedDetails = Pick<OrderDetailsRow, 'id' | 'unitPrice' | 'quantity' | 'discount' | 'tax'>;

/** An amount that includes `tax`. */
type Share = { amount: bigint; tax: bigint };

/**
 * Returns the amounts of parts of an order, or why they cannot be refunded. `earlier`: the parts of the earlier refunds. If all
 * units of a line are refunded, the amounts add up exactly to the total of the line, and their taxes to its tax.
 */
export function refundParts(
  order: RefundedOrder,
  details: readonly RefundedDetails[],
  earlier: readonly RefundParts[],
  { quantities, shipping }: RequestedParts,
): RefundParts | { problem: string } {
  const lines: RefundParts['lines'][number][] = [];
  for (const [id, quantity] of quantities) {
    const line = details.find((candidate) => candidate.id === id);
    if (!line) return { problem: 'A line is not part of the order of the payment.' };
    const before = refundedQuantity(id, earlier);
    if (before + quantity > line.quantity)
      return {
        problem: `The quantity of a line that can still be refunded is ${line.quantity - before}, not ${quantity}.`,
      };
    const subtotal = lineTotal(line.unitPrice, line.quantity);
    const total = totalFrom(subtotal, line.discount, line.tax, order.pricesIncludeTax);
    lines.push({
      id,
      quantity,
      ...shareOf({ amount: total, tax: line.tax }, before, quantity, line.quantity),
    });
  }
  if (!shipping) return { lines, shipping: null };
  if (order.shippingName === null) return { problem: 'The order has no delivery.' };
  if (earlier.some((parts) => parts.shipping !== null))
    return { problem: 'The delivery was refunded already.' };
  const { shippingAmount, shippingDiscount, shippingTax: tax, pricesIncludeTax } = order;
  return {
    lines,
    shipping: { amount: totalFrom(shippingAmount, shippingDiscount, tax, pricesIncludeTax), tax },
  };
}

const refundedQuantity = (id: string, earlier: readonly RefundParts[]): number =>
  earlier
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.id === id ? sum + line.quantity : sum), 0);

/**
 * Returns the share of `quantity` units of a line, after `before` units were refunded. Rounds the sums for all
 * units so far, so that all shares add up to the whole.
 */
function shareOf({ amount, tax }: Share, before: number, quantity: number, lineQuantity: number): Share {
  const upTo = (whole: bigint, units: number) => (whole * BigInt(units)) / BigInt(lineQuantity);
  const shareOfWhole = (whole: bigint) => upTo(whole, before + quantity) - upTo(whole, before);
  // Rounds tax and net amount separately, so that the tax is never more than the amount.
  const taxShare = shareOfWhole(tax);
  return { amount: shareOfWhole(amount - tax) + taxShare, tax: taxShare };
}

const sumOver = ({ lines, shipping }: RefundParts, which: keyof Share): bigint =>
  lines.reduce((sum, line) => sum + line[which], shipping?.[which] ?? 0n);

export const amountOfParts = (parts: RefundParts): bigint => sumOver(parts, 'amount');
export const taxOfParts = (parts: RefundParts): bigint => sumOver(parts, 'tax');
