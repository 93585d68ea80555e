import type { CartItemRow, CartRow } from '../../platform/db/schema.ts';
import type {
  CartItemResolvers,
  CartResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  SubscriptionResolvers,
  UserResolvers,
} from '../../generated/graphql.ts';
import { notFound } from '../../platform/errors.ts';
import { topics, type Update } from '../../platform/events/topics.ts';
import type { FieldsBeyond } from '../../platform/graphql/required-field-resolvers.ts';
import { readId } from '../../platform/graphql/ids.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import { discountLinesIn, taxLinesIn } from '../pricing/amounts.ts';
import { throttleCodeGuesses } from '../pricing/discounts/throttle-code-guesses.ts';
import type { Money } from '../../platform/money/money.ts';
import type { Amounts } from '../pricing/totals.ts';
import { hashSecret, newSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { addToCart } from './add-to-cart.ts';
import { applyDiscountCode, checkDiscountCode, removeDiscountCode } from './discount-codes.ts';
import { mergeCart } from './merge-cart.ts';
import { itemsOf, pricedCart, productOf, type PricingContext } from './price-cart.ts';
import { cartProblems } from './problems.ts';
import { guestCart, insertGuestCart, removeItems, type CartItemOf } from './carts.sql.ts';
import { removeCartItem, updateCartItem } from './update-cart-item.ts';
import { cartOwner, writeCart } from './write-cart.ts';

const Query = {
  cart: (_root, { token }, { db, viewer, loaders }) => {
    if (token != null) return guestCart(db, hashSecret(token));
    return viewer && loaders.cartByCustomerId.load(viewer.user.id);
  },
  discountCode: (_root, { code, cartToken }, context) =>
    throttleCodeGuesses(context, code, () =>
      checkDiscountCode(context.db, cartOwner(context.viewer, cartToken), code, context.pricing),
    ),
} satisfies QueryResolvers;

const Subscription = {
  cartUpdated: {
    subscribe: async (_root, { token }, context) => {
      const { bus, db } = context;
      if (token == null) return bus.listen([topics.cartOf(requireViewer(context).user.id)]);
      const cart = await guestCart(db, hashSecret(token));
      if (!cart) throw notFound('cart');
      return bus.listen([topics.cart(cart.id)]);
    },
    resolve: (
      { id }: Update,
      _args: unknown,
      { loaders }: { loaders: { openCartById: Load<CartRow | null> } },
    ) => loaders.openCartById.load(id),
  },
} satisfies SubscriptionResolvers;

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
  applyDiscountCode: (_root, { code, cartToken, expectedVersion }, context) =>
    throttleCodeGuesses(context, code, () => {
      const owner = cartOwner(context.viewer, cartToken);
      return applyDiscountCode(context.db, owner, code, expectedVersion, context.pricing);
    }),
  removeDiscountCode: (_root, { code, cartToken, expectedVersion }, { db, viewer }) =>
    removeDiscountCode(db, cartOwner(viewer, cartToken), code, expectedVersion),
} satisfies MutationResolvers;

/** What a cart, or an item's share of it, comes to. */
const ofCart =
  (which: keyof Amounts) =>
  async (cart: CartRow, _args: unknown, context: PricingContext): Promise<Money> => ({
    amount: (await pricedCart(cart, context)).totals[which],
    currency: context.pricing.currency,
  });

const ofItem =
  (which: keyof Amounts) =>
  async ({ id, cart }: CartItemOf, _args: unknown, context: PricingContext): Promise<Money> => {
    const share = (await pricedCart(cart, context)).shareByItemId.get(id);
    if (!share) throw new Error('an item that is not of its cart');
    return { amount: share[which], currency: context.pricing.currency };
  };

const Cart = {
  items: (cart, _args, context) => itemsOf(cart, context),
  itemCount: async ({ id }, _args, { loaders }) => {
    const items = await loaders.itemsByCartId.load(id);
    return items.reduce((sum, item) => sum + item.quantity, 0);
  },
  discountCode: ({ discountCodes }) => discountCodes[0] ?? null,
  subtotal: ofCart('subtotal'),
  discount: ofCart('discount'),
  discountLines: async (cart, _args, context) =>
    discountLinesIn(context.pricing.currency, (await pricedCart(cart, context)).totals.discountLines),
  tax: ofCart('tax'),
  taxLines: async (cart, _args, context) =>
    taxLinesIn(context.pricing.currency, (await pricedCart(cart, context)).totals.taxLines),
  pricesIncludeTax: (_cart, _args, { pricing }) => pricing.pricesIncludeTax,
  total: ofCart('total'),
  problems: async (cart, _args, context) => {
    const { lines, rejections } = await pricedCart(cart, context);
    return cartProblems(lines, rejections);
  },
} satisfies FieldsBeyond<CartRow, CartResolvers>;

const CartItem = {
  product: (item, _args, context) => productOf(item, context),
  unitPrice: async (item, _args, context) => ({
    amount: (await productOf(item, context)).price,
    currency: context.pricing.currency,
  }),
  unitPriceWhenAdded: ({ unitPriceWhenAdded }, _args, { pricing }) => ({
    amount: unitPriceWhenAdded,
    currency: pricing.currency,
  }),
  subtotal: ofItem('subtotal'),
  discount: ofItem('discount'),
  tax: ofItem('tax'),
  total: ofItem('total'),
} satisfies FieldsBeyond<CartItemRow, CartItemResolvers>;

const User = {
  cart: ({ id }, _args, { loaders }) => loaders.cartByCustomerId.load(id),
} satisfies UserResolvers;

export const carts = { Query, Mutation, Subscription, Cart, CartItem, User } satisfies Resolvers;
