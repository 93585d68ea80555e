import type { Database } from '../../../platform/db/client.ts';
import { manyByKey, oneByKey, perArguments } from '../../../platform/graphql/loaders.ts';
import { groupsByIds, varyingAttributes } from './groups.sql.ts';
import { variantSummariesByGroupIds, variantsByGroupIds, type VariantsShape } from './variants.sql.ts';

export const groupLoaders = (db: Database) => ({
  productGroupById: oneByKey(
    (ids) => groupsByIds(db, ids),
    (group) => group.id,
  ),
  varyingAttributesByGroupId: manyByKey(
    (ids) => varyingAttributes(db, ids),
    (row) => row.groupId,
    (row) => row.attribute,
  ),
  variantsByGroupId: perArguments((shape: VariantsShape) =>
    manyByKey(
      (ids) => variantsByGroupIds(db, ids, shape),
      (product) => product.groupId,
    ),
  ),
  variantSummaryByGroupId: oneByKey(
    (ids) => variantSummariesByGroupIds(db, ids),
    (summary) => summary.groupId,
  ),
});
