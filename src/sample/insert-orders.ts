import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/db/client.ts';
import { insertRows } from '../platform/db/query/insert-rows.ts';
import {
  discountCodes,
  discountRedemptions,
  orderDetails,
  orderEvents,
  orders,
  payments,
  refunds,
  stockMovements,
  testPayments,
} from '../platform/db/schema.ts';
import { insertChanges } from './changes.ts';
import type { SampleOrder } from './orders.ts';
import type { Redemption } from './redemptions.ts';

type MovementInsert = typeof stockMovements.$inferInsert;

/**
 * Inserts orders and the given stock movements, including the movements of the orders. Two batches can run concurrently: the later one
 * waits for `previous` before it writes rows that both write.
 */
export async function insertOrders(
  tx: Queryable,
  placed: readonly SampleOrder[],
  movements: readonly MovementInsert[],
  previous: Promise<void> = Promise.resolve(),
): Promise<void> {
  const rows = placed.map(({ order }) => order);
  const details = placed.flatMap((order) => order.details);
  const events = placed.flatMap((order) => order.events);
  const paid = placed.flatMap((order) => order.payments);
  const refunded = placed.flatMap((order) => order.refunds);
  const testPaymentRows = placed.flatMap((order) => order.testPayments);
  const redemptions = placed.flatMap((order) => order.redemptions);
  await insertRows(tx, orders, rows);
  await insertRows(tx, orderDetails, details);
  await insertRows(tx, orderEvents, events);
  await insertRows(tx, payments, paid);
  await insertRows(tx, refunds, refunded);
  await insertRows(tx, testPayments, testPaymentRows);
  await insertRows(tx, discountRedemptions, redemptions);
  await insertRows(tx, stockMovements, movements);
  await previous;
  await countUses(tx, redemptions);
  await insertChanges(
    tx,
    rows.map(({ id }) => id!),
  );
}

/** Runs last, and locks codes in id order: concurrent orders wait for these locks. */
async function countUses(tx: Queryable, redemptions: readonly Redemption[]): Promise<void> {
  const uses = new Map<string, number>();
  for (const { discountCodeId, returnedAt } of redemptions) {
    if (returnedAt === null) uses.set(discountCodeId, (uses.get(discountCodeId) ?? 0) + 1);
  }
  for (const [id, count] of [...uses].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx
      .update(discountCodes)
      .set({ uses: sql`${discountCodes.uses} + ${count}` })
      .where(eq(discountCodes.id, id));
  }
}
