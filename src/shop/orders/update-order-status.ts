import { actorIdOf } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import type { UpdateOrderStatusInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput, type InputParser } from '../../platform/graphql/input-issues.ts';
import {
  auditStatusChange,
  changeStatus,
  transitionNotAllowed,
  type StatusContext,
} from './change-status.ts';
import { lockOrder, type Parcel } from './orders.sql.ts';
import { TRANSITIONS } from './transitions.ts';

export async function updateOrderStatus(context: StatusContext, input: UpdateOrderStatusInput) {
  const orderId = parseId(input.orderId);
  const { value, refusal } = parseInput((parser) => ({
    note: parser.text('note', input.note, 0, 2000) || null,
    parcel: parseParcel(parser, input),
  }));
  if (refusal) return refusal;
  const { note, parcel } = value;

  return transaction(context.db, async (tx) => {
    const order = await lockOrder(tx, orderId, null);
    if (!order) throw notFound('order');
    if (input.expectedStatus && input.expectedStatus !== order.status) {
      return {
        __typename: 'OrderChanged' as const,
        message: `The order is ${order.status}, not ${input.expectedStatus}. Read the order and try again.`,
        order,
      };
    }
    const allowed = TRANSITIONS[order.status];
    if (!allowed.includes(input.status)) return transitionNotAllowed(order, input.status, allowed);
    const changed = await changeStatus(tx, order, input.status, actorIdOf(context), note, parcel);
    await auditStatusChange(tx, context, order, changed);
    return { __typename: 'UpdateOrderStatusSuccess' as const, order: changed };
  });
}

/** Parses carrier and tracking number, which only SHIPPED sets. Other statuses keep the stored ones. */
function parseParcel(parser: InputParser, input: UpdateOrderStatusInput): Parcel {
  const text = (field: 'carrier' | 'trackingNumber') => parser.text(field, input[field], 0, 100) || null;
  if (input.status === 'SHIPPED') return { carrier: text('carrier'), trackingNumber: text('trackingNumber') };
  for (const field of ['carrier', 'trackingNumber'] as const) {
    if (input[field]) parser.add(field, 'CONFLICT', 'is only allowed with the status SHIPPED.');
  }
  return {};
}
