import { transaction, type Database, type Transaction } from '../db/client.ts';
import type { CartRow } from '../db/schema.ts';
import { notFound, unauthenticated } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import type { Viewer } from '../viewer.ts';
import { lockCart, openCart, removeCart, touchCart, type CartOwner } from './repository.ts';

/** The guest's cart that a token names, else the viewer's own. */
export function cartOwner(viewer: Viewer | null, cartToken: string | null | undefined): CartOwner {
  if (cartToken != null) return { tokenHash: hashSecret(cartToken) };
  if (viewer) return { customerId: viewer.user.id };
  throw unauthenticated('Sign in, or give the cartToken that createCart gave.');
}

/** A customer's cart is made when there is none yet; a guest's must be there. */
export async function lockOrOpenCart(tx: Transaction, owner: CartOwner): Promise<CartRow> {
  let cart = await lockCart(tx, owner);
  if (!cart && 'customerId' in owner) {
    await openCart(tx, owner.customerId);
    cart = await lockCart(tx, owner);
  }
  if (!cart) throw notFound('cart');
  return cart;
}

/**
 * Writes to a cart under its row's lock, so that parallel writes are all kept, one after the other. `write` answers with a
 * refusal, having written nothing, or with null; the version then goes up.
 */
export const writeCart = <Refusal>(
  db: Database,
  owner: CartOwner,
  expectedVersion: number | null | undefined,
  write: (tx: Transaction, cart: CartRow) => Promise<Refusal | null>,
) =>
  transaction(db, async (tx) => {
    const cart = await lockOrOpenCart(tx, owner);
    if (expectedVersion != null && expectedVersion !== cart.version) {
      return {
        __typename: 'CartChanged' as const,
        message: `The cart is at version ${cart.version}, not ${expectedVersion}.`,
        cart,
      };
    }
    const refusal = await write(tx, cart);
    if (!refusal) return { __typename: 'CartSuccess' as const, cart: await touchCart(tx, cart.id) };
    // A customer's cart at its first version was opened for this write: a refusal changes nothing, so it goes again.
    if (cart.customerId !== null && cart.version === 1) await removeCart(tx, cart.id);
    return refusal;
  });
