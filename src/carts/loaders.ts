import type { Database } from '../db/client.ts';
import { manyByKey, oneByKey } from '../graphql/loaders.ts';
import { cartsByCustomerIds, itemsByCartIds, openCartsByIds } from './repository.ts';

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
