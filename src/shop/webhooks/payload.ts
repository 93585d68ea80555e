import type { OrderChangeRow, OrderDetailsRow, OrderRow } from '../../platform/db/schema.ts';
import { lineTotal, toDecimal } from '../../platform/money/money.ts';
import { toPercent } from '../../platform/money/percent.ts';
import { totalFrom } from '../pricing/totals.ts';

/**
 * Returns the JSON body of a webhook: the event, and the order as it was at the event, with the field names of the API. Reads only
 * immutable columns of the order's row, so that the body is identical to the byte at each attempt. The exception is the
 * customer's contact data, which is cleared if the account is deleted (docs/decisions/0010).
 */
export function payloadOf(
  change: OrderChangeRow,
  order: OrderRow,
  details: readonly OrderDetailsRow[],
): string {
  const { id, number, customerId, currency, pricesIncludeTax } = order;
  const money = (amount: bigint) => ({ amount: toDecimal({ amount, currency }), currency });
  // Uses the carrier and tracking number as of the change, because staff can correct them later. Changes from older versions do not
  // have them: the current ones of the order are used instead.
  const isShipped = change.status === 'SHIPPED' || change.status === 'DELIVERED';
  const parcel = isShipped ? (change.parcel ?? order) : null;
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
        // A line without `kind` is of a code, and a line without `target` is a discount on goods. An undefined field is omitted, so
        // that bodies of earlier orders stay the same to the byte.
        discountLines: order.discountLines.map(({ code, description, amount, kind, target }) => ({
          code,
          description,
          amount: money(amount),
          kind,
          target,
        })),
        tax: money(order.tax),
        taxLines: order.taxLines.map(({ name, rate, base, amount }) => ({
          name,
          rate: toPercent(rate),
          base: money(base),
          amount: money(amount),
        })),
        pricesIncludeTax,
        // Omitted without delivery, so that bodies of earlier orders stay the same to the byte.
        ...(order.shippingName !== null && { shipping: shippingOf(order, money) }),
        total: money(order.total),
        paid: money(change.paid),
        refunded: money(change.refunded),
        details: details.map(({ unitPrice, regularUnitPrice, quantity, discount, tax, ...line }) => {
          const subtotal = lineTotal(unitPrice, quantity);
          return {
            id: line.id,
            productId: line.productId,
            productName: line.productName,
            sku: line.sku,
            unitPrice: money(unitPrice),
            // Omitted without a sale, so that bodies of earlier orders stay the same to the byte.
            ...(regularUnitPrice !== null && { regularUnitPrice: money(regularUnitPrice) }),
            quantity,
            subtotal: money(subtotal),
            discount: money(discount),
            tax: money(tax),
            total: money(totalFrom(subtotal, discount, tax, pricesIncludeTax)),
          };
        }),
        shippingAddress: order.shippingAddress,
        // Omitted if it is the shipping address, as in bodies of earlier orders.
        ...(order.billingAddress !== null && { billingAddress: order.billingAddress }),
        notes: order.notes,
        carrier: parcel?.carrier ?? null,
        trackingNumber: parcel?.trackingNumber ?? null,
      },
    },
  });
}

function shippingOf(order: OrderRow, money: (amount: bigint) => object) {
  const { shippingName, shippingAmount, shippingDiscount, shippingTax, pricesIncludeTax } = order;
  return {
    name: shippingName,
    amount: money(shippingAmount),
    discount: money(shippingDiscount),
    tax: money(shippingTax),
    total: money(totalFrom(shippingAmount, shippingDiscount, shippingTax, pricesIncludeTax)),
  };
}
