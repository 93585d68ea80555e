import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { EmailKind, OrderChangeKind } from '../../platform/db/schema.ts';
import type { EventHandler } from '../../platform/events/relay.ts';
import { toLogRanges, type LogRange } from '../../platform/events/log-range.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.sql.ts';
import { orderChangesIn } from '../orders/order-changes.sql.ts';
import { insertEmails, type NewEmail } from './emails.sql.ts';

/** What a customer is written about; the rest only the shop wants to know. */
const KINDS: Partial<Record<OrderChangeKind, EmailKind>> = {
  PLACED: 'ORDER_PLACED',
  PAID: 'ORDER_PAID',
  SHIPPED: 'ORDER_SHIPPED',
  DELIVERED: 'ORDER_DELIVERED',
  CANCELLED: 'ORDER_CANCELLED',
  REFUNDED: 'ORDER_REFUNDED',
};

/** Has mails written of what has happened: of orders by jobs, which make way for requests at a rush. */
export const queueEmails: EventHandler = async (tx, { orderChanges, registeredUserIds }) => {
  await enqueueAll(tx, 'queue-emails', toLogRanges(orderChanges));
  await queue(
    tx,
    registeredUserIds.map((userId) => ({ kind: 'WELCOME', userId })),
  );
};

/** May be called again: a change has one mail. */
export const queueOrderEmails = (db: Database, span: LogRange): Promise<void> =>
  transaction(db, async (tx) => {
    const changes = await orderChangesIn(tx, span);
    const mails = changes.flatMap((change) => {
      const kind = KINDS[change.kind];
      return kind ? [{ kind, change }] : [];
    });
    await queue(tx, mails);
  });

/** By two statements, however many. */
async function queue(tx: Transaction, mails: readonly NewEmail[]): Promise<void> {
  if (mails.length === 0) return;
  const ids = await insertEmails(tx, mails);
  await enqueueAll(
    tx,
    'send-email',
    ids.map((emailId) => ({ emailId })),
  );
}
