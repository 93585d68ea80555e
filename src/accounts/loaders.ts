import type { Database } from '../db/client.ts';
import { oneByKey } from '../graphql/loaders.ts';
import { usersByIds } from './repository.ts';

export const accountLoaders = (db: Database) => ({
  userById: oneByKey(
    (ids) => usersByIds(db, ids),
    (user) => user.id,
  ),
});
