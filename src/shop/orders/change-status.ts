import { returnStock } from '../catalog/stock/stock-ledger.sql.ts';
import type { Transaction } from '../../platform/db/client.ts';
import type { OrderRow, OrderStatus } from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import { returnRedemptions } from '../pricing/discounts/discounts.sql.ts';
import { recordOrderChange } from './order-changes.sql.ts';
import { insertEvent, setStatus, type Parcel } from './orders.sql.ts';

/**
 * Moves an order on, with a row in its history; a cancelled one gives its goods back to stock, its codes their uses, and
 * its customer what was paid. The caller holds the order's lock, so that of two who change it at once the second sees what
 * the first did. `actorId` is null where nobody did it: the shop itself.
 */
export async function changeStatus(
  tx: Transaction,
  order: OrderRow,
  to: OrderStatus,
  actorId: string | null,
  note: string | null,
  parcel: Parcel = {},
): Promise<OrderRow> {
  const changed = await setStatus(tx, order.id, to, parcel);
  await insertEvent(tx, { orderId: order.id, from: order.status, to, actorId, note, at: changed.updatedAt });
  if (to === 'CANCELLED') {
    await returnStock(tx, order.id, actorId);
    await returnRedemptions(tx, order.id);
    await enqueue(tx, 'settle-payments', { orderId: order.id });
  }
  if (to !== 'PENDING') await recordOrderChange(tx, changed, to, { at: changed.updatedAt });
  return changed;
}

export const transitionNotAllowed = (
  { status }: OrderRow,
  to: OrderStatus,
  allowed: readonly OrderStatus[],
) => ({
  __typename: 'TransitionNotAllowed' as const,
  message: `An order that is ${status} cannot become ${to}.`,
  from: status,
  to,
  allowed: [...allowed],
});
