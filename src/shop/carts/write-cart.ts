import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { CartRow } from '../../platform/db/schema.ts';
import { notFound, unauthenticated } from '../../platform/errors.ts';
import { hashSecret, newSecret } from '../../platform/crypto/secrets.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import type { Viewer } from '../../platform/viewer.ts';
import {
  deleteCart,
  insertCart,
  insertGuestCart,
  lockCart,
  updateVersion,
  type CartKey,
} from './carts.sql.ts';

export type CartContext = Pick<UseCaseContext, 'db' | 'viewer'>;

type CreateCartContext = CartContext & Pick<UseCaseContext, 'client'> & { throttles: Throttles };

/** Creates a guest's cart. Only the hash of its token is stored. */
export async function createCart({ db, throttles, client }: CreateCartContext) {
  await throttles.attempt('cart', { address: client.address });
  const token = newSecret();
  return { cart: await insertGuestCart(db, hashSecret(token)), token };
}

/** Returns the key of the guest's cart if there is a token, otherwise that of the viewer's own cart. */
export function cartKey(viewer: Viewer | null, cartToken: string | null | undefined): CartKey {
  if (cartToken != null) return { by: 'tokenHash', value: hashSecret(cartToken) };
  if (viewer) return { by: 'customerId', value: viewer.user.id };
  throw unauthenticated('Sign in, or pass the cartToken that createCart returned.');
}

/** Locks a cart. Inserts a customer's cart if there is none; a guest's cart must exist. */
export async function lockOrInsertCart(
  tx: Transaction,
  key: CartKey,
): Promise<{ cart: CartRow; isNew: boolean }> {
  const found = await lockCart(tx, key);
  if (found) return { cart: found, isNew: false };
  if (key.by === 'tokenHash') throw notFound('cart');
  await insertCart(tx, key.value);
  const cart = await lockCart(tx, key);
  if (!cart) throw notFound('cart');
  // If two first writes run concurrently, the second finds the cart of the first, which is past version 1.
  return { cart, isNew: cart.version === 1 };
}

const cartChanged = (cart: CartRow, expectedVersion: number) => ({
  __typename: 'CartChanged' as const,
  message: `The cart is at version ${cart.version}, not ${expectedVersion}. Read the cart and try again.`,
  cart,
});

/**
 * Writes to a cart under its row lock, so that no concurrent write is lost. `write` either returns a refusal without writing,
 * or writes and returns null. After null, the version increases.
 */
export const writeCart = <Refusal>(
  db: Database,
  key: CartKey,
  expectedVersion: number | null | undefined,
  write: (tx: Transaction, cart: CartRow) => Promise<Refusal | null>,
) =>
  transaction(db, async (tx) => {
    const { cart, isNew } = await lockOrInsertCart(tx, key);
    const isStale = expectedVersion != null && (isNew || expectedVersion !== cart.version);
    const refusal = isStale ? cartChanged(cart, expectedVersion) : await write(tx, cart);
    if (!refusal) return { __typename: 'CartSuccess' as const, cart: await updateVersion(tx, cart.id) };
    // A refusal must change nothing, so delete the cart that was inserted for the write.
    if (isNew) await deleteCart(tx, cart.id);
    return refusal;
  });
