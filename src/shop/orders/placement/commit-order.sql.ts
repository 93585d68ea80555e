import { hashSecret } from '../../../platform/crypto/secrets.ts';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { ProductQuantity } from '../../catalog/quantity-rules.ts';
import { onViolation, type Queryable } from '../../../platform/db/client.ts';
import { writeAmounts, type OrderRow } from '../../../platform/db/schema.ts';
import { currentTraceparent } from '../../../platform/telemetry/tracing.ts';
import type { Totals } from '../../pricing/totals.ts';
import { newOrderNumber } from '../order-number.ts';
import type { OrderTokens } from '../order-tokens.ts';
import { IP_ADDRESS_LIMIT_FACTOR, type UnpaidLimits } from '../unpaid-limits.ts';
import { placeQuotedOrder, type InsertedOrder } from './place-quoted-order.sql.ts';

/** A quoted order. It is valid while the prices, stock, cart and discounts are unchanged. */
type QuotedOrder = Omit<
  InsertedOrder,
  | 'id'
  | 'number'
  | 'placedByNetwork'
  | 'guestKey'
  | 'accessTokenHash'
  | keyof Totals
  | `shipping${'Name' | 'Amount' | 'Discount' | 'Tax'}`
> & {
  customerId: string | null;
  /** Null for an account. */
  guest: { key: Buffer; tokens: OrderTokens } | null;
  /** The key of the client's IP address (`networkOf`), by which unpaid orders are counted. */
  network: string;
  totals: Totals;
  /** The codes and promotions with a discount, and the version of their terms. */
  discounts: readonly { id: string; version: number }[];
  lines: readonly ProductQuantity[];
  /** Null: no limits. */
  unpaidLimits: UnpaidLimits | null;
  /** The ordered cart, which the order empties. Null if the lines came with the request. */
  cart: { id: string; version: number } | null;
  /** Null without delivery. */
  shippingMethod: { id: string; version: number; name: string } | null;
};

/**
 * Inserts the order if the quote is still valid, the idempotency key and the order number are unused, and the limits on unpaid
 * orders allow it. Otherwise changes nothing and returns null. See docs/decisions/0004.
 */
export async function commitOrder(db: Queryable, order: QuotedOrder): Promise<OrderRow | null> {
  const { lines, discounts, cart, totals, shippingMethod, guest } = order;
  const id = uuidv7();
  const { shipping } = totals;
  const isFree = totals.total === 0n;
  const limits = isFree ? null : order.unpaidLimits;
  const inserted: InsertedOrder = {
    id,
    number: newOrderNumber(),
    customerId: order.customerId,
    email: order.email,
    currency: order.currency,
    subtotal: totals.subtotal,
    discount: totals.discount,
    tax: totals.tax,
    total: totals.total,
    shippingName: shippingMethod?.name ?? null,
    shippingAmount: shipping?.amount ?? 0n,
    shippingDiscount: shipping?.discount ?? 0n,
    shippingTax: shipping?.tax ?? 0n,
    pricesIncludeTax: totals.pricesIncludeTax,
    discountLines: totals.discountLines,
    taxLines: totals.taxLines,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    notes: order.notes,
    locale: order.locale,
    placedByNetwork: isFree ? null : order.network,
    idempotencyKey: order.idempotencyKey,
    fingerprint: order.fingerprint,
    guestKey: guest?.key ?? null,
    accessTokenHash: guest && hashSecret(guest.tokens.tokenOf(id)),
  };
  const traceparent = currentTraceparent();
  const placed = placeQuotedOrder(db, {
    hasDiscounts: discounts.length > 0,
    hasShipping: shippingMethod !== null,
    isTraced: traceparent !== null,
  }).execute({
    ...inserted,
    discountLines: writeAmounts(totals.discountLines),
    taxLines: writeAmounts(totals.taxLines),
    shippingAddress: JSON.stringify(order.shippingAddress),
    billingAddress: order.billingAddress && JSON.stringify(order.billingAddress),
    placedHistoryId: uuidv7(),
    paidHistoryId: uuidv7(),
    guestEmail: guest ? order.email : null,
    maxUnpaidOrders: limits?.maxOrders ?? null,
    maxUnpaidTotal: limits?.maxTotal ?? null,
    ipAddressFactor: IP_ADDRESS_LIMIT_FACTOR,
    cartId: cart?.id ?? null,
    cartVersion: cart?.version ?? null,
    lineCount: lines.length,
    detailIds: lines.map(() => uuidv7()),
    movementIds: lines.map(() => uuidv7()),
    productIds: lines.map(({ product }) => product.id),
    quantities: lines.map(({ quantity }) => quantity),
    prices: lines.map(({ product }) => product.price),
    lineDiscounts: totals.lines.map(({ discount }) => discount),
    lineAllocations: totals.lines.map(({ allocations }) => writeAmounts(allocations)),
    lineTaxes: totals.lines.map(({ tax }) => tax),
    redemptionIds: discounts.map(() => uuidv7()),
    discountIds: discounts.map(({ id }) => id),
    discountVersions: discounts.map(({ version }) => version),
    methodId: shippingMethod?.id ?? null,
    methodVersion: shippingMethod?.version ?? null,
    traceparent,
  });
  const [row] = await onViolation(placed, { discount_redemptions_customer_use: () => [] });
  // The statement returns only the columns that the database sets.
  const paymentStatus = inserted.total === 0n ? ('PAID' as const) : ('UNPAID' as const);
  return row ? { ...inserted, paymentStatus, carrier: null, trackingNumber: null, ...row } : null;
}
