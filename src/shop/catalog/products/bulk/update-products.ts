import type { BulkStockInput, ProductBulkUpdateInput } from '../../../../generated/graphql.ts';
import { badUserInput } from '../../../../platform/errors.ts';
import { parseKey } from '../../../../platform/graphql/ids.ts';
import {
  invalidInput,
  issueAt,
  parseInput,
  type InputParser,
} from '../../../../platform/graphql/input-issues.ts';
import { categoriesByIds } from '../../categories/categories.sql.ts';
import { MAX_STOCK, movementsByKeys } from '../../stock/stock-ledger.sql.ts';
import { parseProduct, type ProductContext } from '../product-input.ts';
import { lockProductsByKeys, type ProductKey } from '../products.sql.ts';
import { planChange, type StockRequest } from './plan-change.ts';
import { retryOnViolation, writeProducts } from './write-changes.ts';

const MAX_ROWS = 500;

/** Changes up to 500 products in one transaction. Each row is applied or refused on its own. */
export async function updateProducts(ctx: ProductContext, input: readonly ProductBulkUpdateInput[]) {
  const { length } = input;
  if (length < 1 || length > MAX_ROWS)
    throw badUserInput(`input must have from 1 to ${MAX_ROWS} entries, not ${length}.`);
  const rows = input.map((row) => ({ key: parseKey(row.product), ...parseRow(row, ctx.shop.currency) }));
  const requests = rows.flatMap(({ key, value }) => (value ? [{ key, ...value }] : []));

  return retryOnViolation(ctx.db, async (tx) => {
    const keysOf = (by: ProductKey['by']) =>
      requests.filter(({ key }) => key.by === by).map(({ key }) => key.value);
    const locked = await lockProductsByKeys(tx, {
      id: keysOf('id'),
      slug: keysOf('slug'),
      sku: keysOf('sku'),
    });
    const idempotencyKeys = requests.flatMap(({ stock }) => stock?.idempotencyKey ?? []);
    // Read after the locks: a concurrent request with the same idempotency key has committed by now.
    const earlier = idempotencyKeys.length > 0 ? await movementsByKeys(tx, idempotencyKeys) : [];
    const categoryIds = requests.flatMap(({ changes }) => changes.categoryId ?? []);
    const categories = categoryIds.length > 0 ? await categoriesByIds(tx, categoryIds) : [];

    const products = new Map(
      locked.flatMap((product) =>
        (['id', 'slug', 'sku'] as const).map((by) => [`${by} ${product[by]}`, product]),
      ),
    );
    const movements = new Map(earlier.map((movement) => [movement.idempotencyKey, movement]));
    const knownCategories = new Set(categories.map(({ id }) => id));
    const seenProducts = new Set<string>();
    const seenIdempotencyKeys = new Set<string>();

    const outcomes = rows.map(({ key, value, refusal }) => {
      if (!value) return refusal;
      const product = products.get(`${key.by} ${key.value}`);
      if (!product) return invalidInput(issueAt('product', 'NOT_FOUND', 'does not match any product.'));
      if (seenProducts.has(product.id))
        return invalidInput(
          issueAt('product', 'DUPLICATE', 'occurs in an earlier row. Combine the two rows.'),
        );
      seenProducts.add(product.id);
      const { changes, stock } = value;
      if (changes.categoryId && !knownCategories.has(changes.categoryId))
        return invalidInput(issueAt('categoryId', 'NOT_FOUND', 'does not match any category.'));
      const idempotencyKey = stock?.idempotencyKey ?? null;
      if (idempotencyKey !== null && seenIdempotencyKeys.has(idempotencyKey))
        return invalidInput(issueAt('stock.idempotencyKey', 'DUPLICATE', 'occurs in an earlier row.'));
      if (idempotencyKey !== null) seenIdempotencyKeys.add(idempotencyKey);
      return planChange(product, value, movements.get(idempotencyKey) ?? null);
    });
    const changed = outcomes.flatMap((outcome) => ('before' in outcome ? [outcome] : []));
    const written = await writeProducts(tx, ctx, { created: [], changed });
    const results = new Map(written.map((product) => [product.id, product]));
    return outcomes.map((outcome) =>
      'before' in outcome
        ? { __typename: 'ProductBulkUpdateSuccess' as const, product: results.get(outcome.before.id)! }
        : outcome,
    );
  });
}

const parseRow = ({ product: _product, stock, ...fields }: ProductBulkUpdateInput, currency: string) =>
  parseInput((parser) => ({
    changes: parseProduct(parser, fields, currency),
    stock: stock ? parseStock(parser, stock) : null,
  }));

function parseStock(
  parser: InputParser,
  { set, delta, reason, idempotencyKey }: BulkStockInput,
): StockRequest {
  const common = {
    reason: parser.text('stock.reason', reason, 1, 500),
    idempotencyKey: parser.idempotencyKey('stock.idempotencyKey', idempotencyKey),
  };
  if ((set == null) === (delta == null)) {
    parser.add('stock', 'INVALID', 'must have either set or delta.');
    return { delta: 0, ...common };
  }
  if (set != null) return { set: parser.wholeNumber('stock.set', set, 0, MAX_STOCK), ...common };
  if (delta === 0) parser.add('stock.delta', 'OUT_OF_RANGE', 'must not be 0.');
  return { delta: parser.wholeNumber('stock.delta', delta!, -MAX_STOCK, MAX_STOCK), ...common };
}
