import type { Database } from '../../platform/db/client.ts';
import type { FieldSelection } from '../../platform/db/query/selected-columns.ts';
import { manyByKey, oneByKey, perArguments } from '../../platform/graphql/loaders.ts';
import type { Page } from '../../platform/graphql/paging.ts';
import { productCountsByCategoryIds, type ProductList } from './products/product-filter.sql.ts';
import { summariesByCategoryIds, type SummaryFields } from './products/facets.sql.ts';
import { productPagesByCategoryIds } from './products/product-list.sql.ts';
import { ancestorsByCategoryIds, categoriesByIds, childrenByParentIds } from './categories/categories.sql.ts';
import { lowestPricesBeforeSale } from './products/price-history.sql.ts';
import { categoriesByProductIds } from './products/product-categories.sql.ts';
import { productsByIds } from './products/products.sql.ts';
import { relatedByProductIds } from './products/related-products.sql.ts';
import {
  stockMovementCountsByProductIds,
  stockMovementPagesByProductIds,
} from './stock/stock-movement-list.sql.ts';

export const catalogLoaders = (db: Database) => ({
  productById: oneByKey(
    (ids) => productsByIds(db, ids),
    (product) => product.id,
  ),
  categoryById: oneByKey(
    (ids) => categoriesByIds(db, ids),
    (category) => category.id,
  ),
  childrenByCategoryId: manyByKey(
    (ids) => childrenByParentIds(db, ids),
    (category) => category.parentId,
  ),
  ancestorsByCategoryId: manyByKey(
    (ids) => ancestorsByCategoryIds(db, ids),
    (row) => row.descendantId,
    (row) => row.category,
  ),
  productPageByCategoryId: perArguments(
    ({ list, page, selection }: { list: ProductList; page: Page; selection: FieldSelection }) =>
      manyByKey(
        (ids) => productPagesByCategoryIds(db, ids, list, page, selection),
        (row) => row.parentId,
        (row) => row.product,
      ),
  ),
  categoriesByProductId: manyByKey(
    (ids) => categoriesByProductIds(db, ids),
    (row) => row.productId,
    (row) => row.category,
  ),
  relatedByProductId: perArguments((selection: FieldSelection) =>
    manyByKey(
      (ids) => relatedByProductIds(db, ids, selection),
      (row) => row.productId,
      (row) => row.product,
    ),
  ),
  lowestPriceByProductId: oneByKey(
    (ids) => lowestPricesBeforeSale(db, ids),
    (row) => row.productId,
  ),
  stockMovementPageByProductId: perArguments((page: Page) =>
    manyByKey(
      (ids) => stockMovementPagesByProductIds(db, ids, page),
      (row) => row.parentId,
      (row) => row.movement,
    ),
  ),
  stockMovementCountByProductId: oneByKey(
    (ids) => stockMovementCountsByProductIds(db, ids),
    (row) => row.parentId,
  ),
  productSummaryByCategoryId: perArguments(({ list, fields }: { list: ProductList; fields: SummaryFields }) =>
    oneByKey(
      (ids) => summariesByCategoryIds(db, ids, list, fields),
      (row) => row.parentId,
    ),
  ),
  productCountByCategoryId: perArguments((list: ProductList) =>
    oneByKey(
      (ids) => productCountsByCategoryIds(db, ids, list),
      (row) => row.parentId,
    ),
  ),
});
