import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import type { AdjustStockInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, readInput } from '../../../platform/graphql/input-issues.ts';
import { insufficientStock } from '../availability.ts';
import { changeStockOnce } from './change-stock-once.ts';
import { MAX_STOCK } from './stock-ledger.sql.ts';

/** Adds or removes stock, once per idempotency key. */
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
