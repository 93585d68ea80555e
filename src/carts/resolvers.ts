import type { catalogLoaders } from '../catalog/loaders.ts';
import type { CartItemRow, CartRow, ProductRow } from '../db/schema.ts';
import type {
  CartItemResolvers,
  CartResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  UserResolvers,
} from '../generated/graphql.ts';
import type { FieldsBeyond } from '../graphql/fields-beyond.ts';
import { readId } from '../graphql/ids.ts';
import { lineTotal, totalsOf } from '../pricing/totals.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { requireViewer } from '../viewer.ts';
import { addToCart } from './add-to-cart.ts';
import type { cartLoaders } from './loaders.ts';
import { mergeCart } from './merge-cart.ts';
import { cartProblems, type CartLine } from './problems.ts';
import { guestCart, insertGuestCart, removeItems } from './repository.ts';
import { removeCartItem, updateCartItem } from './update-cart-item.ts';
import { cartOwner, writeCart } from './write-cart.ts';

const Query = {
  cart: (_root, { token }, { db, viewer, loaders }) => {
    if (token != null) return guestCart(db, hashSecret(token));
    return viewer && loaders.cartByCustomerId.load(viewer.user.id);
  },
} satisfies QueryResolvers;

const Mutation = {
  createCart: async (_root, _args, { db }) => {
    const token = newSecret();
    return { cart: await insertGuestCart(db, hashSecret(token)), token };
  },
  addToCart: (_root, { input }, { db, viewer }) => addToCart(db, cartOwner(viewer, input.cartToken), input),
  updateCartItem: (_root, { input }, { db, viewer }) =>
    updateCartItem(db, cartOwner(viewer, input.cartToken), input),
  removeCartItem: (_root, { input }, { db, viewer }) =>
    removeCartItem(db, cartOwner(viewer, input.cartToken), readId(input.itemId), input.expectedVersion),
  clearCart: (_root, { cartToken, expectedVersion }, { db, viewer }) =>
    writeCart(db, cartOwner(viewer, cartToken), expectedVersion, async (tx, cart) => {
      await removeItems(tx, cart.id);
      return null;
    }),
  mergeCart: (_root, { cartToken }, context) =>
    mergeCart(context.db, requireViewer(context).user.id, cartToken),
} satisfies MutationResolvers;

type Loaders = Pick<
  ReturnType<typeof cartLoaders> & ReturnType<typeof catalogLoaders>,
  'itemsByCartId' | 'productById'
>;

async function productOf(
  item: CartItemRow,
  { productById }: Pick<Loaders, 'productById'>,
): Promise<ProductRow> {
  const product = await productById.load(item.productId);
  if (!product) throw new Error('a cart item without its product, which the foreign key rules out');
  return product;
}

async function linesOf(cart: CartRow, loaders: Loaders): Promise<CartLine[]> {
  const items = await loaders.itemsByCartId.load(cart.id);
  return Promise.all(items.map(async (item) => ({ item, product: await productOf(item, loaders) })));
}

const amountOf = async (which: 'subtotal' | 'total', cart: CartRow, loaders: Loaders, currency: string) => {
  const lines = await linesOf(cart, loaders);
  const totals = totalsOf(lines.map(({ item, product }) => ({ product, quantity: item.quantity })));
  return { amount: totals[which], currency };
};

const Cart = {
  items: ({ id }, _args, { loaders }) => loaders.itemsByCartId.load(id),
  itemCount: async ({ id }, _args, { loaders }) => {
    const items = await loaders.itemsByCartId.load(id);
    return items.reduce((sum, item) => sum + item.quantity, 0);
  },
  subtotal: (cart, _args, { loaders, shop }) => amountOf('subtotal', cart, loaders, shop.currency),
  total: (cart, _args, { loaders, shop }) => amountOf('total', cart, loaders, shop.currency),
  problems: async (cart, _args, { loaders }) => cartProblems(await linesOf(cart, loaders)),
} satisfies FieldsBeyond<CartRow, CartResolvers>;

const CartItem = {
  product: (item, _args, { loaders }) => productOf(item, loaders),
  unitPrice: async (item, _args, { loaders, shop }) => ({
    amount: (await productOf(item, loaders)).price,
    currency: shop.currency,
  }),
  unitPriceWhenAdded: ({ unitPriceWhenAdded }, _args, { shop }) => ({
    amount: unitPriceWhenAdded,
    currency: shop.currency,
  }),
  total: async (item, _args, { loaders, shop }) => {
    const { price } = await productOf(item, loaders);
    return { amount: lineTotal(price, item.quantity), currency: shop.currency };
  },
} satisfies FieldsBeyond<CartItemRow, CartItemResolvers>;

const User = {
  cart: ({ id }, _args, { loaders }) => loaders.cartByCustomerId.load(id),
} satisfies UserResolvers;

export const carts = { Query, Mutation, Cart, CartItem, User } satisfies Resolvers;
