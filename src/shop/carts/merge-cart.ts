import { GraphQLError } from 'graphql';
import { isSold } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/products/products.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound, type LogError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { MOST_LINES } from './item-input.ts';
import {
  closeMerged,
  itemsByCartIds,
  lockGuestCart,
  putItems,
  removeItems,
  setDiscountCodes,
  touchCart,
} from './carts.sql.ts';
import { lockOrOpenCart } from './write-cart.ts';

/**
 * Moves a guest's cart into the customer's; the larger quantity stays, and the customer's discount codes if there are any.
 * Merged once already, it changes nothing.
 */
export const mergeCart = (db: Database, customerId: string, cartToken: string) =>
  transaction(db, async (tx) => {
    const guest = await lockGuestCart(tx, hashSecret(cartToken));
    if (!guest) throw notFound('cart');
    const { cart: own } = await lockOrOpenCart(tx, { by: 'customerId', value: customerId });
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
    let room = MOST_LINES - ownItems.length;
    const larger = guestItems.filter(({ productId, quantity }) => {
      const inOwn = quantities.get(productId);
      if (inOwn !== undefined) return quantity > inOwn;
      return sold.has(productId) && room-- > 0;
    });

    await putItems(tx, own.id, larger);
    if (own.discountCodes.length === 0) await setDiscountCodes(tx, own.id, guest.discountCodes);
    await removeItems(tx, guest.id);
    await closeMerged(tx, guest.id, own.id);
    await recordEvent(tx, 'CART_CHANGED', { cartId: guest.id, customerId: null });
    return { __typename: 'CartSuccess' as const, cart: await touchCart(tx, own.id) };
  });

/** For register and login, which no trouble with a cart may stop; a token that is no good any more is none. */
export async function mergeCartQuietly(
  db: Database,
  customerId: string,
  cartToken: string,
  log: LogError,
): Promise<void> {
  try {
    await mergeCart(db, customerId, cartToken);
  } catch (error) {
    if (!(error instanceof GraphQLError)) log(error, 'a cart was not merged at sign-in');
  }
}
