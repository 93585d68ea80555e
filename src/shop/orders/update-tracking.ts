import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import type { OrderRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import type { UpdateTrackingInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { recordOrderChange } from './order-changes.sql.ts';
import { lockOrder, updateParcel, type Parcel } from './orders.sql.ts';

const FIELDS = ['carrier', 'trackingNumber'] as const;

/** Adds or corrects the carrier and tracking number of a shipped order. The order log keeps each version. */
export async function updateTracking(context: AuditedContext, input: UpdateTrackingInput) {
  const orderId = parseId(input.orderId);
  const { value: parcel, refusal } = parseInput((parser) => {
    const given: Parcel = {};
    for (const field of FIELDS) {
      if (input[field] !== undefined) given[field] = parser.text(field, input[field], 0, 100) || null;
    }
    return given;
  });
  if (refusal) return refusal;

  return transaction(context.db, async (tx) => {
    const order = await lockOrder(tx, orderId, null);
    if (!order) throw notFound('order');
    if (order.status !== 'SHIPPED' && order.status !== 'DELIVERED') return notShipped(order);
    const isChanged = FIELDS.some((field) => (parcel[field] ?? null) !== order[field] && field in parcel);
    if (!isChanged) return success(order);
    const changed = await updateParcel(tx, order.id, parcel);
    await recordOrderChange(tx, changed, 'TRACKING_UPDATED');
    await recordAudit(tx, context, {
      action: 'TRACKING_UPDATED',
      subject: { type: 'Order', id: order.id },
      ...(changed.carrier !== order.carrier && {
        before: { carrier: order.carrier },
        after: { carrier: changed.carrier },
      }),
    });
    return success(changed);
  });
}

const success = (order: OrderRow) => ({ __typename: 'UpdateTrackingSuccess' as const, order });

const notShipped = (order: OrderRow) => ({
  __typename: 'OrderNotShipped' as const,
  message: `The order is ${order.status}. Only a shipped order has a parcel to track.`,
  order,
});
