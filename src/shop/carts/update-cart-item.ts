import { findPurchaseBlockers } from '../catalog/availability.ts';
import { MAX_QUANTITY } from '../catalog/quantity-rules.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import { notFound } from '../../platform/errors.ts';
import type {
  MutationClearCartArgs,
  RemoveCartItemInput,
  UpdateCartItemInput,
} from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { itemsByCartIds } from './carts.sql.ts';
import { cartTarget, writeCart, type CartContext } from './write-cart.ts';
import { deleteItem, deleteItems, updateItem } from './write-items.sql.ts';
import type { ReturnedColumns } from './shown-columns.ts';

/** Sets an item's quantity at the current price. A quantity of 0 removes the item. */
export async function updateCartItem(
  context: CartContext,
  input: UpdateCartItemInput,
  returned: ReturnedColumns,
) {
  const target = cartTarget(context.viewer, input, returned);
  const itemId = parseId(input.itemId);
  const { value: quantity, refusal } = parseInput((parser) =>
    parser.wholeNumber('quantity', input.quantity, 0, MAX_QUANTITY),
  );
  if (refusal) return refusal;
  if (quantity === 0) return removeCartItem(context, input, returned);

  return writeCart(context.db, target, {
    apply: (dbOrTx, cart) => updateItem(dbOrTx, cart, itemId, quantity),
    findRefusal: async (tx, cart) => {
      const item = (await itemsByCartIds(tx, [cart.id])).find(({ id }) => id === itemId);
      const [product] = item ? await productsByIds(tx, [item.productId]) : [];
      if (!product) throw notFound('cart item');
      return findPurchaseBlockers([{ product, quantity }])[0] ?? null;
    },
  });
}

export async function removeCartItem(
  { db, viewer }: CartContext,
  input: RemoveCartItemInput,
  returned: ReturnedColumns,
) {
  const target = cartTarget(viewer, input, returned);
  const itemId = parseId(input.itemId);
  return writeCart(db, target, {
    apply: (dbOrTx, cart) => deleteItem(dbOrTx, cart, itemId),
    findRefusal: async (tx, cart) => {
      const items = await itemsByCartIds(tx, [cart.id]);
      if (!items.some(({ id }) => id === itemId)) throw notFound('cart item');
      return null;
    },
  });
}

export const clearCart = async (
  { db, viewer }: CartContext,
  input: Partial<MutationClearCartArgs>,
  returned: ReturnedColumns,
) => writeCart(db, cartTarget(viewer, input, returned), { apply: deleteItems });
