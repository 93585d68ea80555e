import type { Database } from '../../platform/db/client.ts';
import { manyByKey } from '../../platform/graphql/loaders.ts';
import { addressesByUserIds } from './saved-addresses.sql.ts';

export const addressLoaders = (db: Database) => ({
  addressesByUserId: manyByKey(
    (userIds) => addressesByUserIds(db, userIds),
    (address) => address.userId,
  ),
});
