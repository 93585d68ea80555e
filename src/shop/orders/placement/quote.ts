import { cartWithLines, customerOf, type CartContext } from '../../carts/carts.sql.ts';
import { findPurchaseBlockers } from '../../catalog/availability.ts';
import { productsByIds } from '../../catalog/products/products.sql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { discountsByCodes } from '../../pricing/discounts/discounts.sql.ts';
import { MAX_AMOUNT } from '../../../platform/money/money.ts';
import { priceLines, type Prices } from '../../pricing/price-lines.ts';
import type { Destination } from '../../pricing/tax/tax-provider.ts';
import { ratesAt, taxesByRates } from '../../pricing/tax/applicable-rates.sql.ts';
import type { Pricing } from '../../pricing/totals.ts';

/** What is to be ordered, by whom and to where: so many of each product, or what is in a cart. */
export type Wanted = (
  | {
      items: ReadonlyMap<string, number>;
      /** Null for a guest. */
      customerId: string | null;
    }
  | { cartOf: CartContext }
) & {
  /** On top of the codes that are on the cart. */
  discountCode: string | null;
  destination: Destination;
};

export type QuotedLine = {
  product: ProductRow;
  quantity: number;
  /** Null where it does not come from a cart. */
  unitPriceWhenAdded: bigint | null;
};

/** What an order would come to at this moment, and what would stop it. */
export type Quote = Prices & {
  lines: readonly QuotedLine[];
  /** False where a product that is wanted does not exist. */
  isComplete: boolean;
  cart: { id: string; version: number } | null;
  obstacles: ReturnType<typeof findPurchaseBlockers>;
};

/**
 * Reads without a lock: whoever acts on a quote has to see that it still holds. Where a service outside says what tax is
 * due, it must not be made inside a transaction.
 */
export async function quoteOrder(db: Queryable, wanted: Wanted, pricing: Pricing): Promise<Quote> {
  const { lines, isComplete, cart } =
    'items' in wanted ? await linesOfItems(db, wanted.items) : await linesOfCart(db, wanted.cartOf);
  const { discountCode, destination } = wanted;
  const customerId = 'items' in wanted ? wanted.customerId : customerOf(wanted.cartOf);
  const codes = [
    ...new Set([...(cart?.discountCodes ?? []), ...(discountCode === null ? [] : [discountCode])]),
  ];
  const found = codes.length > 0 ? await discountsByCodes(db, codes, customerId) : [];
  const taxProvider = pricing.taxProvider ?? taxesByRates((place) => ratesAt(db, place));
  const shop = { ...pricing, taxProvider };
  const prices = await priceLines({ lines, customerId }, codes, found, destination, shop);
  return { ...prices, lines, isComplete, cart, obstacles: findPurchaseBlockers(lines) };
}

/** Products are the same whoever orders them: all that are wanted at once are one statement, and everybody finds theirs in it. */
const productsWanted = coalesceReads(async (db, wanted: readonly ReadonlyMap<string, number>[]) => {
  const products = await productsByIds(db, [...new Set(wanted.flatMap((items) => [...items.keys()]))]);
  const productById = new Map(products.map((product) => [product.id, product]));
  return wanted.map(() => productById);
});

async function linesOfItems(db: Queryable, items: ReadonlyMap<string, number>) {
  const productById = await productsWanted(db, items);
  const lines = [...items].flatMap(([productId, quantity]): QuotedLine[] => {
    const product = productById.get(productId);
    return product ? [{ product, quantity, unitPriceWhenAdded: null }] : [];
  });
  return { lines, isComplete: lines.length === items.size, cart: null };
}

async function linesOfCart(db: Queryable, owner: CartContext) {
  const { lines, cart } = (await cartWithLines(db, owner)) ?? { lines: [], cart: null };
  return { lines, isComplete: true, cart };
}

export const cartEmpty = () => ({
  __typename: 'CartEmpty' as const,
  message: 'There is nothing in the cart.',
});

/** The subtotal counts too: what is taken off it must not hide that it could not be stored. */
export const isTooMuch = ({ totals: { subtotal, total } }: Quote) =>
  subtotal > MAX_AMOUNT || total > MAX_AMOUNT;

export const tooMuch = () =>
  invalidInput(issueAt('items', 'OUT_OF_RANGE', `come to more than ${MAX_AMOUNT} minor units.`));
