import { cartWithLines, customerOf, type CartKey } from '../../carts/carts.sql.ts';
import { findPurchaseBlockers } from '../../catalog/availability.ts';
import { mayKnow, type Shopper } from '../../catalog/products/known-products.sql.ts';
import { productsByIds } from '../../catalog/products/products.sql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { discountsByCodes } from '../../pricing/discounts/discounts.sql.ts';
import { MAX_AMOUNT } from '../../../platform/money/money.ts';
import { priceLines, type Prices } from '../../pricing/price-lines.ts';
import type { Destination, Place } from '../../pricing/tax/tax-provider.ts';
import { ratesAt, taxesByRates, type Rates } from '../../pricing/tax/applicable-rates.sql.ts';
import type { Pricing } from '../../pricing/totals.ts';

/** The products to order, the customer and the destination. The products are given as quantities, or as a cart. */
export type OrderRequest = (
  | {
      items: ReadonlyMap<string, number>;
      shopper: Shopper;
    }
  | { cartOf: CartKey }
) & {
  /** In addition to the codes on the cart. */
  discountCode: string | null;
  destination: Destination;
};

type QuotedLine = {
  product: ProductRow;
  quantity: number;
  /** Null if the line does not come from a cart. */
  unitPriceWhenAdded: bigint | null;
};

/** The current price of an order, and the reasons that prevent it. */
export type Quote = Prices & {
  lines: readonly QuotedLine[];
  /** False if a requested product does not exist, or not for this shopper. */
  isComplete: boolean;
  cart: { id: string; version: number } | null;
  blockers: ReturnType<typeof findPurchaseBlockers>;
  /** Whether the region of the destination decides the tax but is unknown or missing. */
  regionProblem: Rates['regionProblem'];
};

/**
 * Quotes an order. Reads without a lock, so the caller must check that the quote still holds when it acts on it. With an
 * external tax service, do not call it inside a transaction. See docs/decisions/0004.
 */
export async function quoteOrder(db: Queryable, request: OrderRequest, pricing: Pricing): Promise<Quote> {
  const { lines, isComplete, cart } =
    'items' in request
      ? await linesOfItems(db, request.items, request.shopper)
      : await linesOfCart(db, request.cartOf);
  const { discountCode, destination } = request;
  const customerId =
    'items' in request ? (request.shopper.viewer?.user.id ?? null) : customerOf(request.cartOf);
  const codes = [
    ...new Set([...(cart?.discountCodes ?? []), ...(discountCode === null ? [] : [discountCode])]),
  ];
  const found = codes.length > 0 ? await discountsByCodes(db, codes, customerId) : [];
  let regionProblem: Rates['regionProblem'] = null;
  const ratesOf = async (place: Place) => {
    const rates = await ratesAt(db, place);
    regionProblem = rates.regionProblem;
    return rates;
  };
  const taxProvider = pricing.taxProvider ?? taxesByRates(ratesOf);
  const shop = { ...pricing, taxProvider };
  const prices = await priceLines({ lines, customerId }, codes, found, destination, shop);
  return { ...prices, lines, isComplete, cart, blockers: findPurchaseBlockers(lines), regionProblem };
}

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
  const isComplete =
    lines.length === items.size &&
    (await mayKnow(
      db,
      shopper,
      lines.map(({ product }) => product),
    ));
  return { lines, isComplete, cart: null };
}

async function linesOfCart(db: Queryable, key: CartKey) {
  const { lines, cart } = (await cartWithLines(db, key)) ?? { lines: [], cart: null };
  return { lines, isComplete: true, cart };
}

export const cartEmpty = () => ({
  __typename: 'CartEmpty' as const,
  message: 'The cart is empty. Add a product first.',
});

/** Checks the subtotal too: a discount must not hide a subtotal that is too large to store. */
export const isTooMuch = ({ totals: { subtotal, total } }: Quote) =>
  subtotal > MAX_AMOUNT || total > MAX_AMOUNT;

export const tooMuch = () =>
  invalidInput(issueAt('items', 'OUT_OF_RANGE', `must cost at most ${MAX_AMOUNT} minor units in total.`));
