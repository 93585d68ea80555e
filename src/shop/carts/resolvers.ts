import type { CartItemRow, CartRow, ProductRow } from '../../platform/db/schema.ts';
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
import { topics, type PubSubMessage } from '../../platform/events/topics.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { rowFields } from '../../platform/graphql/field-selection.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import { discountLinesIn, taxLinesIn } from '../pricing/amounts.ts';
import { throttleCodeGuesses } from '../pricing/discounts/throttle-code-guesses.ts';
import type { Money } from '../../platform/money/money.ts';
import type { Amounts, LineAmounts } from '../pricing/totals.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { addToCart } from './add-to-cart.ts';
import { applyDiscountCode, checkDiscountCode, removeDiscountCode } from './discount-codes.ts';
import { mergeCart } from './merge-cart.ts';
import { itemsOf, pricedCart, productOf, type PricingContext } from './price-cart.ts';
import { returnedColumns } from './returned-columns.ts';
import { cartProblems } from './problems.ts';
import { CART_COLUMNS, guestCart, type CartItemOf, type ReadCart } from './carts.sql.ts';
import { clearCart, removeCartItem, updateCartItem } from './update-cart-item.ts';
import { createCart } from './write-cart.ts';

const Query = {
  cart: (_root, { token }, { db, viewer, loaders }) => {
    if (token != null) return guestCart(db, hashSecret(token));
    return viewer && loaders.cartByCustomerId.load(viewer.user.id);
  },
  discountCode: (_root, args, context) =>
    throttleCodeGuesses(context, args.code, () => checkDiscountCode(context, args)),
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
      { id }: PubSubMessage,
      _args: unknown,
      { loaders }: { loaders: { openCartById: Load<CartRow | null> } },
    ) => loaders.openCartById.load(id),
  },
} satisfies SubscriptionResolvers;

const Mutation = {
  createCart: (_root, _args, context) => createCart(context),
  addToCart: (_root, { input }, context, info) => addToCart(context, input, returnedColumns(info)),
  updateCartItem: (_root, { input }, context, info) => updateCartItem(context, input, returnedColumns(info)),
  removeCartItem: (_root, { input }, context, info) => removeCartItem(context, input, returnedColumns(info)),
  clearCart: (_root, args, context, info) => clearCart(context, args, returnedColumns(info)),
  mergeCart: (_root, args, context, info) => mergeCart(context, args, returnedColumns(info)),
  applyDiscountCode: (_root, args, context, info) =>
    throttleCodeGuesses(context, args.code, () => applyDiscountCode(context, args, returnedColumns(info))),
  removeDiscountCode: (_root, args, context, info) =>
    removeDiscountCode(context, args, returnedColumns(info)),
} satisfies MutationResolvers;

/** Resolves an amount of a cart. */
const ofCart =
  (which: keyof Amounts) =>
  async (cart: ReadCart, _args: unknown, context: PricingContext): Promise<Money> => ({
    amount: (await pricedCart(cart, context)).totals[which],
    currency: context.pricing.currency,
  });

async function shareOf({ id, cart }: CartItemOf, context: PricingContext): Promise<LineAmounts> {
  const share = (await pricedCart(cart, context)).shareByItemId.get(id);
  if (!share) throw new Error('cart item not found in its own cart');
  return share;
}

/** Resolves an item's share of an amount of its cart. */
const ofItem =
  (which: keyof Amounts) =>
  async (item: CartItemOf, _args: unknown, context: PricingContext): Promise<Money> => ({
    amount: (await shareOf(item, context))[which],
    currency: context.pricing.currency,
  });

const cart = rowFields<ReadCart>();

// Fields without a declaration, and lists without a resolver, require all columns of the products.
const Cart = {
  items: cart
    .eagerLoad('items', { fallbackKey: 'id', columns: CART_COLUMNS })
    .resolve((row, _args, context) => itemsOf(row, context)),
  itemCount: cart.columns(['items', ...CART_COLUMNS]).resolve(async (row, _args, context) => {
    const items = await itemsOf(row, context);
    return items.reduce((sum, item) => sum + item.quantity, 0);
  }),
  discountCodes: cart.columns(['discountCodes']).resolve(({ discountCodes }) => discountCodes),
  discountCode: cart.columns(['discountCodes']).resolve(({ discountCodes }) => discountCodes[0] ?? null),
  subtotal: ofCart('subtotal'),
  discount: ofCart('discount'),
  discountLines: async (cart, _args, context) =>
    discountLinesIn(context.pricing.currency, (await pricedCart(cart, context)).totals.discountLines),
  tax: ofCart('tax'),
  taxLines: async (cart, _args, context) =>
    taxLinesIn(context.pricing.currency, (await pricedCart(cart, context)).totals.taxLines),
  pricesIncludeTax: cart.columns([]).resolve((_row, _args, { pricing }) => pricing.pricesIncludeTax),
  total: ofCart('total'),
  problems: async (cart, _args, context) => {
    const { lines, rejections } = await pricedCart(cart, context);
    return cartProblems(lines, rejections);
  },
} satisfies RequiredFieldResolvers<ReadCart, CartResolvers>;

const item = rowFields<CartItemOf>();

const CartItem = {
  product: item
    .eagerLoad('product', { fallbackKey: 'productId' })
    // `returnedColumns` ensures that the product has the columns that its selected fields need.
    .resolve((row, _args, context) => productOf(row, context) as Promise<ProductRow>),
  unitPrice: item.columns(['product', 'productId']).resolve(async (row, _args, context) => ({
    amount: (await productOf(row, context)).price,
    currency: context.pricing.currency,
  })),
  unitPriceWhenAdded: item
    .columns(['unitPriceWhenAdded'])
    .resolve(({ unitPriceWhenAdded }, _args, { pricing }) => ({
      amount: unitPriceWhenAdded,
      currency: pricing.currency,
    })),
  subtotal: ofItem('subtotal'),
  discount: ofItem('discount'),
  discountAllocations: async (item, _args, context) =>
    discountLinesIn(context.pricing.currency, (await shareOf(item, context)).allocations),
  tax: ofItem('tax'),
  total: ofItem('total'),
} satisfies RequiredFieldResolvers<CartItemRow, CartItemResolvers>;

const User = {
  cart: ({ id }, _args, { loaders }) => loaders.cartByCustomerId.load(id),
} satisfies UserResolvers;

export const carts = { Query, Mutation, Subscription, Cart, CartItem, User } satisfies Resolvers;
