import { GraphQLError } from 'graphql';
import { isForSale } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound, type LogError } from '../../platform/errors.ts';
import type { MutationMergeCartArgs } from '../../generated/graphql.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { MAX_LINES } from './item-input.ts';
import { itemsByCartIds, lockGuestCart, updateMergedInto } from './carts.sql.ts';
import { lockOrInsertCart, type CartContext } from './write-cart.ts';
import { upsertItems } from './write-items.sql.ts';
import type { ReturnedColumns } from './shown-columns.ts';

/** Moves a guest's cart into the viewer's cart. */
export const mergeCart = async (
  context: CartContext,
  { cartToken }: MutationMergeCartArgs,
  returned: ReturnedColumns,
) => mergeInto(context.db, requireViewer(context).user.id, cartToken, returned);

/**
 * Keeps the larger quantity of each product, and the customer's discount codes if there are any. Changes nothing if the
 * guest's cart was merged before.
 */
const mergeInto = (db: Database, customerId: string, cartToken: string, returned: ReturnedColumns) =>
  transaction(db, async (tx) => {
    const guest = await lockGuestCart(tx, hashSecret(cartToken));
    if (!guest) throw notFound('cart');
    const key = { by: 'customerId', value: customerId } as const;
    const { cart: own } = await lockOrInsertCart(tx, key);
    if (guest.mergedIntoId !== null) {
      if (guest.mergedIntoId !== own.id) throw notFound('cart');
      return { __typename: 'CartSuccess' as const, cart: own };
    }

    const items = await itemsByCartIds(tx, [own.id, guest.id]);
    const ownItems = items.filter(({ cartId }) => cartId === own.id);
    const guestItems = items.filter(({ cartId }) => cartId === guest.id);
    const ownQuantities = new Map(ownItems.map((item) => [item.productId, item.quantity]));
    const products = await productsByIds(
      tx,
      guestItems.map((item) => item.productId),
    );
    const forSaleIds = new Set(products.filter(isForSale).map((product) => product.id));
    let freeLines = MAX_LINES - ownItems.length;
    const moved = guestItems.filter(({ productId, quantity }) => {
      const ownQuantity = ownQuantities.get(productId);
      if (ownQuantity !== undefined) return quantity > ownQuantity;
      return forSaleIds.has(productId) && freeLines-- > 0;
    });

    const codes = own.discountCodes.length === 0 ? guest.discountCodes : null;
    await updateMergedInto(tx, guest.id, own.id);
    const cart = await upsertItems(tx, { key, expectedVersion: own.version, returned }, moved, codes);
    return { __typename: 'CartSuccess' as const, cart: cart! };
  });

/** Merges a cart for register and login, which must not fail if the merge fails. Ignores an invalid token, and logs other errors. */
export async function mergeCartQuietly(
  db: Database,
  customerId: string,
  cartToken: string,
  log: LogError,
): Promise<void> {
  try {
    await mergeInto(db, customerId, cartToken, 'shown');
  } catch (error) {
    if (!(error instanceof GraphQLError)) log(error, 'cart merge at sign-in failed');
  }
}
