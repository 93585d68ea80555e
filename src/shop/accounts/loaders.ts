import type { Database } from '../../platform/db/client.ts';
import { manyByKey, oneByKey } from '../../platform/graphql/loaders.ts';
import { usersByIds } from './users.sql.ts';
import { activeSessionsByUserIds } from './sessions/sessions.sql.ts';

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
