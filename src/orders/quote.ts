import { cartWithLines, type CartOwner } from '../carts/repository.ts';
import { obstaclesTo, type WantedProduct } from '../catalog/availability.ts';
import { productsByIds } from '../catalog/product-repository.ts';
import type { Queryable } from '../db/client.ts';
import { invalidInput, issueAt } from '../graphql/input-issues.ts';
import { LARGEST_AMOUNT } from '../pricing/money.ts';
import { totalsOf } from '../pricing/totals.ts';

/** What is to be ordered: so many of each product, or what is in a cart. */
export type Wanted = { items: ReadonlyMap<string, number> } | { cartOf: CartOwner };

/** What an order would come to at this moment, in minor units, and what would stop it. */
export type Quote = {
  lines: readonly WantedProduct[];
  /** False where a product that is wanted does not exist. */
  isComplete: boolean;
  cart: { id: string; version: number } | null;
  subtotal: bigint;
  total: bigint;
  obstacles: ReturnType<typeof obstaclesTo>;
};

/** Reads without a lock: whoever acts on a quote has to see that it still holds. */
export async function quoteOrder(db: Queryable, wanted: Wanted): Promise<Quote> {
  const { lines, isComplete, cart } =
    'items' in wanted ? await linesOfItems(db, wanted.items) : await linesOfCart(db, wanted.cartOf);
  return { lines, isComplete, cart, ...totalsOf(lines), obstacles: obstaclesTo(lines) };
}

async function linesOfItems(db: Queryable, items: ReadonlyMap<string, number>) {
  const products = await productsByIds(db, [...items.keys()]);
  const productById = new Map(products.map((product) => [product.id, product]));
  const lines = [...items].flatMap(([productId, quantity]) => {
    const product = productById.get(productId);
    return product ? [{ product, quantity }] : [];
  });
  return { lines, isComplete: lines.length === items.size, cart: null };
}

async function linesOfCart(db: Queryable, owner: CartOwner) {
  const { lines, cart } = (await cartWithLines(db, owner)) ?? { lines: [], cart: null };
  return { lines, isComplete: true, cart };
}

export const cartEmpty = () => ({
  __typename: 'CartEmpty' as const,
  message: 'There is nothing in the cart.',
});

export const tooMuch = () =>
  invalidInput(issueAt('items', 'OUT_OF_RANGE', `come to more than ${LARGEST_AMOUNT} minor units.`));
