import type { Database } from '../db/client.ts';
import { manyByKey, oneByKey } from '../graphql/loaders.ts';
import { usersByIds } from './repository.ts';
import { activeSessionsByUserIds } from './session-repository.ts';

export const accountLoaders = (db: Database) => ({
  userById: oneByKey(
    (ids) => usersByIds(db, ids),
    (user) => user.id,
  ),
  activeSessionsByUserId: manyByKey(
    (userIds) => activeSessionsByUserIds(db, userIds),
    (row) => row.userId,
    (row) => row.session,
  ),
});
