import { lockCart } from '../../carts/carts.sql.ts';
import { lockProducts } from '../../catalog/products/products.sql.ts';
import {
  retryingConflicts,
  transaction,
  type Database,
  type Queryable,
  type Transaction,
} from '../../../platform/db/client.ts';
import type { OrderRow, UserRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import type { PlaceOrderInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { lockDiscounts } from '../../pricing/discounts/discounts.sql.ts';
import type { Pricing } from '../../pricing/totals.ts';
import { commitOrder } from './commit-order.sql.ts';
import { readPlaceOrder } from './place-order-input.ts';
import { cartEmpty, isTooMuch, quoteOrder, tooMuch, type Quote, type Wanted } from './quote.ts';
import { orderByIdempotencyKey } from '../orders.sql.ts';
import { totalChanged } from './total-changed.ts';

/**
 * So often an order is tried on a quote made without a lock: each that fails has lost to somebody who changed a price, the
 * cart or a code in the milliseconds since. Whoever changes what it is made of then has to wait.
 */
const ATTEMPTS_WITHOUT_LOCK = 5;

/**
 * Places an order once for each idempotency key, whatever crashes, races or is sent again.
 *
 * Quotes without a lock, then commits the quote in one statement that takes effect only if all is still as quoted. Under
 * the locks of that statement whatever made a quote fall through has been committed, an earlier order under the same key
 * among it: so the key is looked up after the fact, and the usual order needs no statement for it.
 */
export async function placeOrder(db: Database, customer: UserRow, input: PlaceOrderInput, pricing: Pricing) {
  const read = new InputReader();
  const { items, discountCode, expected, ...wish } = readPlaceOrder(read, input, pricing.currency);
  if (read.issues.length > 0) return invalidInput(...read.issues);
  const { id: customerId, email } = customer;
  const { country, region, postalCode } = wish.shippingAddress;
  const wanted: Wanted = {
    ...(items ? { items, customerId } : { cartOf: { by: 'customerId', value: customerId } }),
    discountCode,
    destination: { country, region, postalCode },
  };

  const replay = async (on: Queryable) => {
    const earlier = await orderByIdempotencyKey(on, customerId, wish.idempotencyKey);
    if (!earlier) return null;
    return earlier.fingerprint.equals(wish.fingerprint) ? placed(earlier, true) : keyReused();
  };

  const tryToPlace = async (on: Queryable) => {
    const quote = await quoteOrder(on, wanted, pricing);
    const refusal = refusalOf(quote) ?? totalChanged(quote, expected, pricing.currency);
    if (!refusal && quote.isComplete) {
      const order = await commitOrder(on, {
        ...wish,
        ...quote,
        customerId,
        email,
        locale: wish.locale ?? customer.locale,
        currency: pricing.currency,
      });
      if (order) return placed(order, false);
    }
    const earlier = await replay(on);
    if (earlier) return earlier;
    if (!quote.isComplete) throw notFound('product');
    return refusal;
  };

  for (let attempt = 1; attempt <= ATTEMPTS_WITHOUT_LOCK; attempt++) {
    const answer = await retryingConflicts(() => tryToPlace(db)).catch(async (error: unknown) => {
      // What was ordered before is answered for, also while the tax service is away.
      const earlier = pricing.taxProvider && (await replay(db));
      if (!earlier) throw error;
      return earlier;
    });
    if (answer) return answer;
  }
  // Nobody is to wait for a lock while a service outside makes up its mind.
  if (pricing.taxProvider) throw new Error('an order fell through: what it is made of changes all the time');
  return transaction(db, async (tx) => {
    await lockWanted(tx, wanted, pricing);
    const answer = await tryToPlace(tx);
    if (!answer) throw new Error('an order fell through although all that it is made of was locked');
    return answer;
  });
}

/** In the order of the statement that commits: the cart, the products by their ids, the codes by theirs. */
async function lockWanted(tx: Transaction, wanted: Wanted, pricing: Pricing): Promise<void> {
  if ('cartOf' in wanted) await lockCart(tx, wanted.cartOf);
  const { lines, discounts } = await quoteOrder(tx, wanted, pricing);
  await lockProducts(
    tx,
    lines.map(({ product }) => product.id),
  );
  await lockDiscounts(
    tx,
    discounts.map(({ id }) => id),
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

function refusalOf(quote: Quote) {
  if (quote.lines.length === 0) return cartEmpty();
  const [problem] = [...quote.obstacles, ...quote.rejections];
  if (problem) return problem;
  return isTooMuch(quote) ? tooMuch() : null;
}
