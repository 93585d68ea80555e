import type { CartItemRow, CartRow, ProductRow } from '../../platform/db/schema.ts';
import { loadRequired, type Load } from '../../platform/graphql/load-required.ts';
import type { Discount, DiscountKey } from '../pricing/discounts/discounts.sql.ts';
import { priceLines, type Prices } from '../pricing/price-lines.ts';
import type { Place } from '../pricing/tax/tax-provider.ts';
import { taxesByRates, type Rates } from '../pricing/tax/applicable-rates.sql.ts';
import type { Amounts, Pricing } from '../pricing/totals.ts';
import type { CartLine } from './problems.ts';
import type { CartItemOf } from './carts.sql.ts';

/** What a cart is priced from, read once for the whole of a request. */
export type PricingContext = {
  loaders: {
    itemsByCartId: Load<CartItemRow[]>;
    productById: Load<ProductRow | null>;
    discountByKey: Load<Discount | null, DiscountKey>;
    ratesByPlace: Load<Rates, Place>;
  };
  pricing: Pricing;
};

type PricedCart = Prices & { lines: readonly CartLine[]; shareByItemId: ReadonlyMap<string, Amounts> };

export const itemsOf = async (cart: CartRow, { loaders }: PricingContext): Promise<CartItemOf[]> => {
  const items = await loaders.itemsByCartId.load(cart.id);
  return items.map((item) => ({ ...item, cart }));
};

export const productOf = ({ productId }: CartItemOf, { loaders }: PricingContext): Promise<ProductRow> =>
  loadRequired(loaders.productById, productId);

/** A row is read for one request, and so priced once for all the fields that ask. */
const priced = new WeakMap<CartRow, Promise<PricedCart>>();

/** What a cart comes to, as if its goods went to the shop's own place. */
export function pricedCart(cart: CartRow, context: PricingContext): Promise<PricedCart> {
  let promise = priced.get(cart);
  if (!promise) priced.set(cart, (promise = priceCart(cart, context)));
  return promise;
}

async function priceCart(cart: CartRow, context: PricingContext): Promise<PricedCart> {
  const { customerId, discountCodes } = cart;
  const { loaders, pricing } = context;
  const items = await itemsOf(cart, context);
  const [lines, found] = await Promise.all([
    Promise.all(items.map(async (item) => ({ item, product: await productOf(item, context) }))),
    Promise.all(discountCodes.map((code) => loaders.discountByKey.load({ code, customerId }))),
  ]);
  const prices = await priceLines(
    { lines: lines.map(({ item, product }) => ({ product, quantity: item.quantity })), customerId },
    // Whether codes work is no question before there is something to take off from.
    lines.length > 0 ? discountCodes : [],
    found.filter((discount) => discount !== null),
    pricing.home,
    {
      ...pricing,
      taxProvider: pricing.taxProvider ?? taxesByRates((place) => loaders.ratesByPlace.load(place)),
    },
  );
  const shareByItemId = new Map(items.map(({ id }, index) => [id, prices.totals.lines[index]!]));
  return { ...prices, lines, shareByItemId };
}
