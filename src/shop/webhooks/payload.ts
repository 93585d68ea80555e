import type { OrderChangeRow, OrderDetailsRow, OrderRow } from '../../platform/db/schema.ts';
import { lineTotal, toDecimal } from '../../platform/money/money.ts';
import { toPercent } from '../../platform/money/percent.ts';
import { totalFrom } from '../pricing/totals.ts';

/**
 * What is posted: the event, and the order as it was at it, named as the API names things. Of the order only what never
 * changes is taken from its row, so that the body is the same at each attempt, to the byte; but for what is gone once the
 * customer's account is deleted.
 */
export function payloadOf(
  change: OrderChangeRow,
  order: OrderRow,
  details: readonly OrderDetailsRow[],
): string {
  const { id, number, customerId, currency, pricesIncludeTax } = order;
  const money = (amount: bigint) => ({ amount: toDecimal({ amount, currency }), currency });
  // Once it is on its way a parcel is final.
  const isSent = change.status === 'SHIPPED' || change.status === 'DELIVERED';
  return JSON.stringify({
    type: `order.${change.kind.toLowerCase()}`,
    timestamp: change.at,
    data: {
      orderId: id,
      number,
      customerId,
      amount: change.amount === null ? null : money(change.amount),
      order: {
        id,
        number,
        status: change.status,
        customerId,
        email: order.email,
        locale: order.locale,
        placedAt: order.placedAt,
        subtotal: money(order.subtotal),
        discount: money(order.discount),
        discountLines: order.discountLines.map(({ code, description, amount }) => ({
          code,
          description,
          amount: money(amount),
        })),
        tax: money(order.tax),
        taxLines: order.taxLines.map(({ name, rate, base, amount }) => ({
          name,
          rate: toPercent(rate),
          base: money(base),
          amount: money(amount),
        })),
        pricesIncludeTax,
        total: money(order.total),
        paid: money(change.paid),
        refunded: money(change.refunded),
        details: details.map(({ unitPrice, quantity, discount, tax, ...line }) => {
          const subtotal = lineTotal(unitPrice, quantity);
          return {
            id: line.id,
            productId: line.productId,
            productName: line.productName,
            sku: line.sku,
            unitPrice: money(unitPrice),
            quantity,
            subtotal: money(subtotal),
            discount: money(discount),
            tax: money(tax),
            total: money(totalFrom(subtotal, discount, tax, pricesIncludeTax)),
          };
        }),
        shippingAddress: order.shippingAddress,
        notes: order.notes,
        carrier: isSent ? order.carrier : null,
        trackingNumber: isSent ? order.trackingNumber : null,
      },
    },
  });
}
