import {
  retryingConflicts,
  transaction,
  type Database,
  type Queryable,
  type Transaction,
} from '../../platform/db/client.ts';
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
  type CartKey,
  type ReadCart,
} from './carts.sql.ts';
import type { ReturnedColumns } from './shown-columns.ts';
import type { CartTarget } from './write-statement.sql.ts';

export type CartContext = Pick<UseCaseContext, 'db' | 'viewer'>;

type CreateCartContext = CartContext & Pick<UseCaseContext, 'client'> & { throttles: Throttles };

/** Creates a guest's cart. Only the hash of its token is stored. */
export async function createCart({ db, throttles, client }: CreateCartContext) {
  await throttles.attempt('cart', { address: client.address });
  const token = newSecret();
  return { cart: await insertGuestCart(db, hashSecret(token)), token };
}

/** Returns the key of the guest's cart if there is a token, otherwise the key of the viewer's own cart. */
export function cartKey(viewer: Viewer | null, cartToken: string | null | undefined): CartKey {
  if (cartToken != null) return { by: 'tokenHash', value: hashSecret(cartToken) };
  if (viewer) return { by: 'customerId', value: viewer.user.id };
  throw unauthenticated('Sign in, or pass the cartToken that createCart returned.');
}

type CartInput = { cartToken?: string | null; expectedVersion?: number | null };

/** Returns the cart that the caller may write to, and what the write returns. Throws like `cartKey`. */
export const cartTarget = (
  viewer: Viewer | null,
  { cartToken, expectedVersion }: CartInput,
  returned: ReturnedColumns,
): CartTarget => ({ key: cartKey(viewer, cartToken), expectedVersion: expectedVersion ?? null, returned });

/** Locks a cart. Inserts a customer's cart if there is none; a guest's cart must exist. */
export async function lockOrInsertCart(
  tx: Transaction,
  key: CartKey,
): Promise<{ cart: CartRow; isNew: boolean }> {
  const existing = await lockCart(tx, key);
  if (existing) return { cart: existing, isNew: false };
  if (key.by === 'tokenHash') throw notFound('cart');
  await insertCart(tx, key.value);
  const cart = await lockCart(tx, key);
  if (!cart) throw notFound('cart');
  // If two requests create the cart concurrently, the later request waits, and finds the cart of the earlier request. The write of
  // the earlier request has increased the version.
  return { cart, isNew: cart.version === 1 };
}

const cartChanged = (cart: CartRow, expectedVersion: number) => ({
  __typename: 'CartChanged' as const,
  message: `The cart is at version ${cart.version}, not ${expectedVersion}. Read the cart and try again.`,
  cart,
});

type CartWrite<Refusal> = {
  /** Writes in one statement. Returns null if it changed nothing. */
  apply: (db: Queryable, cart: CartTarget) => Promise<ReadCart | null>;
  /** Returns why the write is not allowed, or null. The cart is locked. */
  findRefusal?: (tx: Transaction, cart: CartRow) => Promise<Refusal | null>;
};

/** Maximum attempts under the cart's lock. An attempt fails only if a product changed between two statements. */
const MAX_ATTEMPTS = 5;

/**
 * Writes to a cart so that no concurrent write is lost. Most writes are one statement. The statement changes nothing if the input is
 * refused, a concurrent write came first, or the customer has no cart yet. Then the cart is locked, and the write is refused or repeated.
 * See docs/decisions/0037.
 */
export async function writeCart<Refusal = never>(
  db: Database,
  target: CartTarget,
  { apply, findRefusal }: CartWrite<Refusal>,
) {
  const { key, expectedVersion } = target;
  const written = await retryingConflicts(() => apply(db, target));
  if (written) return success(written);
  return transaction(db, async (tx) => {
    const { cart, isNew } = await lockOrInsertCart(tx, key);
    const isStale = expectedVersion !== null && (isNew || expectedVersion !== cart.version);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const refusal = isStale ? cartChanged(cart, expectedVersion) : await findRefusal?.(tx, cart);
      if (refusal) {
        // A refusal must change nothing, so delete the cart that was inserted for the write.
        if (isNew) await deleteCart(tx, cart.id);
        return refusal;
      }
      const writtenUnderLock = await apply(tx, { ...target, expectedVersion: cart.version });
      if (writtenUnderLock) return success(writtenUnderLock);
    }
    throw new Error(`cart not written: its products changed during each of ${MAX_ATTEMPTS} attempts`);
  });
}

const success = (cart: ReadCart) => ({ __typename: 'CartSuccess' as const, cart });
