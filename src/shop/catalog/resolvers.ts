import type { CategoryRow, ProductRow, StockMovementRow } from '../../platform/db/schema.ts';
import type {
  CategoryResolvers,
  MutationResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
  SearchSuggestionsResolvers,
  StockMovementResolvers,
  SubscriptionResolvers,
} from '../../generated/graphql.ts';
import { topics, type PubSubMessage } from '../../platform/events/topics.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { parseId, parseKey } from '../../platform/graphql/ids.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import { readConnection, type Page, type PageArgs } from '../../platform/graphql/paging.ts';
import { rowFields, requiredColumns } from '../../platform/graphql/field-selection.ts';
import { badUserInput } from '../../platform/errors.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';
import { adjustStock } from './stock/adjust-stock.ts';
import { setStock } from './stock/set-stock.ts';
import { NEWEST_FIRST } from './stock/stock-movement-list.sql.ts';
import { isSold } from './availability.ts';
import { findCategories } from './categories/category-list.sql.ts';
import { createCategory } from './categories/create-category.ts';
import { createProduct } from './products/create-product.ts';
import { deleteCategory } from './categories/delete-category.ts';
import { deleteProduct } from './products/delete-product.ts';
import { readProductList } from './products/list-arguments.ts';
import { countProducts, resolveSearch, withinSearchTime } from './products/product-filter.sql.ts';
import { PRODUCT_SORT_ORDERS, productPage } from './products/product-list.sql.ts';
import { categoryByKey } from './categories/categories.sql.ts';
import { productByKey, productsByIds } from './products/products.sql.ts';
import type { ReadProduct } from './products/product-selection.sql.ts';
import { createSynonyms, deleteSynonyms, updateSynonyms } from './search/manage-synonyms.ts';
import {
  readPrefix,
  suggestCategories,
  suggestProducts,
  suggestTerms,
  type Suggestions,
} from './search/suggest.ts';
import { findSynonyms } from './search/synonyms.sql.ts';
import { updateCategory } from './categories/update-category.ts';
import { updateProduct } from './products/update-product.ts';
import { updateProducts } from './products/bulk/update-products.ts';

const Query = {
  product: async (_root, { by }, { db, viewer }, info) => {
    const product = await productByKey(db, parseKey(by), requiredColumns(info));
    return product && (isSold(product) || isStaff(viewer)) ? product : null;
  },
  products: async (_root, args, { db, viewer, shop }, info) => {
    const list = await resolveSearch(db, readProductList(args, viewer, shop.currency));
    return readConnection(args, PRODUCT_SORT_ORDERS[list.sort], {
      page: (page) => withinSearchTime(list, () => productPage(db, list, page, requiredColumns(info))),
      count: () => withinSearchTime(list, () => countProducts(db, list)),
    });
  },
  searchSuggestions: (_root, { prefix }) => readPrefix(prefix),
  searchSynonyms: (_root, args, { db }) => findSynonyms(db, {}, args),
  category: (_root, { by }, { db }) => categoryByKey(db, parseKey(by)),
  categories: (_root, args, { db }) => findCategories(db, { rootsOnly: args.rootsOnly || null }, args),
} satisfies QueryResolvers;

const MAX_WATCHED_PRODUCTS = 100;

type WatchContext = { loaders: { productById: Load<ProductRow | null> }; viewer: Viewer | null };

const Subscription = {
  stockChanged: {
    subscribe: async (_root, { productIds }, { bus, db, viewer }) => {
      const { length } = productIds;
      if (length < 1 || length > MAX_WATCHED_PRODUCTS) {
        throw badUserInput(`productIds must have from 1 to ${MAX_WATCHED_PRODUCTS} entries, not ${length}.`);
      }
      const found = await productsByIds(db, productIds.map(parseId));
      // An update would reveal that there is a product, so only sold products have updates.
      const visible = found.filter((product) => isSold(product) || isStaff(viewer));
      return bus.listen(visible.map(({ id }) => topics.stock(id)));
    },
    resolve: async ({ id }: PubSubMessage, _args: unknown, { loaders, viewer }: WatchContext) => {
      const product = await loaders.productById.load(id);
      return product && (isSold(product) || isStaff(viewer)) ? product : null;
    },
  },
} satisfies SubscriptionResolvers;

const Mutation = {
  createCategory: (_root, { input }, context) => createCategory(context, input),
  updateCategory: (_root, { id, input }, context) => updateCategory(context, id, input),
  deleteCategory: (_root, { id }, context) => deleteCategory(context, id),
  createProduct: (_root, { input }, context) => createProduct(context, input),
  updateProduct: (_root, { id, input }, context) => updateProduct(context, id, input),
  deleteProduct: (_root, { id }, context) => deleteProduct(context, id),
  adjustStock: (_root, { input }, context) => adjustStock(context, input),
  setStock: (_root, { input }, context) => setStock(context, input),
  createSearchSynonyms: (_root, { input }, context) => createSynonyms(context, input),
  updateSearchSynonyms: (_root, { id, input }, context) => updateSynonyms(context, id, input),
  deleteSearchSynonyms: (_root, { id }, context) => deleteSynonyms(context, id),
  productBulkUpdate: (_root, { input }, context) => updateProducts(context, input),
} satisfies MutationResolvers;

const product = rowFields<ReadProduct>();

type LedgerContext = {
  loaders: {
    stockMovementPageByProductId: (page: Page) => Load<StockMovementRow[]>;
    stockMovementCountByProductId: Load<{ count: number } | null>;
  };
};

const Product = {
  price: product.columns(['price']).resolve(({ price }, _args, { shop }) => ({
    amount: price,
    currency: shop.currency,
  })),
  compareAtPrice: product
    .columns(['compareAtPrice'])
    .resolve(({ compareAtPrice }, _args, { shop }) =>
      compareAtPrice === null ? null : { amount: compareAtPrice, currency: shop.currency },
    ),
  cost: product
    .columns(['cost'])
    .resolve(({ cost }, _args, { shop }) =>
      cost === null ? null : { amount: cost, currency: shop.currency },
    ),
  inStock: product.columns(['stock']).resolve(({ stock }) => stock > 0),
  image: product
    .columns(['image'])
    .resolve(({ image }, _args, { shop }) => image && new URL(image, shop.publicUrl).href),
  category: product
    .eagerLoad('category', { fallbackKey: 'categoryId' })
    .resolve(({ category, categoryId }, _args, { loaders }) => {
      if (category !== undefined) return category;
      return categoryId === null ? null : loaders.categoryById.load(categoryId);
    }),
  stockMovements: product.columns(['id']).resolve(({ id }, args: PageArgs, { loaders }: LedgerContext) =>
    readConnection(args, NEWEST_FIRST, {
      page: (page) => loaders.stockMovementPageByProductId(page).load(id),
      count: async () => (await loaders.stockMovementCountByProductId.load(id))?.count ?? 0,
    }),
  ),
} satisfies RequiredFieldResolvers<ProductRow, ProductResolvers>;

const StockMovement = {
  order: ({ orderId }, _args, { loaders }) => (orderId === null ? null : loaders.orderById.load(orderId)),
  actor: ({ actorId }, _args, { loaders }) => (actorId === null ? null : loaders.userById.load(actorId)),
} satisfies RequiredFieldResolvers<StockMovementRow, StockMovementResolvers>;

const category = rowFields<CategoryRow>();

const Category = {
  image: category
    .columns(['image'])
    .resolve(({ image }, _args, { shop }) => image && new URL(image, shop.publicUrl).href),
  parent: category
    .columns(['parentId'])
    .resolve(({ parentId }, _args, { loaders }) =>
      parentId === null ? null : loaders.categoryById.load(parentId),
    ),
  children: category
    .columns(['id'])
    .resolve(({ id }, _args, { loaders }) => loaders.childrenByCategoryId.load(id)),
  ancestors: category
    .columns(['id'])
    .resolve(({ id }, _args, { loaders }) => loaders.ancestorsByCategoryId.load(id)),
  products: async ({ id }, args, { loaders, viewer, shop }, info) => {
    const list = readProductList(args, viewer, shop.currency);
    return readConnection(args, PRODUCT_SORT_ORDERS[list.sort], {
      page: (page) =>
        loaders.productPageByCategoryId({ list, page, selection: requiredColumns(info) }).load(id),
      count: async () => (await loaders.productCountByCategoryId(list).load(id))?.count ?? 0,
    });
  },
} satisfies RequiredFieldResolvers<CategoryRow, CategoryResolvers>;

const SearchSuggestions = {
  products: (suggestions, _args, { db }, info) => suggestProducts(db, suggestions, requiredColumns(info)),
  categories: (suggestions, _args, { db }) => suggestCategories(db, suggestions),
  terms: (suggestions, _args, { db }) => suggestTerms(db, suggestions),
} satisfies RequiredFieldResolvers<Suggestions, SearchSuggestionsResolvers>;

export const catalog = {
  Query,
  Mutation,
  Subscription,
  Product,
  Category,
  SearchSuggestions,
  StockMovement,
} satisfies Resolvers;
