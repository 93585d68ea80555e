import { GraphQLError } from 'graphql';
import { isSold } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound, type LogError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import type { MutationMergeCartArgs } from '../../generated/graphql.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { MAX_LINES } from './item-input.ts';
import {
  deleteItems,
  itemsByCartIds,
  lockGuestCart,
  updateDiscountCodes,
  updateMergedInto,
  updateVersion,
  upsertItems,
} from './carts.sql.ts';
import { lockOrInsertCart, type CartContext } from './write-cart.ts';

/** Moves a guest's cart into the viewer's cart. */
export const mergeCart = async (context: CartContext, { cartToken }: MutationMergeCartArgs) =>
  mergeInto(context.db, requireViewer(context).user.id, cartToken);

/**
 * Keeps the larger quantity of each product, and the customer's discount codes if there are any. Changes nothing if the
 * guest's cart was merged before.
 */
const mergeInto = (db: Database, customerId: string, cartToken: string) =>
  transaction(db, async (tx) => {
    const guest = await lockGuestCart(tx, hashSecret(cartToken));
    if (!guest) throw notFound('cart');
    const { cart: own } = await lockOrInsertCart(tx, { by: 'customerId', value: customerId });
    if (guest.mergedIntoId !== null) {
      if (guest.mergedIntoId !== own.id) throw notFound('cart');
      return { __typename: 'CartSuccess' as const, cart: own };
    }

    const [ownItems, guestItems] = await Promise.all([
      itemsByCartIds(tx, [own.id]),
      itemsByCartIds(tx, [guest.id]),
    ]);
    const quantities = new Map(ownItems.map((item) => [item.productId, item.quantity]));
    const products = await productsByIds(
      tx,
      guestItems.map((item) => item.productId),
    );
    const sold = new Set(products.filter(isSold).map((product) => product.id));
    let room = MAX_LINES - ownItems.length;
    const moved = guestItems.filter(({ productId, quantity }) => {
      const ownQuantity = quantities.get(productId);
      if (ownQuantity !== undefined) return quantity > ownQuantity;
      return sold.has(productId) && room-- > 0;
    });

    await upsertItems(tx, own.id, moved);
    if (own.discountCodes.length === 0) await updateDiscountCodes(tx, own.id, guest.discountCodes);
    await deleteItems(tx, guest.id);
    await updateMergedInto(tx, guest.id, own.id);
    await recordEvent(tx, 'CART_CHANGED', { cartId: guest.id, customerId: null });
    return { __typename: 'CartSuccess' as const, cart: await updateVersion(tx, own.id) };
  });

/** For register and login: a failed merge must not stop them. Ignores an invalid token, and logs other errors. */
export async function mergeCartQuietly(
  db: Database,
  customerId: string,
  cartToken: string,
  log: LogError,
): Promise<void> {
  try {
    await mergeInto(db, customerId, cartToken);
  } catch (error) {
    if (!(error instanceof GraphQLError)) log(error, 'cart merge at sign-in failed');
  }
}
