import { readItems } from '../carts/item-input.ts';
import { cartOwner } from '../carts/write-cart.ts';
import type { Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { PreviewOrderInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { LARGEST_AMOUNT } from '../pricing/money.ts';
import { lineTotal } from '../pricing/totals.ts';
import type { Viewer } from '../viewer.ts';
import { cartEmpty, quoteOrder, tooMuch } from './quote.ts';

/** What placeOrder would charge and refuse at this moment, by the same quote. */
export async function previewOrder(
  db: Database,
  viewer: Viewer | null,
  input: PreviewOrderInput,
  currency: string,
) {
  const read = new InputReader();
  const items = input.items ? readItems(read, input.items) : null;
  if (read.issues.length > 0) return invalidInput(...read.issues);

  const quote = await quoteOrder(db, items ? { items } : { cartOf: cartOwner(viewer, input.cartToken) });
  if (!quote.isComplete) throw notFound('product');
  if (quote.lines.length === 0) return cartEmpty();
  if (quote.obstacles.length === 0 && quote.total > LARGEST_AMOUNT) return tooMuch();
  return {
    __typename: 'OrderPreview' as const,
    lines: quote.lines.map(({ product, quantity }) => ({
      product,
      quantity,
      unitPrice: { amount: product.price, currency },
      total: { amount: lineTotal(product.price, quantity), currency },
    })),
    subtotal: { amount: quote.subtotal, currency },
    total: { amount: quote.total, currency },
    problems: quote.obstacles,
  };
}
