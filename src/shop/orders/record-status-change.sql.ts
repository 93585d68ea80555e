import { recordAudit, type Actor } from '../../platform/audit/record-audit.sql.ts';
import type { Transaction } from '../../platform/db/client.ts';
import type { OrderRow } from '../../platform/db/schema.ts';

/** Writes down that staff moved an order on; notes and parcels, which lead to people, stay with the order. */
export const recordStatusChange = (tx: Transaction, actor: Actor, before: OrderRow, after: OrderRow) =>
  recordAudit(tx, actor, {
    action: 'ORDER_STATUS_CHANGED',
    subject: { type: 'Order', id: after.id },
    before: { status: before.status },
    after: { status: after.status },
  });
