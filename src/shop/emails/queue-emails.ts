import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { EmailKind, OrderChangeKind } from '../../platform/db/schema.ts';
import type { EventHandler } from '../../platform/events/relay.ts';
import { toLogRanges, type LogRange } from '../../platform/events/log-range.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.sql.ts';
import { orderChangesIn } from '../orders/order-changes.sql.ts';
import { insertEmails, type NewEmail } from './emails.sql.ts';

/** The order changes that customers are notified about. */
const KINDS: Partial<Record<OrderChangeKind, EmailKind>> = {
  PLACED: 'ORDER_PLACED',
  PAID: 'ORDER_PAID',
  SHIPPED: 'ORDER_SHIPPED',
  DELIVERED: 'ORDER_DELIVERED',
  CANCELLED: 'ORDER_CANCELLED',
  REFUNDED: 'ORDER_REFUNDED',
};

/** Queues welcome e-mails, and jobs that queue e-mails about orders. */
export const enqueueEmailJobs: EventHandler = async (tx, { orderChanges, registeredUserIds }) => {
  await enqueueAll(tx, 'queue-emails', toLogRanges(orderChanges));
  await insertAndEnqueue(
    tx,
    registeredUserIds.map((userId) => ({ kind: 'WELCOME', userId })),
  );
};

/** Can be repeated: each order change has at most one e-mail. */
export const createOrderEmails = ({ db }: { db: Database }, range: LogRange): Promise<void> =>
  transaction(db, async (tx) => {
    const changes = await orderChangesIn(tx, range);
    const newEmails = changes.flatMap((change) => {
      const kind = KINDS[change.kind];
      return kind ? [{ kind, change }] : [];
    });
    await insertAndEnqueue(tx, newEmails);
  });

/** Runs two statements for any number of e-mails. */
async function insertAndEnqueue(tx: Transaction, newEmails: readonly NewEmail[]): Promise<void> {
  if (newEmails.length === 0) return;
  const ids = await insertEmails(tx, newEmails);
  await enqueueAll(
    tx,
    'send-email',
    ids.map((emailId) => ({ emailId })),
  );
}
