import {
  AddToCart,
  ApplyDiscountCode,
  CartUpdated,
  CreateCart,
  CurrentCart,
  RemoveDiscountCode,
  Reorder,
  UpdateCartItem,
  type OrderKey,
} from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import type { CartResult } from './cart-queue.ts';
import type { Cart, CartWrite } from './cart-writes.ts';

/** Sends a change of the cart. `token` is the key to the cart of a guest. */
export async function writeCart(
  token: string | undefined,
  change: CartWrite,
  version: number | null,
): Promise<CartResult> {
  const input = { cartToken: token, expectedVersion: version ?? undefined };
  switch (change.kind) {
    case 'add': {
      const items = [{ productId: change.product.id, quantity: change.quantity }];
      return (await api.mutate(AddToCart, { input: { ...input, items } })).addToCart;
    }
    case 'setQuantity': {
      const item = { itemId: change.itemId, quantity: change.to };
      return (await api.mutate(UpdateCartItem, { input: { ...input, ...item } })).updateCartItem;
    }
    case 'applyCode':
      return (await api.mutate(ApplyDiscountCode, { ...input, code: change.code })).applyDiscountCode;
    case 'removeCode':
      return (await api.mutate(RemoveDiscountCode, { ...input, code: change.code })).removeDiscountCode;
  }
}

export const readCart = async (token: string | undefined): Promise<Cart | null> =>
  (await api.query(CurrentCart, { token })).cart ?? null;

export const createCart = async () => (await api.mutate(CreateCart)).createCart;

export const reorderInto = async (token: string | undefined, order: OrderKey) =>
  (await api.mutate(Reorder, { order, cartToken: token })).reorder;

type Handlers = {
  /** Null if the cart must be read again. */
  changed: (cart: Cart | null) => void;
  resync: () => void;
};

/** Follows the changes of other windows and devices. Returns a function that ends the subscription. */
export const followCart = (token: string | undefined, { changed, resync }: Handlers): (() => void) =>
  api.subscribe(
    CartUpdated,
    { token },
    {
      next: ({ cartUpdated }) => changed(cartUpdated ?? null),
      // The cart was merged or has expired. The next change reads the cart again.
      error: () => {},
      resync,
    },
  );
