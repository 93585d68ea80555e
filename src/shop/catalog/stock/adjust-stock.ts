import { actorIdOf, recordAudit, type Actor } from '../../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { AdjustStockInput } from '../../../generated/graphql.ts';
import { readId } from '../../../platform/graphql/ids.ts';
import { InputReader, invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { insufficientStock } from '../availability.ts';
import { lockProduct, productByKey } from '../products/products.sql.ts';
import { MOST_STOCK, movementByKey, moveStock } from './stock-ledger.sql.ts';

/** Books goods in or out, once for each idempotency key, with a row in the ledger. */
export async function adjustStock(db: Database, actor: Actor, input: AdjustStockInput) {
  const productId = readId(input.productId);
  const read = new InputReader();
  const delta = read.wholeNumber('delta', input.delta, -MOST_STOCK, MOST_STOCK);
  if (delta === 0) read.add('delta', 'OUT_OF_RANGE', 'must not be 0.');
  const reason = read.text('reason', input.reason, 1, 500);
  const idempotencyKey = read.idempotencyKey('idempotencyKey', input.idempotencyKey);
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const product = await lockProduct(tx, productId);

      // After the lock, so that a repeat in flight has been booked by now.
      const booked = await movementByKey(tx, idempotencyKey);
      if (booked) {
        const isRepeat = booked.productId === productId && booked.delta === delta && booked.reason === reason;
        // Deleted since, it is still what the first answer was about.
        const adjusted = product ?? (await productByKey(tx, { by: 'id', value: productId }));
        return isRepeat && adjusted
          ? { __typename: 'AdjustStockSuccess' as const, product: adjusted }
          : keyReused('stock adjustment');
      }
      if (!product) throw notFound('product');

      const stock = product.stock + delta;
      if (stock < 0) {
        return insufficientStock([{ product, quantity: -delta }]);
      }
      if (stock > MOST_STOCK) {
        return invalidInput(issueAt('delta', 'OUT_OF_RANGE', `would bring the stock above ${MOST_STOCK}.`));
      }
      const booking = { kind: 'ADJUSTED', reason, actorId: actorIdOf(actor), idempotencyKey } as const;
      await moveStock(tx, booking, [{ productId, delta }]);
      await recordAudit(tx, actor, {
        action: 'STOCK_ADJUSTED',
        subject: { type: 'Product', id: productId },
        before: { stock: product.stock },
        after: { stock },
      });
      return { __typename: 'AdjustStockSuccess' as const, product: { ...product, stock } };
    }),
    // The same key for another product at the same moment.
    { stock_movements_idempotency_key_key: () => keyReused('stock adjustment') },
  );
}
