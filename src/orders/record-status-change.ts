import { recordAudit, type Actor } from '../audit/record-audit.ts';
import type { Transaction } from '../db/client.ts';
import type { OrderRow } from '../db/schema.ts';

/** Writes down that staff moved an order on; notes and parcels, which lead to people, stay with the order. */
export const recordStatusChange = (tx: Transaction, actor: Actor, before: OrderRow, after: OrderRow) =>
  recordAudit(tx, actor, {
    action: 'ORDER_STATUS_CHANGED',
    subject: { type: 'Order', id: after.id },
    before: { status: before.status },
    after: { status: after.status },
  });
