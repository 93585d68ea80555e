import type { Database } from '../db/client.ts';
import type { Reads } from '../db/reads.ts';
import { manyByKey, oneByKey, perArguments } from '../graphql/loaders.ts';
import type { Page } from '../graphql/paging.ts';
import { productCountsByCategoryIds, type ProductList } from './product-filter.ts';
import { productPagesByCategoryIds } from './product-list.ts';
import { ancestorsByCategoryIds, categoriesByIds, childrenByParentIds } from './category-repository.ts';
import { productsByIds } from './product-repository.ts';

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
    ({ list, page, reads }: { list: ProductList; page: Page; reads: Reads }) =>
      manyByKey(
        (ids) => productPagesByCategoryIds(db, ids, list, page, reads),
        (row) => row.parentId,
        (row) => row.product,
      ),
  ),
  productCountByCategoryId: perArguments((list: ProductList) =>
    oneByKey(
      (ids) => productCountsByCategoryIds(db, ids, list),
      (row) => row.parentId,
    ),
  ),
});
