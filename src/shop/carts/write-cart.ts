import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { CartRow } from '../../platform/db/schema.ts';
import { notFound, unauthenticated } from '../../platform/errors.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { lockCart, openCart, removeCart, touchCart, type CartOwner } from './carts.sql.ts';

/** The guest's cart that a token names, else the viewer's own. */
export function cartOwner(viewer: Viewer | null, cartToken: string | null | undefined): CartOwner {
  if (cartToken != null) return { by: 'tokenHash', value: hashSecret(cartToken) };
  if (viewer) return { by: 'customerId', value: viewer.user.id };
  throw unauthenticated('Sign in, or give the cartToken that createCart gave.');
}

/** A customer's cart is opened when there is none yet; a guest's must be there. */
export async function lockOrOpenCart(
  tx: Transaction,
  owner: CartOwner,
): Promise<{ cart: CartRow; opened: boolean }> {
  const found = await lockCart(tx, owner);
  if (found) return { cart: found, opened: false };
  if (owner.by === 'tokenHash') throw notFound('cart');
  await openCart(tx, owner.value);
  const cart = await lockCart(tx, owner);
  if (!cart) throw notFound('cart');
  // Of two first writes at once the second finds the cart that the first has written to.
  return { cart, opened: cart.version === 1 };
}

const cartChanged = (cart: CartRow, expectedVersion: number) => ({
  __typename: 'CartChanged' as const,
  message: `The cart is at version ${cart.version}, not ${expectedVersion}.`,
  cart,
});

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
    const { cart, opened } = await lockOrOpenCart(tx, owner);
    const hasMoved = expectedVersion != null && (opened || expectedVersion !== cart.version);
    const refusal = hasMoved ? cartChanged(cart, expectedVersion) : await write(tx, cart);
    if (!refusal) return { __typename: 'CartSuccess' as const, cart: await touchCart(tx, cart.id) };
    // A refusal changes nothing: the cart that was opened for the write goes again.
    if (opened) await removeCart(tx, cart.id);
    return refusal;
  });
