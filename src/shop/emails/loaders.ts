import type { Database } from '../../platform/db/client.ts';
import { manyByKey } from '../../platform/graphql/loaders.ts';
import { findEmailsByOrderIds } from './emails.sql.ts';

export const emailLoaders = (db: Database) => ({
  emailsByOrderId: manyByKey(
    (ids) => findEmailsByOrderIds(db, ids),
    (email) => email.orderId,
  ),
});
