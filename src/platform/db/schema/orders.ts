import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import type { Address } from './addresses.ts';
import { products } from './catalog.ts';
import { bytes, createdAt, id, money } from './columns.ts';
import { lineOptions } from './line-options.ts';
import { discountLines, taxLines } from './total-lines.ts';

export const orderStatus = pgEnum('order_status', [
  'PENDING',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
]);

/** The payment status of an order, as the API computes it from the payments. */
export const orderPaymentStatus = pgEnum('order_payment_status', [
  'UNPAID',
  'PENDING',
  'AUTHORIZED',
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
]);

/** The text that staff search: number, e-mail address and the name of the delivery address. Has a trigram index. */
export const orderSearchText = (t: Record<'number' | 'email' | 'shippingAddress', SQLWrapper>): SQL =>
  sql`lower(${t.number} || ' ' || coalesce(${t.email}, '') || ' ' || coalesce(${t.shippingAddress} ->> 'name', ''))`;

export const orders = snakeCase.table(
  'orders',
  {
    id: id(),
    number: text().notNull().unique(),
    customerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Null once the customer's account is deleted. */
    email: text(),
    status: orderStatus().notNull().default('PENDING'),
    /** For filters. Only triggers write it, from the payments. A row that was read before a payment changed has the old value. */
    paymentStatus: orderPaymentStatus().notNull().default('UNPAID'),
    currency: text().notNull(),
    subtotal: money().notNull(),
    discount: money().notNull().default(0n),
    tax: money().notNull().default(0n),
    total: money().notNull(),
    /** The chosen delivery. Null if the order was placed without one. `tax` includes `shippingTax`. */
    shippingName: text(),
    shippingAmount: money().notNull().default(0n),
    shippingDiscount: money().notNull().default(0n),
    shippingTax: money().notNull().default(0n),
    pricesIncludeTax: boolean().notNull().default(false),
    discountLines: discountLines().notNull().default([]),
    taxLines: taxLines().notNull().default([]),
    shippingAddress: jsonb().$type<Address>().notNull(),
    /** If it is null, the shipping address is also the billing address. */
    billingAddress: jsonb().$type<Address>(),
    notes: text(),
    /** The language of e-mails to the customer (BCP 47). Null for the shop's default. */
    locale: text(),
    /** Null until the order is shipped. */
    carrier: text(),
    trackingNumber: text(),
    /**
     * The IP address that placed the order (IPv6: its /64), to limit unpaid orders. Null once the order is no longer pending.
     */
    placedByNetwork: text('placed_from'),
    idempotencyKey: text().notNull(),
    /** SHA-256 of the input. Reveals a reused idempotency key with other input. */
    fingerprint: bytes().notNull(),
    /**
     * SHA-256 of the token of the guest's cart, or of an empty text if the order names no cart. Null if an account placed the order.
     * It outlives the cart and a claim of the order, so that a repeated request always finds its order.
     */
    guestKey: bytes(),
    /** SHA-256 of the token that opens a guest's order. Null for orders of accounts, and after an account has claimed the order. */
    accessTokenHash: bytes(),
    placedAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('orders_idempotency_key').on(t.customerId, t.idempotencyKey),
    uniqueIndex('orders_guest_idempotency_key')
      .on(t.guestKey, t.idempotencyKey)
      .where(sql`${t.guestKey} is not null`),
    uniqueIndex('orders_access_token_hash')
      .on(t.accessTokenHash)
      .where(sql`${t.accessTokenHash} is not null`),
    index('orders_customer_id_placed_at').on(t.customerId, t.placedAt, t.id),
    index('orders_placed_at').on(t.placedAt, t.id),
    index('orders_status_placed_at').on(t.status, t.placedAt, t.id),
    // For the limits on unpaid orders.
    index('orders_pending_customer_id')
      .on(t.customerId)
      .where(sql`${t.status} = 'PENDING'`),
    index('orders_pending_placed_from')
      .on(t.placedByNetwork)
      .where(sql`${t.status} = 'PENDING' and ${t.placedByNetwork} is not null`),
    index('orders_pending_guest_email')
      .on(sql`lower(${t.email})`)
      .where(sql`${t.status} = 'PENDING' and ${t.guestKey} is not null and ${t.customerId} is null`),
    // For the expiry of guests' orders, which may be few among many pending ones.
    index('orders_pending_guest_placed_at')
      .on(t.placedAt, t.id)
      .where(sql`${t.status} = 'PENDING' and ${t.guestKey} is not null and ${t.customerId} is null`),
    index('orders_payment_status').on(t.paymentStatus, t.status, t.placedAt, t.id),
    index('orders_email')
      .on(sql`lower(${t.email})`, t.placedAt, t.id)
      .where(sql`${t.email} is not null`),
    index('orders_search_trigrams').using('gin', sql`${orderSearchText(t)} gin_trgm_ops`),
    check(
      'orders_total',
      sql`${t.total} = ${t.subtotal} - ${t.discount} + ${t.shippingAmount} - ${t.shippingDiscount} + case when ${t.pricesIncludeTax} then 0 else ${t.tax} end`,
    ),
    check('orders_discount', sql`${t.discount} between 0 and ${t.subtotal}`),
    check('orders_tax_not_negative', sql`${t.tax} >= 0`),
    check('orders_shipping_discount', sql`${t.shippingDiscount} between 0 and ${t.shippingAmount}`),
    check('orders_shipping_tax', sql`${t.shippingTax} between 0 and ${t.tax}`),
    check(
      'orders_shipping_name',
      sql`${t.shippingName} is not null or ${t.shippingAmount} = 0 and ${t.shippingTax} = 0`,
    ),
  ],
);

/** An order line with the product's data at the time of the order. The line stays if the product is deleted. */
export const orderDetails = snakeCase.table(
  'order_details',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    productId: uuid().references(() => products.id, { onDelete: 'set null' }),
    position: integer().notNull(),
    productName: text().notNull(),
    sku: text().notNull(),
    /** The options of the variant. Empty for a product without a group. */
    options: lineOptions().notNull().default([]),
    unitPrice: money().notNull(),
    /** The regular price, if a sale of the product was running. */
    regularUnitPrice: money(),
    quantity: integer().notNull(),
    /** The line's share of the order's discount. */
    discount: money().notNull().default(0n),
    /** The codes and promotions that `discount` consists of. Empty for orders of older versions, which did not store them. */
    discountAllocations: discountLines().notNull().default([]),
    tax: money().notNull().default(0n),
  },
  (t) => [
    unique('order_details_position').on(t.orderId, t.position),
    index('order_details_product_id').on(t.productId),
    check('order_details_quantity_positive', sql`${t.quantity} > 0`),
    check('order_details_unit_price_not_negative', sql`${t.unitPrice} >= 0`),
    check('order_details_regular_unit_price', sql`${t.regularUnitPrice} > ${t.unitPrice}`),
    check('order_details_discount', sql`${t.discount} between 0 and ${t.unitPrice} * ${t.quantity}`),
    check('order_details_tax_not_negative', sql`${t.tax} >= 0`),
  ],
);

export const orderEvents = snakeCase.table(
  'order_events',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    from: orderStatus(),
    to: orderStatus().notNull(),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    note: text(),
    at: createdAt(),
  },
  (t) => [
    index('order_events_order_id').on(t.orderId, t.at, t.id),
    index('order_events_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
  ],
);

export const orderNoteVisibility = pgEnum('order_note_visibility', ['INTERNAL', 'CUSTOMER']);

/** Notes of staff about an order. They are deleted with the account of the customer, because they may describe a person. */
export const orderNotes = snakeCase.table(
  'order_notes',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'restrict' }),
    visibility: orderNoteVisibility().notNull(),
    text: text().notNull(),
    authorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    idempotencyKey: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('order_notes_order_id').on(t.orderId, t.createdAt, t.id),
    unique('order_notes_idempotency_key').on(t.orderId, t.idempotencyKey),
    index('order_notes_author_id')
      .on(t.authorId)
      .where(sql`${t.authorId} is not null`),
  ],
);

export type OrderNoteRow = typeof orderNotes.$inferSelect;
export type OrderRow = typeof orders.$inferSelect;
export type OrderDetailsRow = typeof orderDetails.$inferSelect;
export type OrderEventRow = typeof orderEvents.$inferSelect;
export type OrderStatus = OrderRow['status'];
export type OrderPaymentStatus = OrderRow['paymentStatus'];
