import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { CancelOrderInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { isStaff } from '../../platform/viewer.ts';
import {
  auditStatusChange,
  changeStatus,
  transitionNotAllowed,
  type StatusContext,
} from './change-status.ts';
import { orderAccess } from './order-access.ts';
import { lockOrder } from './orders.sql.ts';
import { transitionsFor } from './transitions.ts';

/** Customers and holders of an order's token can cancel a PENDING order. Staff can also cancel a PROCESSING order. */
export async function cancelOrder(context: StatusContext, input: CancelOrderInput) {
  const { viewer } = context;
  const access = orderAccess(viewer, input.token);
  const orderId = parseId(input.orderId);
  const { value: reason, refusal } = parseInput(
    (parser) => parser.text('reason', input.reason, 0, 2000) || null,
  );
  if (refusal) return refusal;

  return transaction(context.db, async (tx) => {
    const order = await lockOrder(tx, orderId, access);
    if (!order) throw notFound('order');
    const allowed = transitionsFor(viewer, order.status);
    if (!allowed.includes('CANCELLED')) return transitionNotAllowed(order, 'CANCELLED', allowed);
    const cancelled = await changeStatus(tx, order, 'CANCELLED', viewer?.user.id ?? null, reason);
    if (isStaff(viewer)) await auditStatusChange(tx, context, order, cancelled);
    return { __typename: 'CancelOrderSuccess' as const, order: cancelled };
  });
}
