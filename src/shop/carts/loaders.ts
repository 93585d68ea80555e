import type { Database } from '../../platform/db/client.ts';
import { manyByKey, oneByKey } from '../../platform/graphql/loaders.ts';
import { cartsByCustomerIds, itemsByCartIds, openCartsByIds } from './carts.sql.ts';

export const cartLoaders = (db: Database) => ({
  cartByCustomerId: oneByKey(
    (ids) => cartsByCustomerIds(db, ids),
    (cart) => cart.customerId,
  ),
  openCartById: oneByKey(
    (ids) => openCartsByIds(db, ids),
    (cart) => cart.id,
  ),
  itemsByCartId: manyByKey(
    (ids) => itemsByCartIds(db, ids),
    (item) => item.cartId,
  ),
});
