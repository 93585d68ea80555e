import type { GraphQLResolveInfo } from 'graphql';
import type { CategoryRow, ProductRow, StockMovementRow } from '../../platform/db/schema.ts';
import type {
  CategoryResolvers,
  InsufficientStockResolvers,
  MutationResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
  SearchSuggestionsResolvers,
  StockMovementResolvers,
  StockShortageResolvers,
  SubscriptionResolvers,
} from '../../generated/graphql.ts';
import { topics, type PubSubMessage } from '../../platform/events/topics.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { parseId, parseKey } from '../../platform/graphql/ids.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import { readConnection, type Page, type PageArgs } from '../../platform/graphql/paging.ts';
import { requiredColumns, requiredJson, rowFields } from '../../platform/graphql/field-selection.ts';
import type { FieldSelection } from '../../platform/db/query/selected-columns.ts';
import { badUserInput } from '../../platform/errors.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';
import { adjustStock } from './stock/adjust-stock.ts';
import { levelChanges } from './stock/level-changes.ts';
import { setStock } from './stock/set-stock.ts';
import { hidesStock, stockLevelOf, visibleStock } from './stock/stock-display.ts';
import { NEWEST_FIRST } from './stock/stock-movement-list.sql.ts';
import { isForSale } from './availability.ts';
import { findCategories } from './categories/category-list.sql.ts';
import { createCategory } from './categories/create-category.ts';
import { sortCategoryProducts } from './categories/sort-category-products.ts';
import { createProduct } from './products/create-product.ts';
import { deleteCategory } from './categories/delete-category.ts';
import { deleteProduct } from './products/delete-product.ts';
import { parseProductList } from './products/list-arguments.ts';
import { countProducts, resolveSearch, withinSearchTime } from './products/product-filter.sql.ts';
import { summaryOf } from './products/facets.sql.ts';
import { readProductConnection } from './products/product-connection.ts';
import { productPage } from './products/product-list.sql.ts';
import { jsonConstants, type JsonContext } from './json-constants.ts';
import { categoryByKey } from './categories/categories.sql.ts';
import type { ReadCategory } from './categories/category-selection.sql.ts';
import { productByKey, productsByIds } from './products/products.sql.ts';
import { canWriteProduct, type ReadProduct } from './products/product-selection.sql.ts';
import { MAX_RELATED, setRelatedProducts } from './products/set-related-products.ts';
import { createSynonyms, deleteSynonyms, updateSynonyms } from './search/manage-synonyms.ts';
import {
  parsePrefix,
  suggestCategories,
  suggestProducts,
  suggestTerms,
  type Suggestions,
} from './search/suggest.ts';
import { findSynonyms } from './search/synonyms.sql.ts';
import { updateCategory } from './categories/update-category.ts';
import { updateProduct } from './products/update-product.ts';
import { updateProducts } from './products/bulk/update-products.ts';

/** Returns what a statement has to read of listed products, and the JSON that it can write of them. */
const requiredOfProducts = (info: GraphQLResolveInfo, context: JsonContext) =>
  requiredJson(info, jsonConstants(context), canWriteProduct);

const Query = {
  product: async (_root, { by }, { db, viewer }, info) => {
    const product = await productByKey(db, parseKey(by), requiredColumns(info));
    return product && (isForSale(product) || isStaff(viewer)) ? product : null;
  },
  products: async (_root, args, context, info) => {
    const { db, viewer, shop } = context;
    const list = await resolveSearch(db, parseProductList(args, viewer, shop.currency));
    return readProductConnection(args, list, shop.currency, info, {
      page: (page) =>
        withinSearchTime(list, () => productPage(db, list, page, requiredOfProducts(info, context))),
      count: () => withinSearchTime(list, () => countProducts(db, list)),
      summary: (fields) => withinSearchTime(list, () => summaryOf(db, list, fields)),
    });
  },
  searchSuggestions: (_root, { prefix }) => parsePrefix(prefix),
  searchSynonyms: (_root, args, { db }) => findSynonyms(db, {}, args),
  category: (_root, { by }, { db }, info) => categoryByKey(db, parseKey(by), requiredColumns(info)),
  categories: (_root, args, { db }) => findCategories(db, { rootsOnly: args.rootsOnly || null }, args),
} satisfies QueryResolvers;

const MAX_WATCHED_PRODUCTS = 100;

type WatchContext = { loaders: { productById: Load<ProductRow | null> }; viewer: Viewer | null };

const Subscription = {
  stockChanged: {
    subscribe: async (_root, { productIds }, context) => {
      const { bus, db, viewer, shop } = context;
      const { length } = productIds;
      if (length < 1 || length > MAX_WATCHED_PRODUCTS) {
        throw badUserInput(`productIds must have from 1 to ${MAX_WATCHED_PRODUCTS} entries, not ${length}.`);
      }
      const products = await productsByIds(db, productIds.map(parseId));
      // An update would reveal that the product exists, so customers get updates only of products for sale.
      const visible = products.filter((product) => isForSale(product) || isStaff(viewer));
      const messages = bus.listen(visible.map(({ id }) => topics.stock(id)));
      return hidesStock(context) ? levelChanges(messages, db, visible, shop.stockDisplay) : messages;
    },
    resolve: async ({ id }: PubSubMessage, _args: unknown, { loaders, viewer }: WatchContext) => {
      const product = await loaders.productById.load(id);
      return product && (isForSale(product) || isStaff(viewer)) ? product : null;
    },
  },
} satisfies SubscriptionResolvers;

const Mutation = {
  createCategory: (_root, { input }, context) => createCategory(context, input),
  updateCategory: (_root, args, context) => updateCategory(context, args),
  deleteCategory: (_root, { id }, context) => deleteCategory(context, id),
  createProduct: (_root, { input }, context) => createProduct(context, input),
  updateProduct: (_root, args, context) => updateProduct(context, args),
  deleteProduct: (_root, { id }, context) => deleteProduct(context, id),
  adjustStock: (_root, { input }, context) => adjustStock(context, input),
  setStock: (_root, { input }, context) => setStock(context, input),
  setRelatedProducts: (_root, { input }, context) => setRelatedProducts(context, input),
  sortCategoryProducts: (_root, { input }, context) => sortCategoryProducts(context, input),
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

type SellingContext = {
  loaders: {
    lowestPriceByProductId: Load<{ lowest: bigint | null } | null>;
    categoriesByProductId: Load<CategoryRow[]>;
    relatedByProductId: (selection: FieldSelection) => Load<ProductRow[]>;
  };
  viewer: Viewer | null;
  shop: { currency: string };
};

/** Whether the current price is a sale price. */
const isReduced = <Row extends Pick<ProductRow, 'price' | 'regularPrice'>>(
  row: Row,
): row is Row & { regularPrice: bigint } => row.regularPrice !== null && row.price < row.regularPrice;

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
  previousPrice: product
    .columns(['price', 'regularPrice'])
    .resolve((row, _args, { shop }) =>
      isReduced(row) ? { amount: row.regularPrice, currency: shop.currency } : null,
    ),
  lowestPrice30Days: product
    .columns(['id', 'price', 'regularPrice'])
    .resolve(async (row, _args, { loaders, shop }: SellingContext) => {
      const lowestPrice = isReduced(row) ? await loaders.lowestPriceByProductId.load(row.id) : null;
      return lowestPrice?.lowest == null ? null : { amount: lowestPrice.lowest, currency: shop.currency };
    }),
  saleEndsAt: product
    .columns(['price', 'regularPrice', 'saleEndsAt'])
    .resolve((row) => (isReduced(row) ? row.saleEndsAt : null)),
  salePrice: product
    .columns(['salePrice', 'saleStartsAt', 'saleEndsAt'])
    .resolve(({ salePrice, saleStartsAt, saleEndsAt }, _args, { shop }) =>
      salePrice === null || saleStartsAt === null
        ? null
        : {
            amount: { amount: salePrice, currency: shop.currency },
            startsAt: saleStartsAt,
            endsAt: saleEndsAt,
          },
    ),
  // In the API, `isActive` also depends on the publication times. `isEnabled` is the column `isActive`.
  isActive: product.columns(['isPublished']).resolve(({ isPublished }) => isPublished),
  isEnabled: product.columns(['isActive']).resolve(({ isActive }) => isActive),
  stock: product.columns(['stock']).resolve(({ stock }, _args, context) => visibleStock(stock, context)),
  stockLevel: product
    .columns(['stock'])
    .resolve(({ stock }, _args, { shop }) => stockLevelOf(stock, shop.stockDisplay)),
  categories: product
    .columns(['id'])
    .resolve(({ id }, _args, { loaders }: SellingContext) => loaders.categoriesByProductId.load(id)),
  related: product
    .columns(['id'])
    .resolve(async ({ id }, { first }: { first: number }, { loaders, viewer }: SellingContext, info) => {
      if (first < 0 || first > MAX_RELATED)
        throw badUserInput(`first must be from 0 to ${MAX_RELATED}, not ${first}.`);
      const related = await loaders.relatedByProductId(requiredColumns(info)).load(id);
      return related.filter((product) => isForSale(product) || isStaff(viewer)).slice(0, first);
    }),
  inStock: product.columns(['stock']).resolve(({ stock }) => stock > 0),
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
} satisfies ProductResolvers;

const StockMovement = {
  order: ({ orderId }, _args, { loaders }) => (orderId === null ? null : loaders.orderById.load(orderId)),
  actor: ({ actorId }, _args, { loaders }) => (actorId === null ? null : loaders.userById.load(actorId)),
} satisfies RequiredFieldResolvers<StockMovementRow, StockMovementResolvers>;

const category = rowFields<ReadCategory>();

const Category = {
  parent: category
    .columns(['parentId'])
    .resolve(({ parentId }, _args, { loaders }) =>
      parentId === null ? null : loaders.categoryById.load(parentId),
    ),
  children: category
    .eagerLoad('children', { fallbackKey: 'id', columns: ['id'] })
    .resolve(({ id, children }, _args, { loaders }) => children ?? loaders.childrenByCategoryId.load(id)),
  ancestors: category
    .eagerLoad('ancestors', { fallbackKey: 'id', columns: ['id'] })
    .resolve(({ id, ancestors }, _args, { loaders }) => ancestors ?? loaders.ancestorsByCategoryId.load(id)),
  products: async ({ id, children }: ReadCategory, args, context, info) => {
    const { loaders, viewer, shop } = context;
    const requested = parseProductList(args, viewer, shop.currency, true);
    // A category without children has no other products in its subtree. The statement for a single category is simpler.
    const list = children?.length === 0 ? { ...requested, includeSubcategories: false } : requested;
    return readProductConnection(args, list, shop.currency, info, {
      page: (page) =>
        loaders
          .productPageByCategoryId({ list, page, selection: requiredOfProducts(info, context) })
          .load(id),
      count: async () => (await loaders.productCountByCategoryId(list).load(id))?.count ?? 0,
      summary: async (fields) =>
        (await loaders.productSummaryByCategoryId({ list, fields }).load(id)) ?? {
          facets: [],
          priceRange: null,
          totalCount: 0,
        },
    });
  },
} satisfies CategoryResolvers;

const InsufficientStock = {
  message: (refusal, _args, context) =>
    hidesStock(context)
      ? `Not enough stock: ${refusal.shortages.map(({ product }) => product.name).join(', ')}.`
      : refusal.message,
} satisfies InsufficientStockResolvers;

const StockShortage = {
  // Returns at most `requested - 1`: the refusal already reveals that the stock is less than requested.
  available: ({ available, requested }, _args, context) =>
    Math.min(visibleStock(available, context), requested - 1),
} satisfies StockShortageResolvers;

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
  InsufficientStock,
  StockShortage,
} satisfies Resolvers;
