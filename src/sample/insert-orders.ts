import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../platform/db/client.ts';
import type { Copy } from '../platform/db/query/copy-transaction.ts';
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

/** Inserts orders with their rows. The stock movements and the order log follow in `completeOrders`. */
export async function insertOrders(copy: Copy, placed: readonly SampleOrder[]): Promise<void> {
  const orderRows = placed.map(({ order }) => order);
  const details = placed.flatMap((order) => order.details);
  const events = placed.flatMap((order) => order.events);
  const paid = placed.flatMap((order) => order.payments);
  const refunded = placed.flatMap((order) => order.refunds);
  const testPaymentRows = placed.flatMap((order) => order.testPayments);
  const redemptions = placed.flatMap((order) => order.redemptions);
  // All statements are sent immediately. PostgreSQL executes them in this sequence.
  await Promise.all([
    copy(orders, orderRows),
    copy(orderDetails, details),
    copy(orderEvents, events),
    copy(payments, paid),
    copy(refunds, refunded),
    copy(testPayments, testPaymentRows),
    copy(discountRedemptions, redemptions),
  ]);
}

type Completion = {
  orderIds: readonly string[];
  redemptions: readonly Redemption[];
  /** All stock movements of a period, including the movements of the orders. */
  movements: readonly MovementInsert[];
  /** Resolves after the transaction of the earlier orders. Both update the same codes, and the log must be in the order of time. */
  previous?: Promise<void>;
};

/** Inserts the stock movements and logs the changes of orders that the transaction has inserted. */
export async function completeOrders(tx: Transaction, copy: Copy, completion: Completion): Promise<void> {
  const { orderIds, redemptions, movements, previous } = completion;
  await copy(stockMovements, movements);
  await previous;
  await countUses(tx, redemptions);
  await insertChanges(tx, orderIds);
}

/** Locks the codes in the order of their ids, near the end of the transaction: concurrent orders wait for these locks. */
async function countUses(tx: Transaction, redemptions: readonly Redemption[]): Promise<void> {
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
