import { actorIdOf, recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { ProductRow, StockMovementRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import type { SetStockInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { readInput } from '../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { lockProduct, productByKey } from '../products/products.sql.ts';
import { MAX_STOCK, movementByKey, moveStock } from './stock-ledger.sql.ts';

/**
 * Sets the stock to a count, once per idempotency key. Also a count that changes nothing is recorded: without its key, a
 * retry after a sale would put the sold goods back.
 */
export async function setStock(ctx: AuditedContext, input: SetStockInput) {
  const { value, refusal } = readInput((read) => {
    const count = (field: 'stock' | 'expectedStock', value: number) =>
      read.wholeNumber(field, value, 0, MAX_STOCK);
    return {
      productId: parseId(input.productId),
      stock: count('stock', input.stock),
      expectedStock: input.expectedStock == null ? null : count('expectedStock', input.expectedStock),
      reason: read.text('reason', input.reason, 1, 500),
      idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    };
  });
  if (refusal) return refusal;

  const { productId, stock, expectedStock, reason, idempotencyKey } = value;
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const product = await lockProduct(tx, productId);

      // Read after the lock: a concurrent request with the same key has committed by now.
      const booked = await movementByKey(tx, idempotencyKey);
      if (booked) {
        // The product may have been deleted since; the repeat still returns it, as the first response did.
        const counted = product ?? (await productByKey(tx, { by: 'id', value: productId }));
        return counted && isRepeat(booked, value)
          ? { __typename: 'AdjustStockSuccess' as const, product: counted }
          : keyReused('stock adjustment');
      }
      if (!product) throw notFound('product');
      if (expectedStock !== null && expectedStock !== product.stock)
        return stockChanged(product, expectedStock);

      const booking = { kind: 'ADJUSTED', reason, actorId: actorIdOf(ctx), idempotencyKey } as const;
      await moveStock(tx, booking, [{ productId, delta: stock - product.stock }]);
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

type Count = { productId: string; stock: number; expectedStock: number | null; reason: string };

const isRepeat = (booked: StockMovementRow, { productId, stock, expectedStock, reason }: Count) =>
  booked.productId === productId &&
  booked.stockAfter === stock &&
  booked.reason === reason &&
  (expectedStock === null || expectedStock === booked.stockAfter - booked.delta);

const stockChanged = (product: ProductRow, expected: number) => ({
  __typename: 'StockChanged' as const,
  message: `The stock is ${product.stock}, not ${expected}. Count again.`,
  product,
});
