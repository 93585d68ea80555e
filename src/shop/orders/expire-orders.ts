import { transaction, type Database } from '../../platform/db/client.ts';
import { changeStatus } from './change-status.ts';
import { lockIfOverdue, overdueOrders, type OrderPlace } from './unpaid-orders.sql.ts';

/** How many orders are looked up at once. */
const BATCH = 100;

/**
 * Cancels the orders that were not paid within the time given, oldest first, each in a transaction of its own: whoever
 * pays one meanwhile waits for none of the others. What cannot be cancelled does not keep the rest from it.
 */
export async function expireOrders(db: Database, ttlSeconds: number): Promise<void> {
  const failures: unknown[] = [];
  let last: OrderPlace | undefined;
  do {
    const overdue = await overdueOrders(db, ttlSeconds, BATCH, last);
    for (const { id } of overdue) {
      await cancelIfOverdue(db, id, ttlSeconds).catch((error: unknown) => failures.push(error));
    }
    last = overdue.at(-1);
  } while (last);
  if (failures.length > 0) throw new AggregateError(failures, 'some orders could not be cancelled');
}

const cancelIfOverdue = (db: Database, id: string, ttlSeconds: number): Promise<void> =>
  transaction(db, async (tx) => {
    const order = await lockIfOverdue(tx, id, ttlSeconds);
    if (order) await changeStatus(tx, order, 'CANCELLED', null, 'Not paid in time.');
  });
