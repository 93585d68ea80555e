import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { Queryable, Transaction } from '../../../platform/db/client.ts';
import { recordEvent } from '../../../platform/events/record-event.sql.ts';
import { stockMovements, type StockMovementRow } from '../../../platform/db/schema.ts';

/** The maximum stock of a product, well within the 32-bit integers of PostgreSQL and GraphQL. */
export const MAX_STOCK = 1_000_000_000;

/** The cause of stock movements. All products of one change share it. */
type StockCause = Pick<StockMovementRow, 'kind'> &
  Partial<Pick<StockMovementRow, 'orderId' | 'reason' | 'actorId' | 'idempotencyKey'>>;

/** A change of one product's stock. Its reason and idempotency key override the values of `StockCause`. */
export type StockDelta = {
  productId: string;
  delta: number;
  reason?: string | null;
  idempotencyKey?: string | null;
};

/**
 * Changes the stock of products and records the movements in the ledger, in one statement. Locks the products in id order,
 * as every other code path does, to avoid deadlocks. A database constraint refuses negative stock.
 */
export async function moveStock(
  tx: Transaction,
  { kind, orderId = null, reason = null, actorId = null, idempotencyKey = null }: StockCause,
  deltas: readonly StockDelta[],
): Promise<void> {
  await tx.execute(sql`
    with movement as (
      select * from unnest(
        ${sql.param(deltas.map(() => uuidv7()))}::uuid[],
        ${sql.param(deltas.map(({ productId }) => productId))}::uuid[],
        ${sql.param(deltas.map(({ delta }) => delta))}::int[],
        ${sql.param(deltas.map((each) => each.reason ?? reason))}::text[],
        ${sql.param(deltas.map((each) => each.idempotencyKey ?? idempotencyKey))}::text[]
      ) as movement(id, product_id, delta, reason, idempotency_key)
    ),
    locked as (
      select movement.*
      from movement join products on products.id = movement.product_id
      order by products.id
      for no key update of products
    ),
    moved as (
      update products set stock = stock + locked.delta
      from locked where products.id = locked.product_id
      returning locked.id, products.id as product_id, locked.delta, products.stock, locked.reason, locked.idempotency_key
    )
    insert into stock_movements (id, product_id, order_id, kind, delta, stock_after, reason, actor_id, idempotency_key)
    select id, product_id, ${orderId}::uuid, ${kind}::stock_movement_kind, delta, stock, reason, ${actorId}::uuid, idempotency_key
    from moved`);
  await recordEvent(tx, 'STOCK_CHANGED', { productIds: deltas.map(({ productId }) => productId) });
}

export const movementsByKeys = (
  db: Queryable,
  idempotencyKeys: readonly string[],
): Promise<StockMovementRow[]> =>
  db
    .select()
    .from(stockMovements)
    .where(sql`${stockMovements.idempotencyKey} = any(${sql.param(idempotencyKeys)})`);

export async function movementByKey(db: Queryable, idempotencyKey: string): Promise<StockMovementRow | null> {
  const [movement] = await db
    .select()
    .from(stockMovements)
    .where(eq(stockMovements.idempotencyKey, idempotencyKey));
  return movement ?? null;
}

/** Returns an order's stock to the products that still exist. The ledger's unique key refuses a second return. */
export async function returnStock(tx: Transaction, orderId: string, actorId: string | null): Promise<void> {
  const sold = await tx.select().from(stockMovements).where(eq(stockMovements.orderId, orderId));
  const deltas = sold.flatMap(({ productId, delta }) => (productId ? [{ productId, delta: -delta }] : []));
  await moveStock(tx, { kind: 'RETURNED', orderId, actorId }, deltas);
}
