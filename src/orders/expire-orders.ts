import { transaction, type Database } from '../db/client.ts';
import { changeStatus } from './change-status.ts';
import { lockIfOverdue, overdueOrderIds } from './unpaid-orders.ts';

/** How many orders are looked up at once. */
const BATCH = 100;

/**
 * Cancels the orders that were not paid within the time given, oldest first, each in a transaction of its own: whoever
 * pays one meanwhile waits for none of the others. What cannot be cancelled does not keep the rest from it.
 */
export async function expireOrders(db: Database, ttlSeconds: number): Promise<void> {
  const failures: unknown[] = [];
  let found: number;
  let cancelled: number;
  do {
    const ids = await overdueOrderIds(db, ttlSeconds, BATCH);
    found = ids.length;
    cancelled = 0;
    for (const id of ids) {
      try {
        if (await cancelIfOverdue(db, id, ttlSeconds)) cancelled++;
      } catch (error) {
        failures.push(error);
      }
    }
  } while (found === BATCH && cancelled > 0);
  if (failures.length > 0) throw new AggregateError(failures, 'some orders could not be cancelled');
}

const cancelIfOverdue = (db: Database, id: string, ttlSeconds: number): Promise<boolean> =>
  transaction(db, async (tx) => {
    const order = await lockIfOverdue(tx, id, ttlSeconds);
    if (order) await changeStatus(tx, order, 'CANCELLED', null, 'Not paid in time.');
    return order !== null;
  });
