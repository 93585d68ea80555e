import type { Database } from '../db/client.ts';
import type { OrderRow, UserRow } from '../db/schema.ts';
import type { PlaceOrderInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { commitOrder } from './commit-order.ts';
import { readPlaceOrder } from './place-order-input.ts';
import { cartEmpty, quoteOrder, type Quote } from './quote.ts';
import { orderByIdempotencyKey } from './repository.ts';

/** Prices, stock or cart would have to change between quote and commit this often in a row. */
const ATTEMPTS = 10;

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
  const { idempotencyKey, fingerprint } = wish;

  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const quote = await quoteOrder(db, items ? { items } : { cartOf: { customerId: customer.id } });
    const refusal = refusalOf(quote, expectedTotal, currency);
    if (!refusal) {
      const { lines, cart, subtotal, total } = quote;
      const { id: customerId, email } = customer;
      const order = await commitOrder(db, {
        ...wish,
        customerId,
        email,
        currency,
        subtotal,
        total,
        lines,
        cart,
      });
      if (order) return placed(order, false);
    }
    const earlier = await orderByIdempotencyKey(db, customer.id, idempotencyKey);
    if (earlier) return earlier.fingerprint.equals(fingerprint) ? placed(earlier, true) : keyReused();
    if (refusal) return refusal;
  }
  throw new Error(`an order fell through ${ATTEMPTS} times between quote and commit`);
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
  if (expectedTotal === null || expectedTotal === total) return null;
  return {
    __typename: 'TotalChanged' as const,
    message: 'The total is not what was expected. Nothing was ordered.',
    expected: { amount: expectedTotal, currency },
    actual: { amount: total, currency },
  };
}
