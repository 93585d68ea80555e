import { sql } from 'drizzle-orm';
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
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { products } from './catalog.ts';
import { bytes, createdAt, id, money } from './columns.ts';
import { discountLines, taxLines } from './total-lines.ts';

export const orderStatus = pgEnum('order_status', [
  'PENDING',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
]);

export type Address = {
  name: string;
  line1: string;
  line2: string | null;
  city: string;
  region: string | null;
  postalCode: string;
  country: string;
  phone: string | null;
};

export const orders = snakeCase.table(
  'orders',
  {
    id: id(),
    number: text().notNull().unique(),
    customerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Null once the customer's account is deleted. */
    email: text(),
    status: orderStatus().notNull().default('PENDING'),
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
    notes: text(),
    /** The language of e-mails to the customer (BCP 47). Null for the shop's default. */
    locale: text(),
    /** Null until the order is shipped. */
    carrier: text(),
    trackingNumber: text(),
    idempotencyKey: text().notNull(),
    /** SHA-256 of the input. Reveals a reused idempotency key with other input. */
    fingerprint: bytes().notNull(),
    placedAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('orders_idempotency_key').on(t.customerId, t.idempotencyKey),
    index('orders_customer_id_placed_at').on(t.customerId, t.placedAt, t.id),
    index('orders_placed_at').on(t.placedAt, t.id),
    index('orders_status_placed_at').on(t.status, t.placedAt, t.id),
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

/** An order line with the product's data at the time of the sale. It stays if the product is deleted. */
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
    unitPrice: money().notNull(),
    quantity: integer().notNull(),
    /** The line's share of the order's discount. */
    discount: money().notNull().default(0n),
    /** The codes and promotions that `discount` consists of. Empty for orders that were placed before they were stored. */
    discountAllocations: discountLines().notNull().default([]),
    tax: money().notNull().default(0n),
  },
  (t) => [
    unique('order_details_position').on(t.orderId, t.position),
    index('order_details_product_id').on(t.productId),
    check('order_details_quantity_positive', sql`${t.quantity} > 0`),
    check('order_details_unit_price_not_negative', sql`${t.unitPrice} >= 0`),
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

export type OrderRow = typeof orders.$inferSelect;
export type OrderDetailsRow = typeof orderDetails.$inferSelect;
export type OrderEventRow = typeof orderEvents.$inferSelect;
export type OrderStatus = OrderRow['status'];
