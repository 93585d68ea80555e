import type { ProductRow, StockMovementRow } from '../../../../platform/db/schema.ts';
import { invalidInput, issueAt } from '../../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../../platform/graphql/key-reused.ts';
import { insufficientStock } from '../../availability.ts';
import { MAX_STOCK } from '../../stock/stock-ledger.sql.ts';
import { compareAtPriceTooLow } from '../product-input.ts';

/** The columns that a bulk change can set. `price` is the regular price. Undefined: unchanged. */
export type ProductChanges = { [Column in keyof ProductRow]?: ProductRow[Column] | undefined };

/** Sets the stock to a count, or adds to it. A repeated key changes nothing. */
export type StockRequest = ({ set: number } | { delta: number }) & {
  reason: string;
  idempotencyKey: string | null;
};

export type ProductRequest = { changes: ProductChanges; stock: StockRequest | null };

export type PlannedStock = { delta: number; reason: string | null; idempotencyKey: string | null };
/** A valid change of a locked product; triggers compute its current price. Null for `stock`: no movement is recorded. */
export type PlannedChange = { before: ProductRow; after: ProductRow; stock: PlannedStock | null };

const regularPriceOf = ({ regularPrice, price }: ProductRow) => regularPrice ?? price;

/**
 * Computes a locked product's change, or its refusal. `earlier` is the ledger entry that already has the request's idempotency key.
 */
export function planChange(before: ProductRow, request: ProductRequest, earlier: StockMovementRow | null) {
  const { price, ...changes } = Object.fromEntries(
    Object.entries(request.changes).filter(([, value]) => value !== undefined),
  ) as Partial<ProductRow>;
  const regularPrice = price ?? regularPriceOf(before);
  const after = { ...before, ...changes, ...(regularPrice !== regularPriceOf(before) && { regularPrice }) };
  if (after.compareAtPrice !== null && after.compareAtPrice <= regularPrice)
    return invalidInput(
      compareAtPriceTooLow(changes.compareAtPrice === undefined ? 'price' : 'compareAtPrice'),
    );
  if (before.salePrice !== null && before.salePrice >= regularPrice)
    return invalidInput(issueAt('price', 'OUT_OF_RANGE', 'must be above the price of the sale.'));

  const { stock } = request;
  if (earlier && (!stock || !isRepeat(earlier, before.id, stock))) return keyReused('stock adjustment');
  if (!stock || earlier) return { before, after, stock: null };
  const delta = 'set' in stock ? stock.set - before.stock : stock.delta;
  after.stock = before.stock + delta;
  if (after.stock < 0) return insufficientStock([{ product: before, quantity: -delta }]);
  if (after.stock > MAX_STOCK)
    return invalidInput(issueAt('stock.delta', 'OUT_OF_RANGE', `would bring the stock above ${MAX_STOCK}.`));
  // A count with a key is recorded even if it confirms the stock: a repeat after a sale must not undo the sale.
  const isRecorded = delta !== 0 || stock.idempotencyKey !== null;
  return {
    before,
    after,
    stock: isRecorded ? { delta, reason: stock.reason, idempotencyKey: stock.idempotencyKey } : null,
  };
}

const isRepeat = (earlier: StockMovementRow, productId: string, stock: StockRequest): boolean =>
  earlier.productId === productId &&
  earlier.reason === stock.reason &&
  ('set' in stock ? earlier.stockAfter === stock.set : earlier.delta === stock.delta);
