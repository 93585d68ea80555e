import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { products } from './catalog.ts';
import { bytes, createdAt, id, money } from './columns.ts';

/** The open cart of a customer, or of a guest with this token. A merged cart is kept, so that a repeated merge is recognized. */
export const carts = snakeCase.table(
  'carts',
  {
    id: id(),
    customerId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: bytes().unique(),
    mergedIntoId: uuid().references((): AnyPgColumn => carts.id, { onDelete: 'cascade' }),
    /** Codes as staff wrote them, in the order in which they were applied. Pricing the cart checks whether they are still valid. */
    discountCodes: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    /** The day of `updatedAt`. It has an index, and changes so rarely that most updates of a cart are still heap-only. */
    usedOn: date()
      .notNull()
      .default(sql`current_date`),
  },
  (t) => [
    uniqueIndex('carts_one_open_per_customer')
      .on(t.customerId)
      .where(sql`${t.mergedIntoId} is null`),
    // All carts of a customer, for the deletion of an account. The index above has open carts only.
    index('carts_customer_id')
      .on(t.customerId)
      .where(sql`${t.customerId} is not null`),
    // Guest carts by age, for their expiry.
    index('carts_guest_used_on')
      .on(t.usedOn)
      .where(sql`${t.tokenHash} is not null`),
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
    /** The product's price when the item was last added or changed. */
    unitPriceWhenAdded: money().notNull(),
  },
  (t) => [
    unique('cart_items_product_once').on(t.cartId, t.productId),
    index('cart_items_product_id').on(t.productId),
    check('cart_items_quantity', sql`${t.quantity} between 1 and 999`),
  ],
);

export type CartRow = typeof carts.$inferSelect;
export type CartItemRow = typeof cartItems.$inferSelect;
