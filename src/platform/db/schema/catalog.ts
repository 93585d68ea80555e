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
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, money, tsvector } from './columns.ts';

/** Which of a region's tax rates applies to a product. ZERO means no tax. */
export const taxClass = pgEnum('tax_class', ['STANDARD', 'REDUCED', 'ZERO']);

/** The order of Unicode (CLDR root), with `Äpfel` before `Zoo` and `éclair` before `Fondue`, for every locale of the database. */
const NAME_COLLATION = sql.raw('"und-x-icu"');

/** Sorts names as people read them, without regard to case. Takes a column or the name of a cursor. */
export const byName = (name: SQLWrapper) => sql`lower(${name} collate ${NAME_COLLATION})`;

/** Release 0.2 sorts lists by the bytes of the name. Its servers need these indexes while a server of a newer release starts. */
const byNameUntil02 = (name: AnyPgColumn) => sql`lower(${name})`;

/** Sorts categories by position and then by name, as one key. */
export const positionAndName = (t: Record<'position' | 'name', SQLWrapper>) =>
  sql`(lpad(${t.position}::text, 7, '0') || ${t.name})`;

/** The position of a product that staff have not placed within a category. Such products come last. */
export const UNPLACED = 2_147_483_647;

export const categories = snakeCase.table(
  'categories',
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => categories.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    slug: text().notNull().unique(),
    description: text(),
    image: text(),
    /** Categories are listed by position, and then by name. */
    position: integer().notNull().default(0),
    /** The file of the first uploaded image, which replaces `image`. */
    imageFile: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('categories_by_position').on(byName(positionAndName(t)), t.id),
    index('categories_parent_id_name').on(t.parentId, byNameUntil02(t.name), t.id),
    index('categories_name').on(byNameUntil02(t.name), t.id),
    index('categories_parent_id_sorted_name').on(t.parentId, byName(t.name), t.id),
    index('categories_sorted_name').on(byName(t.name), t.id),
    check('categories_not_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
);

/** Products that are variants of one article, such as a towel in sizes and colors. See docs/decisions/0027. */
export const productGroups = snakeCase.table(
  'product_groups',
  {
    id: id(),
    name: text().notNull(),
    slug: text().notNull().unique(),
    description: text(),
    categoryId: uuid().references(() => categories.id, { onDelete: 'set null' }),
    /**
     * The variant that stands for the group in lists: the first active one in stock. If there is none, the first active one.
     * Only triggers write it. Null without variants.
     */
    representativeId: uuid().references((): AnyPgColumn => products.id, { onDelete: 'set null' }),
    /** When the publication of a variant next starts or ends. A job then chooses the representative again. Only triggers write it. */
    representativeDueAt: instant(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('product_groups_created_at').on(t.createdAt, t.id),
    index('product_groups_category_id')
      .on(t.categoryId)
      .where(sql`${t.categoryId} is not null`),
    index('product_groups_representative_id')
      .on(t.representativeId)
      .where(sql`${t.representativeId} is not null`),
    index('product_groups_representative_due_at')
      .on(t.representativeDueAt)
      .where(sql`${t.representativeDueAt} is not null`),
  ],
);

/**
 * No index contains `stock`, so an order of a product is a heap-only update, unless it takes the last piece.
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
    /**
     * The current price. A trigger computes it from the columns of the sale. When a sale starts or ends, a job updates it. Lists are
     * sorted by it; all other statements read `currentPrice`, which is exact. See docs/decisions/0028.
     */
    price: money().notNull(),
    /** The price before and after the sale. If it is null, the product has no sale, and `price` is the regular price. */
    regularPrice: money(),
    salePrice: money(),
    saleStartsAt: instant(),
    /** If it is null, the sale lasts until staff end it. */
    saleEndsAt: instant(),
    /** When `price` changes next. A trigger sets it. */
    priceDueAt: instant(),
    compareAtPrice: money(),
    cost: money(),
    stock: integer().notNull(),
    image: text(),
    /** The file of the first uploaded image, which replaces `image`. A column, so that lists of products need no join. */
    imageFile: text(),
    isActive: boolean().notNull().default(true),
    taxClass: taxClass().notNull().default('STANDARD'),
    /** 0 if unknown. */
    weightGrams: integer().notNull().default(0),
    /** The smallest quantity of a line. Other quantities add multiples of the step, up to the maximum. */
    minQuantity: integer().notNull().default(1),
    /** If it is null, only the general limit of a line applies. */
    maxQuantity: integer(),
    quantityStep: integer().notNull().default(1),
    /** Before this time, customers cannot buy the product, even if it is active. */
    publishAt: instant(),
    /** From this time on, customers cannot buy the product, even if it is active. */
    unpublishAt: instant(),
    /** The place in the primary category. */
    categoryPosition: integer().notNull().default(UNPLACED),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    deletedAt: instant(),
    /** Whether `stock` is 0. A column of its own, because it rarely changes and can therefore have an index. */
    isSoldOut: boolean().generatedAlwaysAs(sql`stock = 0`),
    /** The words by which the search finds the product. A trigger sets them. See docs/decisions/0021. */
    searchTerms: tsvector()
      .notNull()
      .default(sql`''::tsvector`),
    /** The ids of its attribute values. Triggers check them, as foreign keys would. See docs/decisions/0026. */
    valueIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    /** Null if the product is not a variant of a group. Deleted products keep their group. */
    groupId: uuid().references(() => productGroups.id, { onDelete: 'restrict' }),
    /** The variant's values of the attributes by which the group varies, in the order of these attributes. */
    optionIds: uuid().array(),
    /** The servers of release 0.2 search this column. */
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
    index('products_category_id_position').on(t.categoryId, t.categoryPosition, t.id),
    index('products_price_due_at')
      .on(t.priceDueAt)
      .where(sql`${t.priceDueAt} is not null`),
    index('products_is_sold_out').on(t.isSoldOut, t.createdAt, t.id),
    index('products_search_terms').using('gin', t.searchTerms),
    index('products_search_name_terms').using('gin', sql`ts_filter(${t.searchTerms}, '{a}')`),
    index('products_search_text').using('gin', t.searchText),
    index('products_search_names').using('gin', sql`ts_filter(${t.searchText}, '{a}')`),
    index('products_value_ids').using('gin', t.valueIds),
    // The statements that count lists read only this index: it includes the columns of `isPublished`, which Drizzle cannot declare.
    index('products_group_id').on(t.groupId, t.id),
    uniqueIndex('products_group_options')
      .on(t.groupId, t.optionIds)
      .where(sql`${t.groupId} is not null and ${t.deletedAt} is null`),
    check('products_options_of_group', sql`(${t.groupId} is null) = (${t.optionIds} is null)`),
    check('products_options_are_values', sql`${t.optionIds} <@ ${t.valueIds}`),
    index('products_sku_lower').on(sql`lower(${t.sku})`),
    check('products_stock_not_negative', sql`${t.stock} >= 0`),
    check('products_price_not_negative', sql`${t.price} >= 0`),
    check('products_cost_not_negative', sql`${t.cost} >= 0`),
    check('products_weight_grams_not_negative', sql`${t.weightGrams} >= 0`),
    check(
      'products_compare_at_price_above_price',
      sql`${t.compareAtPrice} > coalesce(${t.regularPrice}, ${t.price})`,
    ),
    check(
      'products_sale_price_below_price',
      sql`${t.salePrice} >= 0 and ${t.salePrice} < coalesce(${t.regularPrice}, ${t.price})`,
    ),
    check('products_sale_window', sql`${t.saleEndsAt} > ${t.saleStartsAt}`),
    check('products_publication_window', sql`${t.unpublishAt} > ${t.publishAt}`),
    check(
      'products_quantities',
      sql`${t.minQuantity} >= 1 and ${t.quantityStep} between 1 and 999 and coalesce(${t.maxQuantity}, 999) between ${t.minQuantity} and 999`,
    ),
  ],
);

/** The words of product names, SKUs and descriptions, folded, maintained by a trigger. Used to correct misspelled search words. */
export const searchWords = snakeCase.table('search_words', { word: text().primaryKey() }, (t) => [
  index('search_words_trigrams').using('gin', sql`${t.word} gin_trgm_ops`),
  index('search_words_beginnings').on(sql`${t.word} text_pattern_ops`),
]);

/** The price that a customer pays at the time of the statement, by the clock of the database. */
export const currentPrice = sql`current_price(${products.price}, ${products.regularPrice}, ${products.salePrice}, ${products.saleStartsAt}, ${products.saleEndsAt})`;

/** Whether customers can see and buy a product now. It has no parameters, so that the planner can estimate that it is true for most. */
export const isPublished = sql`(${products.isActive} and ${products.deletedAt} is null
  and (${products.publishAt} is null or ${products.publishAt} <= now())
  and (${products.unpublishAt} is null or ${products.unpublishAt} > now()))`;

/** Groups of terms that the search treats as synonyms. */
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
  priceDueAt: _priceDueAt,
  categoryPosition: _categoryPosition,
  ...readColumns
} = getColumns(products);
/** The columns of a product that the program reads, with the current price. Columns that only conditions use are left out. */
export const productColumns = {
  ...readColumns,
  price: currentPrice.mapWith(products.price).as('price'),
  /** Whether customers can see and buy the product now. */
  isPublished: isPublished.mapWith(products.isActive).as('is_published'),
};

export type CategoryRow = typeof categories.$inferSelect;
export type ProductGroupRow = typeof productGroups.$inferSelect;
export type ProductRow = Omit<
  typeof products.$inferSelect,
  'isSoldOut' | 'searchTerms' | 'searchText' | 'priceDueAt' | 'categoryPosition'
> & { isPublished: boolean };
export type TaxClass = ProductRow['taxClass'];
export type SearchSynonymsRow = typeof searchSynonyms.$inferSelect;
