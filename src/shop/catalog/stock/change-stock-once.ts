import { actorIdOf, recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { ProductRow, StockMovementRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { lockProduct, productByKey } from '../products/products.sql.ts';
import { movementByKey, moveStock } from './stock-ledger.sql.ts';

type StockChange<Refusal> = {
  productId: string;
  reason: string;
  idempotencyKey: string;
  /** Returns whether an earlier movement with the same product, reason and key belongs to the same request. */
  isRepeat: (earlier: StockMovementRow) => boolean;
  /** Returns the new stock, or a refusal. The product is locked. */
  stockAfter: (product: ProductRow) => number | Refusal;
};

/** Applies a stock change by staff, once per idempotency key, and records the movement in the ledger. */
export const changeStockOnce = <Refusal extends { __typename: string }>(
  ctx: AuditedContext,
  { productId, reason, idempotencyKey, isRepeat, stockAfter }: StockChange<Refusal>,
) =>
  onViolation(
    transaction(ctx.db, async (tx) => {
      const product = await lockProduct(tx, productId);

      // Read after the lock: a concurrent request with the same key has committed by now.
      const earlier = await movementByKey(tx, idempotencyKey);
      if (earlier) {
        // The product may have been deleted after the first request. The repeat still returns it, as the first response did.
        const current = product ?? (await productByKey(tx, { by: 'id', value: productId }));
        const isSame = earlier.productId === productId && earlier.reason === reason && isRepeat(earlier);
        return isSame && current ? success(current) : keyReused('stock adjustment');
      }
      if (!product) throw notFound('product');

      const stock = stockAfter(product);
      if (typeof stock !== 'number') return stock;
      const cause = { kind: 'ADJUSTED', reason, actorId: actorIdOf(ctx), idempotencyKey } as const;
      await moveStock(tx, cause, [{ productId, delta: stock - product.stock }]);
      await recordAudit(tx, ctx, {
        action: 'STOCK_ADJUSTED',
        subject: { type: 'Product', id: productId },
        before: { stock: product.stock },
        after: { stock },
      });
      return success({ ...product, stock });
    }),
    // A concurrent request used the same key for another product.
    { stock_movements_idempotency_key_key: () => keyReused('stock adjustment') },
  );

const success = (product: ProductRow) => ({ __typename: 'AdjustStockSuccess' as const, product });
