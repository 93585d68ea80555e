import { transaction, type Database } from '../../platform/db/client.ts';
import { changeStatus } from './change-status.ts';
import {
  positionBefore,
  lockIfOverdue,
  overdueOrders,
  type OrderPosition,
  type Owners,
} from './unpaid-orders.sql.ts';
import type { UnpaidTtl } from './unpaid-ttls.ts';

/** The number of orders per read. */
const BATCH = 100;

/**
 * Cancels the orders that were not paid in time, oldest first. Uses one transaction per order, so that a payment does not wait
 * for the cancellation of other orders. If one cancellation fails, the others still run.
 */
export async function expireOrders(
  db: Database,
  owners: Owners,
  { seconds: ttlSeconds, since }: UnpaidTtl,
): Promise<void> {
  const failures: unknown[] = [];
  let position: OrderPosition | undefined = positionBefore(since);
  do {
    const overdue = await overdueOrders(db, owners, ttlSeconds, BATCH, position);
    for (const { id } of overdue) {
      await cancelIfOverdue(db, id, owners, ttlSeconds).catch((error: unknown) => failures.push(error));
    }
    position = overdue.at(-1);
  } while (position);
  if (failures.length > 0) throw new AggregateError(failures, 'some orders could not be cancelled');
}

const cancelIfOverdue = (db: Database, id: string, owners: Owners, ttlSeconds: number): Promise<void> =>
  transaction(db, async (tx) => {
    const order = await lockIfOverdue(tx, id, owners, ttlSeconds);
    if (order) await changeStatus(tx, order, 'CANCELLED', null, 'Not paid in time.');
  });
