import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { CancelOrderInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { InputReader, invalidInput } from '../../platform/graphql/input-issues.ts';
import { isStaff, requireViewer } from '../../platform/viewer.ts';
import { changeStatus, transitionNotAllowed } from './change-status.ts';
import { recordStatusChange } from './record-status-change.sql.ts';
import { lockOrder } from './orders.sql.ts';
import { transitionsFor } from './transitions.ts';

/** Customers cancel their own orders until somebody works on them; staff any that has not been shipped. */
export async function cancelOrder(db: Database, actor: NonNullable<Actor>, input: CancelOrderInput) {
  const viewer = requireViewer(actor);
  const orderId = parseId(input.orderId);
  const read = new InputReader();
  const reason = read.text('reason', input.reason, 0, 2000) || null;
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return transaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId, isStaff(viewer) ? null : viewer.user.id);
    if (!order) throw notFound('order');
    const allowed = transitionsFor(viewer, order.status);
    if (!allowed.includes('CANCELLED')) return transitionNotAllowed(order, 'CANCELLED', allowed);
    const cancelled = await changeStatus(tx, order, 'CANCELLED', viewer.user.id, reason);
    if (isStaff(viewer)) await recordStatusChange(tx, actor, order, cancelled);
    return { __typename: 'CancelOrderSuccess' as const, order: cancelled };
  });
}
