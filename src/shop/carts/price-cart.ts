import type { CartItemRow } from '../../platform/db/schema.ts';
import { loadRequired, type Load } from '../../platform/graphql/load-required.ts';
import type { PricedProduct } from '../catalog/products/products.sql.ts';
import type { Discount, DiscountKey } from '../pricing/discounts/discounts.sql.ts';
import { priceLines, type Prices } from '../pricing/price-lines.ts';
import type { PromotionUses } from '../pricing/promotions/active-promotions.sql.ts';
import { withCustomerUses } from '../pricing/promotions/available-promotions.ts';
import type { TaxAndPromotions } from '../pricing/tax-and-promotions.sql.ts';
import type { Place } from '../pricing/tax/tax-provider.ts';
import { taxesByRates } from '../pricing/tax/applicable-rates.sql.ts';
import type { LineAmounts, Pricing } from '../pricing/totals.ts';
import type { CartLine } from './problems.ts';
import type { CartItemOf, ReadCart, ReadItem } from './carts.sql.ts';
import type { ShownProduct } from './shown-columns.ts';

/** The inputs of a cart's prices. Loaders read each of them once per request. */
export type PricingContext = {
  loaders: {
    itemsByCartId: Load<CartItemRow[]>;
    productById: Load<PricedProduct | null>;
    discountByKey: Load<Discount | null, DiscountKey>;
    taxAndPromotionsByPlace: Load<TaxAndPromotions, Place>;
    promotionUsesByCustomerId: Load<PromotionUses>;
  };
  pricing: Pricing;
};

type PricedCart = Prices & { lines: readonly CartLine[]; shareByItemId: ReadonlyMap<string, LineAmounts> };

export const itemsOf = async (cart: ReadCart, { loaders }: PricingContext): Promise<CartItemOf[]> => {
  const items: readonly ReadItem[] = cart.items ?? (await loaders.itemsByCartId.load(cart.id));
  return items.map((item) => ({ ...item, cart }));
};

type ItemWithProduct = Pick<CartItemOf, 'productId' | 'product'>;

export const productOf = async (
  { productId, product }: ItemWithProduct,
  { loaders }: PricingContext,
): Promise<ShownProduct> => product ?? loadRequired(loaders.productById, productId);

const pricedProductOf = async (
  { productId, product }: ItemWithProduct,
  { loaders }: PricingContext,
): Promise<PricedProduct> =>
  product && 'otherCategoryIds' in product ? product : loadRequired(loaders.productById, productId);

/** Caches prices by cart row. A request reads the row of a cart once, so all fields of the cart share one computation. */
const pricesByCart = new WeakMap<ReadCart, Promise<PricedCart>>();

/** Returns the prices of a cart, with the shop's own location as the destination. */
export function pricedCart(cart: ReadCart, context: PricingContext): Promise<PricedCart> {
  let promise = pricesByCart.get(cart);
  if (!promise) pricesByCart.set(cart, (promise = computePrices(cart, context)));
  return promise;
}

async function computePrices(cart: ReadCart, context: PricingContext): Promise<PricedCart> {
  const { customerId, discountCodes } = cart;
  const { loaders, pricing } = context;
  const items = await itemsOf(cart, context);
  // An empty cart has no amount to discount or tax.
  const isEmpty = items.length === 0;
  const [lines, discounts, terms] = await Promise.all([
    Promise.all(items.map(async (item) => ({ item, product: await pricedProductOf(item, context) }))),
    Promise.all(discountCodes.map((code) => loaders.discountByKey.load({ code, customerId }))),
    isEmpty ? null : loaders.taxAndPromotionsByPlace.load(pricing.home),
  ]);
  const prices = await priceLines(
    { lines: lines.map(({ item, product }) => ({ product, quantity: item.quantity })), customerId },
    isEmpty ? [] : discountCodes,
    discounts.filter((discount) => discount !== null),
    await withCustomerUses(terms ?? { promotions: [] }, customerId, (id) =>
      loaders.promotionUsesByCustomerId.load(id),
    ),
    pricing.home,
    {
      ...pricing,
      taxProvider: pricing.taxProvider ?? taxesByRates(async () => terms!.rates),
    },
  );
  const shareByItemId = new Map(items.map(({ id }, index) => [id, prices.totals.lines[index]!]));
  return { ...prices, lines, shareByItemId };
}
