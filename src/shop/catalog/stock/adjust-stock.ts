import { actorIdOf, recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { AdjustStockInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, readInput } from '../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { insufficientStock } from '../availability.ts';
import { lockProduct, productByKey } from '../products/products.sql.ts';
import { MAX_STOCK, movementByKey, moveStock } from './stock-ledger.sql.ts';

/** Adds or removes stock, once per idempotency key, and records the movement in the ledger. */
export async function adjustStock(ctx: AuditedContext, input: AdjustStockInput) {
  const { value, refusal } = readInput((read) => {
    const productId = parseId(input.productId);
    const delta = read.wholeNumber('delta', input.delta, -MAX_STOCK, MAX_STOCK);
    if (delta === 0) read.add('delta', 'OUT_OF_RANGE', 'must not be 0.');
    const reason = read.text('reason', input.reason, 1, 500);
    const idempotencyKey = read.idempotencyKey('idempotencyKey', input.idempotencyKey);
    return { productId, delta, reason, idempotencyKey };
  });
  if (refusal) return refusal;

  const { productId, delta, reason, idempotencyKey } = value;
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const product = await lockProduct(tx, productId);

      // Read after the lock: a concurrent request with the same key has committed by now.
      const booked = await movementByKey(tx, idempotencyKey);
      if (booked) {
        const isRepeat = booked.productId === productId && booked.delta === delta && booked.reason === reason;
        // The product may have been deleted since; the repeat still returns it, as the first response did.
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
      if (stock > MAX_STOCK) {
        return invalidInput(issueAt('delta', 'OUT_OF_RANGE', `would bring the stock above ${MAX_STOCK}.`));
      }
      const booking = { kind: 'ADJUSTED', reason, actorId: actorIdOf(ctx), idempotencyKey } as const;
      await moveStock(tx, booking, [{ productId, delta }]);
      await recordAudit(tx, ctx, {
        action: 'STOCK_ADJUSTED',
        subject: { type: 'Product', id: productId },
        before: { stock: product.stock },
        after: { stock },
      });
      return { __typename: 'AdjustStockSuccess' as const, product: { ...product, stock } };
    }),
    // A concurrent request used the same key for another product.
    { stock_movements_idempotency_key_key: () => keyReused('stock adjustment') },
  );
}
