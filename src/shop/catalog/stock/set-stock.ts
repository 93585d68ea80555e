import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import type { SetStockInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { changeStockOnce } from './change-stock-once.ts';
import { MAX_STOCK } from './stock-ledger.sql.ts';

/**
 * Sets the stock to a count, once per idempotency key. Records a count even if the stock is unchanged. Otherwise, a retry after an
 * order would set the stock to the old count.
 */
export async function setStock(ctx: AuditedContext, input: SetStockInput) {
  const { value, refusal } = parseInput((parser) => {
    const count = (field: 'stock' | 'expectedStock', value: number) =>
      parser.wholeNumber(field, value, 0, MAX_STOCK);
    return {
      productId: parseId(input.productId),
      stock: count('stock', input.stock),
      expectedStock: input.expectedStock == null ? null : count('expectedStock', input.expectedStock),
      reason: parser.text('reason', input.reason, 1, 500),
      idempotencyKey: parser.idempotencyKey('idempotencyKey', input.idempotencyKey),
    };
  });
  if (refusal) return refusal;

  const { stock, expectedStock, ...change } = value;
  return changeStockOnce(ctx, {
    ...change,
    isRepeat: (earlier) =>
      earlier.stockAfter === stock &&
      (expectedStock === null || expectedStock === earlier.stockAfter - earlier.delta),
    stockAfter: (product) =>
      expectedStock === null || expectedStock === product.stock
        ? stock
        : stockChanged(product, expectedStock),
  });
}

const stockChanged = (product: ProductRow, expected: number) => ({
  __typename: 'StockChanged' as const,
  message: `The stock is ${product.stock}, not ${expected}. Count again.`,
  product,
});
