import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { byName, categories, products, UNPLACED } from './catalog.ts';
import { instant, money } from './columns.ts';

/**
 * The categories of a product besides its primary one, `products.category_id`. Triggers copy the sort keys of the product, so
 * that a page of a category is a scan of one index.
 */
export const productCategories = snakeCase.table(
  'product_categories',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id, { onDelete: 'restrict' }),
    position: integer().notNull().default(UNPLACED),
    createdAt: instant().notNull(),
    name: text().notNull(),
    price: money().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.categoryId, t.productId] }),
    index('product_categories_product_id').on(t.productId, t.categoryId),
    index('product_categories_created_at').on(t.categoryId, t.createdAt, t.productId),
    index('product_categories_sorted_name').on(t.categoryId, byName(t.name), t.productId),
    index('product_categories_price').on(t.categoryId, t.price, t.productId),
    index('product_categories_position').on(t.categoryId, t.position, t.productId),
  ],
);

export const relatedProducts = snakeCase.table(
  'related_products',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    relatedId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.relatedId] }),
    index('related_products_related_id').on(t.relatedId),
    check('related_products_not_itself', sql`${t.productId} <> ${t.relatedId}`),
  ],
);

/** The prices of a product from a time until its next entry. A trigger writes an entry for every change. */
export const priceHistory = snakeCase.table(
  'price_history',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    regularPrice: money().notNull(),
    salePrice: money(),
    saleStartsAt: instant(),
    saleEndsAt: instant(),
    validFrom: instant().notNull(),
  },
  (t) => [index('price_history_product_id').on(t.productId, t.validFrom, t.id)],
);
