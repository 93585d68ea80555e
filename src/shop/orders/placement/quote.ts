import { hashSecret } from '../../../platform/crypto/secrets.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import { cartKey } from '../../carts/write-cart.ts';
import { cartWithLines, customerIdOf, type CartKey } from '../../carts/carts.sql.ts';
import { findPurchaseBlockers } from '../../catalog/availability.ts';
import { maySeeProducts, type Shopper } from '../../catalog/products/known-products.sql.ts';
import { productsByIds, type PricedProduct } from '../../catalog/products/products.sql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { ShippingMethodRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { withFurtherCodes, type Discount } from '../../pricing/discounts/discounts.sql.ts';
import { MAX_AMOUNT, sumOf } from '../../../platform/money/money.ts';
import { createLinePricer, type Prices } from '../../pricing/price-lines.ts';
import type { Promotion } from '../../pricing/promotions/active-promotions.sql.ts';
import type { AvailablePromotions } from '../../pricing/promotions/choose-discounts.ts';
import { withCustomerUses, readUses } from '../../pricing/promotions/available-promotions.ts';
import { taxAndPromotionsAt } from '../../pricing/tax-and-promotions.sql.ts';
import type { Destination } from '../../pricing/tax/tax-provider.ts';
import { taxesByRates, type Rates } from '../../pricing/tax/applicable-rates.sql.ts';
import { subtotalOf, type Pricing, type Totals } from '../../pricing/totals.ts';
import { deliveryTermsAt, type DeliveryTerms } from '../../shipping/delivery-terms.sql.ts';
import {
  shippingPrice,
  unavailability,
  type GoodsToShip,
  type RatedMethod,
} from '../../shipping/shipping-price.ts';
import { withCarrierRates } from '../../shipping/with-carrier-rates.ts';

/** The products to order, the customer and the destination. The products are given as quantities, or as a cart. */
export type OrderRequest = (
  | {
      items: ReadonlyMap<string, number>;
      shopper: Shopper;
    }
  | { cartOf: CartKey }
) & {
  /** Null for a guest. */
  customerId: string | null;
  /** A code in addition to the codes of the cart. */
  discountCode: string | null;
  destination: Destination;
  shippingMethodId: string | null;
};

/**
 * Returns the goods that a client names: items, a guest's cart or the viewer's cart. A guest's cart is priced as for a guest,
 * even if a signed-in customer orders it: discounts with a limit per customer do not apply.
 */
export function requestedGoods(
  viewer: Viewer | null,
  items: ReadonlyMap<string, number> | null,
  cartToken: string | null | undefined,
) {
  if (items) {
    const cartTokenHash = cartToken == null ? null : hashSecret(cartToken);
    return { items, shopper: { viewer, cartTokenHash }, customerId: viewer?.user.id ?? null };
  }
  const cartOf = cartKey(viewer, cartToken);
  return { cartOf, customerId: customerIdOf(cartOf) };
}

type QuotedLine = {
  product: PricedProduct;
  quantity: number;
  /** Null if the line does not come from a cart. */
  unitPriceWhenAdded: bigint | null;
};

/** The current prices of an order, and the problems that prevent it from being placed. */
export type Quote = Prices & {
  lines: readonly QuotedLine[];
  /** False if a requested product does not exist, or is hidden from this shopper. */
  foundAllProducts: boolean;
  cart: { id: string; version: number } | null;
  blockers: ReturnType<typeof findPurchaseBlockers>;
  /** The promotions that the quote chose from. */
  candidatePromotions: readonly Promotion[];
  /** Null if the order has no delivery, or if the chosen method does not exist at the destination. */
  shippingMethod: ShippingMethodRow | null;
  /** Why the chosen method cannot deliver the order. Null if it can, or if none was chosen. */
  shippingProblem: string | null;
  /** The problem with the region, if the tax depends on it: the region is unknown or missing. Null if there is no problem. */
  regionProblem: Rates['regionProblem'];
};

/** The data from which a quote is computed. */
export type OrderData = Pick<Quote, 'lines' | 'foundAllProducts' | 'cart'> & {
  customerId: string | null;
  codes: readonly string[];
  knownDiscounts: readonly Discount[];
  availablePromotions: AvailablePromotions;
  rates: Rates;
  /** Empty if the request needs no delivery. */
  methods: readonly ShippingMethodRow[];
};

/**
 * Quotes an order. Reads without a lock, so the caller must check that the quote is still valid before it uses it. With a tax
 * service or calls to a carrier, it must not run inside a transaction. See docs/decisions/0004.
 */
export async function quoteOrder(db: Queryable, request: OrderRequest, pricing: Pricing): Promise<Quote> {
  const { shippingMethodId } = request;
  const data = await readOrderData(db, request, shippingMethodId !== null);
  const chosen = data.methods.filter(({ id }) => id === shippingMethodId);
  const [ratedMethod = null] = await rateMethods(data, chosen, request, pricing);
  const prices = await createPriceCalculator(data, request, pricing)(ratedMethod);
  const { lines, foundAllProducts, cart } = data;
  const shippingProblem =
    shippingMethodId === null
      ? null
      : ratedMethod
        ? unavailability(ratedMethod.method, goodsToShip(prices.totals, lines), ratedMethod.rate)
        : 'This method does not deliver to the destination.';
  return {
    ...prices,
    regionProblem: regionProblemOf(data, pricing),
    lines,
    foundAllProducts,
    cart,
    blockers: findPurchaseBlockers(lines),
    candidatePromotions: data.availablePromotions.promotions,
    shippingMethod: ratedMethod?.method ?? null,
    shippingProblem,
  };
}

export async function readOrderData(
  db: Queryable,
  request: OrderRequest,
  withMethods: boolean,
): Promise<OrderData> {
  const { customerId, discountCode, destination } = request;
  const [order, terms] = await Promise.all([
    'items' in request ? linesOfItems(db, request.items, request.shopper) : linesOfCart(db, request.cartOf),
    withMethods ? deliveryTermsAt(db, destination) : termsWithoutMethods(db, destination),
  ]);
  const codes = [
    ...new Set([...(order.cart?.discountCodes ?? []), ...(discountCode === null ? [] : [discountCode])]),
  ];
  const [knownDiscounts, availablePromotions] = await Promise.all([
    withFurtherCodes(db, order.cart, codes, customerId),
    withCustomerUses(terms, customerId, readUses(db)),
  ]);
  return {
    ...order,
    customerId,
    codes,
    knownDiscounts,
    availablePromotions,
    rates: terms.rates,
    methods: terms.methods,
  };
}

const termsWithoutMethods = async (db: Queryable, destination: Destination): Promise<DeliveryTerms> => ({
  ...(await taxAndPromotionsAt(db, destination)),
  methods: [],
});

/** Returns the problem with the region. Null with a tax service, which validates the destination itself. */
export const regionProblemOf = ({ rates }: OrderData, { taxProvider }: Pricing): Rates['regionProblem'] =>
  taxProvider ? null : rates.regionProblem;

/** Returns methods with the carrier's rates for an order. */
export const rateMethods = (
  { lines, foundAllProducts }: OrderData,
  methods: readonly ShippingMethodRow[],
  { destination }: OrderRequest,
  { currency, pricesIncludeTax, shippingProvider }: Pricing,
): Promise<RatedMethod[]> => {
  const items = lines.map(({ product: { sku, weightGrams }, quantity }) => ({ sku, quantity, weightGrams }));
  const request = { destination, currency, pricesIncludeTax, subtotal: subtotalOf(lines), items };
  // If a product was not found, the order is refused, so no carrier is called.
  return withCarrierRates(methods, request, foundAllProducts ? shippingProvider : null);
};

/** Returns a function that computes the prices of an order with a shipping method and its rate, or without delivery (null). */
export function createPriceCalculator(
  { lines, customerId, codes, knownDiscounts, availablePromotions, rates }: OrderData,
  { destination }: OrderRequest,
  pricing: Pricing,
): (delivery: RatedMethod | null) => Promise<Prices> {
  const taxProvider = pricing.taxProvider ?? taxesByRates(async () => rates);
  const weightGrams = weightOf(lines);
  const priceLinesWith = createLinePricer(
    { lines, customerId },
    codes,
    knownDiscounts,
    availablePromotions,
    destination,
    {
      ...pricing,
      taxProvider,
    },
  );
  return (delivery) =>
    priceLinesWith(
      (discountedSubtotal) =>
        delivery && shippingPrice(delivery.method, { discountedSubtotal, weightGrams }, delivery.rate),
    );
}

const weightOf = (lines: Quote['lines']) =>
  sumOf(lines.map(({ product, quantity }) => BigInt(product.weightGrams) * BigInt(quantity)));

export const goodsToShip = ({ subtotal, discount }: Totals, lines: Quote['lines']): GoodsToShip => ({
  discountedSubtotal: subtotal - discount,
  weightGrams: weightOf(lines),
});

/** Products do not depend on the customer, so one statement reads the products of all concurrent quotes. */
const readProducts = coalesceReads(async (db, requests: readonly ReadonlyMap<string, number>[]) => {
  const products = await productsByIds(db, [...new Set(requests.flatMap((items) => [...items.keys()]))]);
  const productById = new Map(products.map((product) => [product.id, product]));
  return requests.map(() => productById);
});

async function linesOfItems(db: Queryable, items: ReadonlyMap<string, number>, shopper: Shopper) {
  const productById = await readProducts(db, items);
  const lines = [...items].flatMap(([productId, quantity]): QuotedLine[] => {
    const product = productById.get(productId);
    return product ? [{ product, quantity, unitPriceWhenAdded: null }] : [];
  });
  const foundAllProducts =
    lines.length === items.size &&
    (await maySeeProducts(
      db,
      shopper,
      lines.map(({ product }) => product),
    ));
  return { lines, foundAllProducts, cart: null };
}

async function linesOfCart(db: Queryable, key: CartKey) {
  const { lines, cart } = (await cartWithLines(db, key)) ?? { lines: [], cart: null };
  return { lines, foundAllProducts: true, cart };
}

export const cartEmpty = () => ({
  __typename: 'CartEmpty' as const,
  message: 'The cart is empty. Add a product first.',
});

/** Checks the subtotal too: a discount must not hide a subtotal that is too large to store. */
export const exceedsMaxAmount = ({ totals: { subtotal, total } }: Quote) =>
  subtotal > MAX_AMOUNT || total > MAX_AMOUNT;

export const amountTooLarge = () =>
  invalidInput(
    issueAt(
      'items',
      'OUT_OF_RANGE',
      'must not cost more than the maximum total of an order. Reduce the quantities.',
    ),
  );
