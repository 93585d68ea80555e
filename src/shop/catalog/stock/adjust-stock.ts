import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import type { AdjustStockInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, parseInput } from '../../../platform/graphql/input-issues.ts';
import { insufficientStock } from '../availability.ts';
import { changeStockOnce } from './change-stock-once.ts';
import { MAX_STOCK } from './stock-ledger.sql.ts';

/** Adds or removes stock, once per idempotency key. */
export async function adjustStock(ctx: AuditedContext, input: AdjustStockInput) {
  const { value, refusal } = parseInput((parser) => {
    const productId = parseId(input.productId);
    const delta = parser.wholeNumber('delta', input.delta, -MAX_STOCK, MAX_STOCK);
    if (delta === 0) parser.add('delta', 'OUT_OF_RANGE', 'must not be 0.');
    const reason = parser.text('reason', input.reason, 1, 500);
    const idempotencyKey = parser.idempotencyKey('idempotencyKey', input.idempotencyKey);
    return { productId, delta, reason, idempotencyKey };
  });
  if (refusal) return refusal;

  const { delta, ...change } = value;
  return changeStockOnce(ctx, {
    ...change,
    isRepeat: (earlier) => earlier.delta === delta,
    stockAfter: (product) => {
      const stock = product.stock + delta;
      if (stock < 0) return insufficientStock([{ product, quantity: -delta }]);
      if (stock > MAX_STOCK) {
        return invalidInput(issueAt('delta', 'OUT_OF_RANGE', `would bring the stock above ${MAX_STOCK}.`));
      }
      return stock;
    },
  });
}
