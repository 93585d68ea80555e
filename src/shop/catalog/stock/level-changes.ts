import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { rowsByKeys } from '../../../platform/db/query/by-key.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import type { PubSubMessage } from '../../../platform/events/topics.ts';
import { isForSale } from '../availability.ts';
import { productsByIds } from '../products/products.sql.ts';
import { stockLevelOf, type StockDisplay } from './stock-display.ts';

/** Reads a product. All listeners of the product receive a message at the same time, and share one read. */
const readProduct = coalesceReads(async (db, ids: readonly string[]): Promise<(ProductRow | null)[]> => {
  const products = await productsByIds(db, [...new Set(ids)]);
  return rowsByKeys(ids, products, ({ id }) => id);
});

/**
 * Passes on only the messages after which a product has another stock level, is no longer for sale, or is for sale again.
 * Otherwise, the number of messages would reveal the number of orders.
 */
export function levelChanges(
  messages: AsyncIterableIterator<PubSubMessage>,
  db: Queryable,
  watched: readonly ProductRow[],
  display: StockDisplay,
): AsyncIterableIterator<PubSubMessage> {
  const stateOf = (product: ProductRow | null) =>
    product && isForSale(product) ? stockLevelOf(product.stock, display) : null;
  const known = new Map(watched.map((product) => [product.id, stateOf(product)]));
  // Not an async generator: return() could not end a generator that waits for the next message.
  const changes: AsyncIterableIterator<PubSubMessage> = {
    async next() {
      for (;;) {
        const result = await messages.next();
        if (result.done) return result;
        const { id } = result.value;
        const state = stateOf(await readProduct(db, id));
        if (state === known.get(id)) continue;
        known.set(id, state);
        return result;
      }
    },
    return: async () => (await messages.return?.()) ?? { value: undefined, done: true },
    [Symbol.asyncIterator]: () => changes,
  };
  return changes;
}
