import { getColumns, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  snakeCase,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';

/** UUIDv7 (RFC 9562) made by the program: any supported PostgreSQL will do, and new rows land at an index's right end. */
const id = () => uuid().primaryKey().$defaultFn(uuidv7);
/** Milliseconds, as a JavaScript Date has: a cursor made from the Date then names the row exactly. */
const instant = () => timestamp({ withTimezone: true, precision: 3 });
const createdAt = () => instant().notNull().defaultNow();
/** Minor units of the shop's currency. */
const money = () => bigint({ mode: 'bigint' });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const role = pgEnum('role', ['CUSTOMER', 'STAFF', 'ADMIN']);
export const orderStatus = pgEnum('order_status', [
  'PENDING',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
]);
/** What moved stock: RECEIVED with a new product, ADJUSTED by staff, SOLD by an order, RETURNED by its cancelling. */
export const stockMovementKind = pgEnum('stock_movement_kind', ['RECEIVED', 'ADJUSTED', 'SOLD', 'RETURNED']);

/** One row: what a database was filled with and cannot be changed under it. */
export const shop = snakeCase.table(
  'shop',
  { isOnly: boolean().primaryKey().default(true), currency: text().notNull() },
  (t) => [check('shop_is_one_row', sql`${t.isOnly}`)],
);

export const users = snakeCase.table(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: role().notNull().default('CUSTOMER'),
    passwordHash: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('users_email_unique').on(sql`lower(${t.email})`)],
);

/** A sign-in on one device. Its refresh token rotates; only the hash of the live one is kept. */
export const sessions = snakeCase.table(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    refreshTokenHash: bytes().notNull().unique(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_user_id').on(t.userId)],
);

/** Names are listed whatever their case, also where the database's collation goes by it. */
export const byName = (name: AnyPgColumn) => sql`lower(${name})`;

export const categories = snakeCase.table(
  'categories',
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => categories.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    slug: text().notNull().unique(),
    description: text(),
    image: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('categories_parent_id_name').on(t.parentId, byName(t.name), t.id),
    index('categories_name').on(byName(t.name), t.id),
    check('categories_not_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
);

/**
 * `stock` stands in no index, so that a sale is a heap-only update.
 * SKU and slug are unique among the products that are not deleted.
 */
export const products = snakeCase.table(
  'products',
  {
    id: id(),
    categoryId: uuid().references(() => categories.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    slug: text().notNull(),
    sku: text().notNull(),
    description: text(),
    price: money().notNull(),
    compareAtPrice: money(),
    cost: money(),
    stock: integer().notNull(),
    image: text(),
    isActive: boolean().notNull().default(true),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    deletedAt: instant(),
    searchText: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('simple', translate(sku, '-._', '   ')), 'A') || setweight(to_tsvector('english', coalesce(description, '')), 'B')`,
    ),
  },
  (t) => [
    unique('products_sku_unique').on(t.sku, t.deletedAt).nullsNotDistinct(),
    unique('products_slug_unique').on(t.slug, t.deletedAt).nullsNotDistinct(),
    index('products_created_at').on(t.createdAt, t.id),
    index('products_name').on(byName(t.name), t.id),
    index('products_price').on(t.price, t.id),
    index('products_category_id_created_at').on(t.categoryId, t.createdAt, t.id),
    index('products_category_id_name').on(t.categoryId, byName(t.name), t.id),
    index('products_category_id_price').on(t.categoryId, t.price, t.id),
    index('products_search_text').using('gin', t.searchText),
    check('products_stock_not_negative', sql`${t.stock} >= 0`),
    check('products_price_not_negative', sql`${t.price} >= 0`),
    check('products_cost_not_negative', sql`${t.cost} >= 0`),
    check('products_compare_at_price_above_price', sql`${t.compareAtPrice} > ${t.price}`),
  ],
);

/** Each word that stands in a product's name, SKU or description, kept by a trigger: what a misspelt one may stand for. */
export const searchWords = snakeCase.table('search_words', { word: text().primaryKey() }, (t) => [
  index('search_words_trigrams').using('gin', sql`${t.word} gin_trgm_ops`),
]);

/**
 * The stock ledger, only ever added to: a product's stock is the sum of its deltas.
 * `stockAfter` is what was on hand once it was booked.
 */
export const stockMovements = snakeCase.table(
  'stock_movements',
  {
    id: id(),
    productId: uuid().references(() => products.id, { onDelete: 'set null' }),
    orderId: uuid().references(() => orders.id, { onDelete: 'restrict' }),
    kind: stockMovementKind().notNull(),
    delta: integer().notNull(),
    stockAfter: integer().notNull(),
    reason: text(),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    idempotencyKey: text().unique(),
    createdAt: createdAt(),
  },
  (t) => [
    index('stock_movements_product_id').on(t.productId, t.id),
    index('stock_movements_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
    /** An order takes and returns a product once: cancelling twice cannot return twice. */
    unique('stock_movements_once_per_order').on(t.orderId, t.productId, t.kind),
    check('stock_movements_stock_after_not_negative', sql`${t.stockAfter} >= 0`),
  ],
);

/** A customer's open cart, or a guest's, whose token's hash is the key. A merged one is kept, so that merging again is known. */
export const carts = snakeCase.table(
  'carts',
  {
    id: id(),
    customerId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: bytes().unique(),
    mergedIntoId: uuid().references((): AnyPgColumn => carts.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('carts_one_open_per_customer')
      .on(t.customerId)
      .where(sql`${t.mergedIntoId} is null`),
    index('carts_merged_into_id').on(t.mergedIntoId),
    check('carts_has_one_owner', sql`num_nonnulls(${t.customerId}, ${t.tokenHash}) = 1`),
  ],
);

export const cartItems = snakeCase.table(
  'cart_items',
  {
    id: id(),
    cartId: uuid()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
    /** The product's price when the item was last put in or changed. */
    unitPriceWhenAdded: money().notNull(),
  },
  (t) => [
    unique('cart_items_product_once').on(t.cartId, t.productId),
    index('cart_items_product_id').on(t.productId),
    check('cart_items_quantity', sql`${t.quantity} between 1 and 999`),
  ],
);

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
    email: text().notNull(),
    status: orderStatus().notNull().default('PENDING'),
    currency: text().notNull(),
    subtotal: money().notNull(),
    total: money().notNull(),
    shippingAddress: jsonb().$type<Address>().notNull(),
    notes: text(),
    idempotencyKey: text().notNull(),
    /** SHA-256 of the input, to tell a repeat from another order under the same key. */
    fingerprint: bytes().notNull(),
    placedAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('orders_idempotency_key').on(t.customerId, t.idempotencyKey),
    index('orders_customer_id_placed_at').on(t.customerId, t.placedAt, t.id),
    index('orders_placed_at').on(t.placedAt, t.id),
    index('orders_status_placed_at').on(t.status, t.placedAt, t.id),
    check('orders_total', sql`${t.total} = ${t.subtotal} and ${t.subtotal} >= 0`),
  ],
);

/** What was sold, as it was then; the product may go, this stays. */
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
  },
  (t) => [
    unique('order_details_position').on(t.orderId, t.position),
    index('order_details_product_id').on(t.productId),
    check('order_details_quantity_positive', sql`${t.quantity} > 0`),
    check('order_details_unit_price_not_negative', sql`${t.unitPrice} >= 0`),
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

/** What of a product is read; the search text is the database's own. */
export const { searchText: _, ...productColumns } = getColumns(products);

export type UserRow = typeof users.$inferSelect;
export type CategoryRow = typeof categories.$inferSelect;
export type ProductRow = Omit<typeof products.$inferSelect, 'searchText'>;
export type StockMovementRow = typeof stockMovements.$inferSelect;
export type CartRow = typeof carts.$inferSelect;
export type CartItemRow = typeof cartItems.$inferSelect;
export type OrderRow = typeof orders.$inferSelect;
export type OrderDetailsRow = typeof orderDetails.$inferSelect;
export type OrderEventRow = typeof orderEvents.$inferSelect;
export type Role = UserRow['role'];
export type OrderStatus = OrderRow['status'];
