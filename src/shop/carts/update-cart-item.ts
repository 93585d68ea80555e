import { findPurchaseBlockers } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import type { Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { UpdateCartItemInput } from '../../generated/graphql.ts';
import { readId } from '../../platform/graphql/ids.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { MOST_OF_A_LINE } from './item-input.ts';
import { itemsByCartIds, putItems, removeItem, type CartOwner } from './carts.sql.ts';
import { writeCart } from './write-cart.ts';

/** Sets an item's quantity at today's price; 0 takes it out. */
export async function updateCartItem(db: Database, owner: CartOwner, input: UpdateCartItemInput) {
  const itemId = readId(input.itemId);
  const read = new InputReader();
  const quantity = read.wholeNumber('quantity', input.quantity, 0, MOST_OF_A_LINE);
  if (read.issues.length > 0) return invalidInput(...read.issues);
  if (quantity === 0) return removeCartItem(db, owner, itemId, input.expectedVersion);

  return writeCart(db, owner, input.expectedVersion, async (tx, cart) => {
    const item = (await itemsByCartIds(tx, [cart.id])).find(({ id }) => id === itemId);
    const [product] = item ? await productsByIds(tx, [item.productId]) : [];
    if (!item || !product) throw notFound('cart item');
    const [obstacle] = findPurchaseBlockers([{ product, quantity }]);
    if (obstacle) return obstacle;
    await putItems(tx, cart.id, [{ productId: product.id, quantity, unitPriceWhenAdded: product.price }]);
    return null;
  });
}

export const removeCartItem = (
  db: Database,
  owner: CartOwner,
  itemId: string,
  expectedVersion: number | null | undefined,
) =>
  writeCart(db, owner, expectedVersion, async (tx, cart) => {
    if (!(await removeItem(tx, cart.id, itemId))) throw notFound('cart item');
    return null;
  });
