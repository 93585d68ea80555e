import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { products } from './catalog.ts';
import { createdAt, id } from './columns.ts';
import { orders } from './orders.ts';

/** RECEIVED with a new product, ADJUSTED by staff, SOLD by an order, RETURNED by a cancelled order. */
export const stockMovementKind = pgEnum('stock_movement_kind', ['RECEIVED', 'ADJUSTED', 'SOLD', 'RETURNED']);

/** The append-only stock ledger. A product's stock is the sum of its movements. `stockAfter` is the stock after a movement. */
export const stockMovements = snakeCase.table(
  'stock_movements',
  {
    id: id(),
    productId: uuid().references(() => products.id, { onDelete: 'set null' }),
    orderId: uuid().references(() => orders.id, { onDelete: 'restrict' }),
    kind: stockMovementKind().notNull(),
    delta: integer().notNull(),
    stockAfter: integer().notNull(),
    reason: text(),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    idempotencyKey: text().unique(),
    createdAt: createdAt(),
  },
  (t) => [
    index('stock_movements_product_id').on(t.productId, t.id),
    index('stock_movements_actor_id')
      .on(t.actorId)
      .where(sql`${t.actorId} is not null`),
    /** An order takes and returns a product once, so that a repeated cancellation cannot return it twice. */
    unique('stock_movements_once_per_order').on(t.orderId, t.productId, t.kind),
    check('stock_movements_stock_after_not_negative', sql`${t.stockAfter} >= 0`),
  ],
);

export type StockMovementRow = typeof stockMovements.$inferSelect;
