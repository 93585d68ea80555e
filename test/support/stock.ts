import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { stockMovements, type StockMovementRow } from '../../src/platform/db/schema.ts';
import { ask, type Account, type App } from './app.ts';

const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  __typename
  ... on AdjustStockSuccess { product { id stock inStock } }
  ... on InsufficientStock { shortages { product { id } requested available } }
  ... on InvalidInput { issues { path code } }
} }`;

/** Adds 5 pieces under a new key, unless `input` says otherwise. */
export const adjustStock = (app: App, as: Account | undefined, productId: string, input: object = {}) =>
  ask(
    app,
    ADJUST,
    { input: { productId, delta: 5, reason: 'Delivery', idempotencyKey: randomUUID(), ...input } },
    as,
  );

/** The result of a stock change. */
export const bookedStock = (id: string, stock: number) => ({
  __typename: 'AdjustStockSuccess',
  product: { id, stock, inStock: stock > 0 },
});

/** Returns the ledger of a product, without its initial stock and its sales. */
export const adjustmentsOf = (app: App, productId: string): Promise<StockMovementRow[]> =>
  app.db
    .select()
    .from(stockMovements)
    .where(and(eq(stockMovements.productId, productId), eq(stockMovements.kind, 'ADJUSTED')))
    .orderBy(stockMovements.id);
