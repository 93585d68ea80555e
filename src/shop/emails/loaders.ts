import type { Database } from '../../platform/db/client.ts';
import { manyByKey } from '../../platform/graphql/loaders.ts';
import { emailsByOrderIds } from './emails.sql.ts';

export const emailLoaders = (db: Database) => ({
  emailsByOrderId: manyByKey(
    (ids) => emailsByOrderIds(db, ids),
    (email) => email.orderId,
  ),
});
