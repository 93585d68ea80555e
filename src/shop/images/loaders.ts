import type { Database } from '../../platform/db/client.ts';
import { manyByKey } from '../../platform/graphql/loaders.ts';
import { imagesByCategoryIds, imagesByGroupIds, imagesByProductIds } from './attached-images.sql.ts';

export const imageLoaders = (db: Database) => ({
  imagesByProductId: manyByKey(
    (ids) => imagesByProductIds(db, ids),
    (image) => image.productId,
  ),
  imagesByCategoryId: manyByKey(
    (ids) => imagesByCategoryIds(db, ids),
    (image) => image.categoryId,
  ),
  imagesByGroupId: manyByKey(
    (ids) => imagesByGroupIds(db, ids),
    (image) => image.groupId,
  ),
});
