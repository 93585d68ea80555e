import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { WantedProduct } from '../../catalog/availability.ts';
import { onViolation, type Queryable } from '../../../platform/db/client.ts';
import { writeAmounts, type Address, type OrderRow } from '../../../platform/db/schema.ts';
import { unauthenticated } from '../../../platform/errors.ts';
import type { Totals } from '../../pricing/totals.ts';
import { newOrderNumber } from '../order-number.ts';
import { placeQuotedOrder } from './place-quoted-order.sql.ts';

/** An order as it was quoted: it stands as long as these prices, this stock, this cart and these discounts do. */
type QuotedOrder = {
  customerId: string;
  email: string;
  idempotencyKey: string;
  fingerprint: Buffer;
  shippingAddress: Address;
  notes: string | null;
  locale: string | null;
  currency: string;
  totals: Totals;
  /** The codes that take something off, on these terms. */
  discounts: readonly { id: string; version: number }[];
  lines: readonly WantedProduct[];
  /** The cart that is ordered and emptied by it; null where the lines came with the request. */
  cart: { id: string; version: number } | null;
};

/** Places the order if all is still as quoted, and its number not taken, else changes nothing and answers null. */
export async function commitOrder(db: Queryable, order: QuotedOrder): Promise<OrderRow | null> {
  const { lines, discounts, cart, totals } = order;
  const written = {
    id: uuidv7(),
    number: newOrderNumber(),
    customerId: order.customerId,
    email: order.email,
    currency: order.currency,
    subtotal: totals.subtotal,
    discount: totals.discount,
    tax: totals.tax,
    total: totals.total,
    pricesIncludeTax: totals.pricesIncludeTax,
    discountLines: totals.discountLines,
    taxLines: totals.taxLines,
    shippingAddress: order.shippingAddress,
    notes: order.notes,
    locale: order.locale,
    idempotencyKey: order.idempotencyKey,
    fingerprint: order.fingerprint,
  };
  const placed = placeQuotedOrder(db, discounts.length > 0).execute({
    ...written,
    discountLines: writeAmounts(totals.discountLines),
    taxLines: writeAmounts(totals.taxLines),
    shippingAddress: JSON.stringify(order.shippingAddress),
    eventId: uuidv7(),
    cartId: cart?.id ?? null,
    cartVersion: cart?.version ?? null,
    lineCount: lines.length,
    detailIds: lines.map(() => uuidv7()),
    movementIds: lines.map(() => uuidv7()),
    productIds: lines.map(({ product }) => product.id),
    quantities: lines.map(({ quantity }) => quantity),
    prices: lines.map(({ product }) => product.price),
    lineDiscounts: totals.lines.map(({ discount }) => discount),
    lineTaxes: totals.lines.map(({ tax }) => tax),
    redemptionIds: discounts.map(() => uuidv7()),
    codeIds: discounts.map(({ id }) => id),
    codeVersions: discounts.map(({ version }) => version),
  });
  const [row] = await onViolation(placed, {
    discount_redemptions_customer_use: () => [],
    // Deleted since it was read who is asking.
    orders_customer_id_users_id_fkey: () => {
      throw unauthenticated();
    },
  });
  // What was sent is not read back: only what the database says of its own.
  return row ? { ...written, carrier: null, trackingNumber: null, ...row } : null;
}
