import type { Database } from '../../../platform/db/client.ts';
import { manyByKey, oneByKey } from '../../../platform/graphql/loaders.ts';
import { attributesByIds, valuesByAttributeIds, valuesByIds } from './attributes.sql.ts';

export const attributeLoaders = (db: Database) => ({
  attributeById: oneByKey(
    (ids) => attributesByIds(db, ids),
    (attribute) => attribute.id,
  ),
  attributeValueById: oneByKey(
    (ids) => valuesByIds(db, ids),
    (value) => value.id,
  ),
  valuesByAttributeId: manyByKey(
    (ids) => valuesByAttributeIds(db, ids),
    (value) => value.attributeId,
  ),
});
