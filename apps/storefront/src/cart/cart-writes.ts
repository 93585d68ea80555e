import type { CartFieldsFragment } from '../generated/graphql.ts';
import { fromMinorUnits, sum, times, toMinorUnits, type Money } from '../shared/money.ts';

export type Cart = CartFieldsFragment;
export type CartItem = Cart['items'][number];

/** The data of a product that the product page adds to the cart. */
export type AddedProduct = CartItem['product'] & { price: Money };

/** An intended change of the cart. */
export type CartWrite =
  | { kind: 'add'; product: AddedProduct; quantity: number }
  | { kind: 'setQuantity'; itemId: string; from: number; to: number }
  | { kind: 'applyCode'; code: string }
  | { kind: 'removeCode'; code: string };

/** Returns the cart as it will be if the server accepts the change. The server computes discounts and tax. */
export function applyWrite(cart: Cart, write: CartWrite): Cart {
  switch (write.kind) {
    case 'add':
      return withItems(cart, addItem(cart.items, write));
    case 'setQuantity':
      return withItems(
        cart,
        cart.items.flatMap((item) => {
          if (item.id !== write.itemId) return [item];
          return write.to === 0 ? [] : [withQuantity(item, write.to)];
        }),
      );
    case 'removeCode':
      return { ...cart, discountCodes: cart.discountCodes.filter((code) => code !== write.code) };
    case 'applyCode':
      // Only the server knows whether the code is valid.
      return cart;
  }
}

const withQuantity = (item: CartItem, quantity: number): CartItem => ({
  ...item,
  quantity,
  subtotal: times(item.unitPrice, quantity),
});

function addItem(items: readonly CartItem[], write: CartWrite & { kind: 'add' }): CartItem[] {
  const { product, quantity } = write;
  const isIn = items.some((item) => item.product.id === product.id);
  if (isIn) {
    return items.map((item) =>
      item.product.id === product.id ? withQuantity(item, item.quantity + quantity) : item,
    );
  }
  const { price, ...shown } = product;
  const added: CartItem = {
    id: `new:${product.id}`,
    quantity,
    unitPrice: price,
    unitPriceWhenAdded: price,
    subtotal: times(price, quantity),
    product: shown,
  };
  return [...items, added];
}

function withItems(cart: Cart, items: CartItem[]): Cart {
  const subtotal = sum(items.map((item) => item.subtotal)) ?? fromMinorUnits(0n, cart.subtotal);
  const difference = toMinorUnits(subtotal) - toMinorUnits(cart.subtotal);
  return {
    ...cart,
    items,
    itemCount: items.reduce((count, { quantity }) => count + quantity, 0),
    subtotal,
    total: fromMinorUnits(toMinorUnits(cart.total) + difference, cart.total),
  };
}

/**
 * Returns whether a change can be repeated after another window or device changed the cart. Adding a product always can. A new
 * quantity can only if the line still has the quantity that the customer saw.
 */
export const stillApplies = (cart: Cart, write: CartWrite): boolean =>
  write.kind !== 'setQuantity' ||
  cart.items.some(({ id, quantity }) => id === write.itemId && quantity === write.from);

/** Returns an empty cart, to which a guest's first product is added before the server has created the cart. */
export function emptyCart(price: Money, pricesIncludeTax: boolean): Cart {
  const zero = fromMinorUnits(0n, price);
  return {
    id: 'new',
    version: 0,
    itemCount: 0,
    pricesIncludeTax,
    discountCodes: [],
    items: [],
    subtotal: zero,
    discount: zero,
    discountLines: [],
    tax: zero,
    total: zero,
    problems: [],
  };
}
