import type { OrderKey } from '../generated/graphql.ts';
import { endFirstPageWait, loadServer } from '../shared/online.ts';
import { sharedStorage } from '../shared/storage.ts';
import { useStore } from '../shared/store.ts';
import { createCartQueue } from './cart-queue.ts';
import { emptyCart, type Cart } from './cart-writes.ts';

const TOKEN_KEY = 'cart-token';

/** Whether the open cart belongs to an account. Such a cart needs no token. */
let isOfAccount = false;

/**
 * Resolves when it is known whose cart is open. Changes wait for it, because a customer may add a product before the session is
 * known.
 */
const opened = Promise.withResolvers<void>();

/** The key to the cart of a guest. Undefined for an account, and before a guest adds a first product. */
export const cartToken = (): string | undefined =>
  isOfAccount ? undefined : (sharedStorage.get<string>(TOKEN_KEY) ?? undefined);

/** Opens the cart of the account, or the cart of the guest. At a sign-in, the server has moved the guest's cart into the account. */
export async function openCart({ ofAccount }: { ofAccount: boolean }): Promise<void> {
  if (ofAccount) sharedStorage.remove(TOKEN_KEY);
  isOfAccount = ofAccount;
  opened.resolve();
  await cart.reload().catch(() => cart.receive(null));
}

/** Returns the token of the guest's cart, which is created once for all windows. */
async function requireToken(): Promise<string | undefined> {
  endFirstPageWait();
  await opened.promise;
  if (isOfAccount) return undefined;
  const known = cartToken();
  if (known) return known;
  return navigator.locks.request('create-cart', async () => {
    const created = cartToken();
    if (created) return created;
    const { token, cart: empty } = await (await loadServer()).createCart();
    sharedStorage.set(TOKEN_KEY, token);
    cart.receive(empty);
    return token;
  });
}

async function read(): Promise<Cart | null> {
  const token = cartToken();
  if (!token && !isOfAccount) return null;
  const loaded = await (await loadServer()).readCart(token);
  // The cart of the guest was merged or has expired.
  if (!loaded && !isOfAccount) sharedStorage.remove(TOKEN_KEY);
  return loaded;
}

let pricesIncludeTax = false;

/** The cart of this viewer, in all its windows. */
export const cart = createCartQueue({
  read,
  write: async (change, version) => (await loadServer()).writeCart(await requireToken(), change, version),
  emptyCart: (change) =>
    emptyCart(
      change.kind === 'add' ? change.product.price : { amount: '0', currency: 'USD' },
      pricesIncludeTax,
    ),
});

export const useCart = () => useStore(cart.state);

/** Puts the lines of an order into the cart, except for products that are not available. */
export async function reorder(order: OrderKey) {
  const token = await requireToken();
  const result = await (await loadServer()).reorderInto(token, order);
  if (result.__typename === 'CartSuccess') cart.receive(result.cart);
  return result;
}

let stopFollowing = (): void => {};

/** Follows the changes of other windows and devices. Called again when another cart is opened. */
async function follow(): Promise<void> {
  const { followCart } = await loadServer();
  stopFollowing();
  const token = cartToken();
  if (!isOfAccount && !token) return;
  stopFollowing = followCart(token, {
    changed: (changed) => (changed ? cart.receive(changed) : void cart.reload()),
    resync: () => void cart.reload().catch(() => {}),
  });
}

/** Follows the cart that is open. */
export function startCart(shop: { pricesIncludeTax: boolean }): void {
  pricesIncludeTax = shop.pricesIncludeTax;
  let followed: string | undefined;
  cart.state.subscribe(() => {
    const id = cart.state.get().cart?.id;
    if (id === undefined || id === 'new' || id === followed) return;
    followed = id;
    void follow().catch(() => {});
  });
  // Another window has created, merged or emptied the cart.
  window.addEventListener('storage', ({ key }) => {
    if (key === TOKEN_KEY) void cart.reload().catch(() => {});
  });
}
