import type { ProductRow, StockMovementRow } from '../../../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputIssue } from '../../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../../platform/graphql/key-reused.ts';
import { insufficientStock } from '../../availability.ts';
import { MAX_QUANTITY } from '../../quantity-rules.ts';
import { MAX_STOCK } from '../../stock/stock-ledger.sql.ts';
import { compareAtPriceTooLow } from '../product-input.ts';

/** The columns that a bulk change can set. `price` is the regular price. An undefined column stays unchanged. */
export type ProductChanges = { [Column in keyof ProductRow]?: ProductRow[Column] | undefined };

/** Sets the stock to a count, or adds to it. A request with a repeated idempotency key changes nothing. */
export type StockRequest = ({ set: number } | { delta: number }) & {
  reason: string;
  idempotencyKey: string | null;
};

export type ProductRequest = { changes: ProductChanges; stock: StockRequest | null };

export type PlannedStock = { delta: number; reason: string | null; idempotencyKey: string | null };
/** A valid change of a locked product. Triggers compute its current price. If `stock` is null, no movement is recorded. */
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
  const issue = sellingIssue({ ...after, regularPrice }, changes);
  if (issue) return invalidInput(issue);

  const { stock } = request;
  if (earlier && (!stock || !isRepeat(earlier, before.id, stock))) return keyReused('stock adjustment');
  if (!stock || earlier) return { before, after, stock: null };
  const delta = 'set' in stock ? stock.set - before.stock : stock.delta;
  after.stock = before.stock + delta;
  if (after.stock < 0) return insufficientStock([{ product: before, quantity: -delta }]);
  if (after.stock > MAX_STOCK)
    return invalidInput(issueAt('stock.delta', 'OUT_OF_RANGE', `would bring the stock above ${MAX_STOCK}.`));
  // Records a count with an idempotency key even if the stock is unchanged. Otherwise, a retry after an order would set the stock
  // to the old count.
  const isRecorded = delta !== 0 || stock.idempotencyKey !== null;
  return {
    before,
    after,
    stock: isRecorded ? { delta, reason: stock.reason, idempotencyKey: stock.idempotencyKey } : null,
  };
}

type SellingColumns = Pick<
  ProductRow,
  'salePrice' | 'minQuantity' | 'maxQuantity' | 'publishAt' | 'unpublishAt'
>;

/** Returns an issue of a changed column if prices, quantities or publication times of a product contradict each other. */
export function sellingIssue(
  {
    salePrice,
    regularPrice,
    minQuantity,
    maxQuantity,
    publishAt,
    unpublishAt,
  }: SellingColumns & { regularPrice: bigint },
  changes: ProductChanges,
): InputIssue | null {
  if (salePrice !== null && salePrice >= regularPrice)
    return changes.salePrice == null
      ? issueAt('price', 'OUT_OF_RANGE', 'must be above the price of the sale.')
      : issueAt('salePrice', 'OUT_OF_RANGE', 'must be below the regular price.');
  if (minQuantity > (maxQuantity ?? MAX_QUANTITY))
    return issueAt(
      changes.maxQuantity === undefined ? 'minQuantity' : 'maxQuantity',
      'OUT_OF_RANGE',
      'must leave the minimum at or below the maximum.',
    );
  if (publishAt !== null && unpublishAt !== null && unpublishAt <= publishAt)
    return issueAt(
      changes.unpublishAt === undefined ? 'publishAt' : 'unpublishAt',
      'OUT_OF_RANGE',
      'must leave unpublishAt after publishAt.',
    );
  return null;
}

const isRepeat = (earlier: StockMovementRow, productId: string, stock: StockRequest): boolean =>
  earlier.productId === productId &&
  earlier.reason === stock.reason &&
  ('set' in stock ? earlier.stockAfter === stock.set : earlier.delta === stock.delta);
