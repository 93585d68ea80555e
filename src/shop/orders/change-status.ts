import { returnStock } from '../catalog/stock/stock-ledger.sql.ts';
import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import type { Transaction } from '../../platform/db/client.ts';
import type { OrderRow, OrderStatus } from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { returnRedemptions } from '../pricing/discounts/discounts.sql.ts';
import { recordOrderChange } from './order-changes.sql.ts';
import { insertStatusChange, updateStatus, type Parcel } from './orders.sql.ts';

export type StatusContext = Pick<UseCaseContext, 'db' | 'viewer' | 'client'>;

/**
 * Changes the status of an order, and adds a row to its history. If the order is cancelled, puts its goods back into stock, no
 * longer counts it as a use of its discount codes and promotions, and enqueues the job that refunds its payments. The caller must
 * hold the order's lock, so that concurrent changes see each other. `actorId` is null for a change by the program itself.
 */
export async function changeStatus(
  tx: Transaction,
  order: OrderRow,
  to: OrderStatus,
  actorId: string | null,
  note: string | null,
  parcel: Parcel = {},
): Promise<OrderRow> {
  const changed = await updateStatus(tx, order.id, to, parcel);
  await insertStatusChange(tx, {
    orderId: order.id,
    from: order.status,
    to,
    actorId,
    note,
    at: changed.updatedAt,
  });
  if (to === 'CANCELLED') {
    await returnStock(tx, order.id, actorId);
    await returnRedemptions(tx, order.id);
    await enqueue(tx, 'settle-payments', { orderId: order.id });
  }
  if (to !== 'PENDING') await recordOrderChange(tx, changed, to, { at: changed.updatedAt });
  return changed;
}

/** Records a status change by staff. Notes and parcels may identify people, so the audit log does not contain them. */
export const auditStatusChange = (tx: Transaction, actor: Actor, before: OrderRow, after: OrderRow) =>
  recordAudit(tx, actor, {
    action: 'ORDER_STATUS_CHANGED',
    subject: { type: 'Order', id: after.id },
    before: { status: before.status },
    after: { status: after.status },
  });

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
