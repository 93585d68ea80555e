import { getColumns, sql, type SQLWrapper } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  snakeCase,
  text,
  unique,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, money, tsvector } from './columns.ts';

/** Which of a region's tax rates applies to a product. ZERO means no tax. */
export const taxClass = pgEnum('tax_class', ['STANDARD', 'REDUCED', 'ZERO']);

/** The order of Unicode (CLDR root), with `Äpfel` before `Zoo` and `éclair` before `Fondue`, whatever the database's locale is. */
const NAME_COLLATION = sql.raw('"und-x-icu"');

/** Sorts names as people read them, without regard to case. Takes a column or the name of a cursor. */
export const byName = (name: SQLWrapper) => sql`lower(${name} collate ${NAME_COLLATION})`;

/** Up to release 0.2, lists were sorted by the bytes of the name. Its servers need their indexes while a new one starts. */
const byNameUntil02 = (name: AnyPgColumn) => sql`lower(${name})`;

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
    index('categories_parent_id_name').on(t.parentId, byNameUntil02(t.name), t.id),
    index('categories_name').on(byNameUntil02(t.name), t.id),
    index('categories_parent_id_sorted_name').on(t.parentId, byName(t.name), t.id),
    index('categories_sorted_name').on(byName(t.name), t.id),
    check('categories_not_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
);

/**
 * No index contains `stock`, so that a sale is a heap-only update, unless it sells the last piece.
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
    taxClass: taxClass().notNull().default('STANDARD'),
    /** 0 if unknown. */
    weightGrams: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    deletedAt: instant(),
    /** Whether `stock` is 0. A column of its own, because it rarely changes and can therefore have an index. */
    isSoldOut: boolean().generatedAlwaysAs(sql`stock = 0`),
    /** What the search finds the product by. A trigger sets it. See docs/decisions/0021. */
    searchTerms: tsvector()
      .notNull()
      .default(sql`''::tsvector`),
    /** Searched by the servers of release 0.2. */
    searchText: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('simple', translate(sku, '-._', '   ')), 'A') || setweight(to_tsvector('english', coalesce(description, '')), 'B')`,
    ),
  },
  (t) => [
    unique('products_sku_unique').on(t.sku, t.deletedAt).nullsNotDistinct(),
    unique('products_slug_unique').on(t.slug, t.deletedAt).nullsNotDistinct(),
    index('products_created_at').on(t.createdAt, t.id),
    index('products_name').on(byNameUntil02(t.name), t.id),
    index('products_sorted_name').on(byName(t.name), t.id),
    index('products_price').on(t.price, t.id),
    index('products_category_id_created_at').on(t.categoryId, t.createdAt, t.id),
    index('products_category_id_name').on(t.categoryId, byNameUntil02(t.name), t.id),
    index('products_category_id_sorted_name').on(t.categoryId, byName(t.name), t.id),
    index('products_category_id_price').on(t.categoryId, t.price, t.id),
    index('products_is_sold_out').on(t.isSoldOut, t.createdAt, t.id),
    index('products_search_terms').using('gin', t.searchTerms),
    index('products_search_name_terms').using('gin', sql`ts_filter(${t.searchTerms}, '{a}')`),
    index('products_search_text').using('gin', t.searchText),
    index('products_search_names').using('gin', sql`ts_filter(${t.searchText}, '{a}')`),
    index('products_sku_lower').on(sql`lower(${t.sku})`),
    check('products_stock_not_negative', sql`${t.stock} >= 0`),
    check('products_price_not_negative', sql`${t.price} >= 0`),
    check('products_cost_not_negative', sql`${t.cost} >= 0`),
    check('products_weight_grams_not_negative', sql`${t.weightGrams} >= 0`),
    check('products_compare_at_price_above_price', sql`${t.compareAtPrice} > ${t.price}`),
  ],
);

/** The words of product names, SKUs and descriptions, folded, maintained by a trigger. Used to correct misspelled search words. */
export const searchWords = snakeCase.table('search_words', { word: text().primaryKey() }, (t) => [
  index('search_words_trigrams').using('gin', sql`${t.word} gin_trgm_ops`),
  index('search_words_beginnings').on(sql`${t.word} text_pattern_ops`),
]);

/** Groups of terms that mean the same for the search. */
export const searchSynonyms = snakeCase.table(
  'search_synonyms',
  {
    id: id(),
    terms: text().array().notNull(),
    /** The terms in the form in which the search compares whole texts. */
    keys: text().array().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('search_synonyms_keys').using('gin', t.keys),
    index('search_synonyms_created_at').on(t.createdAt, t.id),
  ],
);

const {
  isSoldOut: _isSoldOut,
  searchTerms: _searchTerms,
  searchText: _searchText,
  ...readColumns
} = getColumns(products);
/** The columns of a product that the program reads: all except those that only conditions use. */
export const productColumns = readColumns;

export type CategoryRow = typeof categories.$inferSelect;
export type ProductRow = Omit<typeof products.$inferSelect, 'isSoldOut' | 'searchTerms' | 'searchText'>;
export type TaxClass = ProductRow['taxClass'];
export type SearchSynonymsRow = typeof searchSynonyms.$inferSelect;
