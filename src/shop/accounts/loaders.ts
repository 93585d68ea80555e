import type { Database } from '../../platform/db/client.ts';
import { manyByKey, oneByKey } from '../../platform/graphql/loaders.ts';
import { findActiveSessionsByUserIds } from './sessions/sessions.sql.ts';
import { findUsersByIds } from './users.sql.ts';

export const accountLoaders = (db: Database) => ({
  userById: oneByKey(
    (ids) => findUsersByIds(db, ids),
    (user) => user.id,
  ),
  activeSessionsByUserId: manyByKey(
    (userIds) => findActiveSessionsByUserIds(db, userIds),
    (row) => row.userId,
    (row) => row.session,
  ),
});
