import { lockCart } from '../carts/repository.ts';
import { lockProducts } from '../catalog/product-repository.ts';
import {
  retryingConflicts,
  transaction,
  type Database,
  type Queryable,
  type Transaction,
} from '../db/client.ts';
import type { OrderRow, UserRow } from '../db/schema.ts';
import { notFound } from '../errors.ts';
import type { PlaceOrderInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { LARGEST_AMOUNT } from '../pricing/money.ts';
import { commitOrder } from './commit-order.ts';
import { readPlaceOrder } from './place-order-input.ts';
import { cartEmpty, quoteOrder, tooMuch, type Quote, type Wanted } from './quote.ts';
import { orderByIdempotencyKey } from './repository.ts';

/** So often an order is tried on a quote made without a lock. Whoever changes what it is made of then has to wait. */
const ATTEMPTS_WITHOUT_LOCK = 3;

/**
 * Places an order once for each idempotency key, whatever crashes, races or is sent again.
 *
 * Quotes without a lock, then commits the quote in one statement that takes effect only if all is still as quoted. Under
 * the locks of that statement whatever made a quote fall through has been committed, an earlier order under the same key
 * among it: so the key is looked up after the fact, and the usual order needs no statement for it.
 */
export async function placeOrder(db: Database, customer: UserRow, input: PlaceOrderInput, currency: string) {
  const read = new InputReader();
  const { items, expectedTotal, ...wish } = readPlaceOrder(read, input, currency);
  if (read.issues.length > 0) return invalidInput(...read.issues);
  const { id: customerId, email } = customer;
  const wanted: Wanted = items ? { items } : { cartOf: { by: 'customerId', value: customerId } };

  const tryToPlace = async (on: Queryable) => {
    const quote = await quoteOrder(on, wanted);
    const refusal = refusalOf(quote, expectedTotal, currency);
    if (!refusal && quote.isComplete) {
      const { lines, cart, subtotal, total } = quote;
      const quoted = { ...wish, customerId, email, currency, subtotal, total, lines, cart };
      const order = await commitOrder(on, quoted);
      if (order) return placed(order, false);
    }
    const earlier = await orderByIdempotencyKey(on, customerId, wish.idempotencyKey);
    if (earlier) return earlier.fingerprint.equals(wish.fingerprint) ? placed(earlier, true) : keyReused();
    if (!quote.isComplete) throw notFound('product');
    return refusal;
  };

  for (let attempt = 1; attempt <= ATTEMPTS_WITHOUT_LOCK; attempt++) {
    const answer = await retryingConflicts(() => tryToPlace(db));
    if (answer) return answer;
  }
  return transaction(db, async (tx) => {
    await lockWanted(tx, wanted);
    const answer = await tryToPlace(tx);
    if (!answer) throw new Error('an order fell through although all that it is made of was locked');
    return answer;
  });
}

/** In the order of the statement that commits: the cart, then the products by their ids. */
async function lockWanted(tx: Transaction, wanted: Wanted): Promise<void> {
  if ('cartOf' in wanted) await lockCart(tx, wanted.cartOf);
  const { lines } = await quoteOrder(tx, wanted);
  await lockProducts(
    tx,
    lines.map(({ product }) => product.id),
  );
}

const placed = (order: OrderRow, replayed: boolean) => ({
  __typename: 'PlaceOrderSuccess' as const,
  order,
  replayed,
});

const keyReused = () => ({
  __typename: 'IdempotencyKeyReused' as const,
  message: 'This idempotency key has placed another order. Use a new one for a new order.',
});

function refusalOf({ lines, obstacles, total }: Quote, expectedTotal: bigint | null, currency: string) {
  if (lines.length === 0) return cartEmpty();
  if (obstacles[0]) return obstacles[0];
  if (total > LARGEST_AMOUNT) return tooMuch();
  if (expectedTotal === null || expectedTotal === total) return null;
  return {
    __typename: 'TotalChanged' as const,
    message: 'The total is not what was expected. Nothing was ordered.',
    expected: { amount: expectedTotal, currency },
    actual: { amount: total, currency },
  };
}
