import type { Database } from '../db/client.ts';
import { manyByKey } from '../graphql/loaders.ts';
import { emailsByOrderIds } from './repository.ts';

export const emailLoaders = (db: Database) => ({
  emailsByOrderId: manyByKey(
    (ids) => emailsByOrderIds(db, ids),
    (email) => email.orderId,
  ),
});
