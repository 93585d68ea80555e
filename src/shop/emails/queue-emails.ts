import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { EmailKind, OrderChangeKind, OrderChangeRow } from '../../platform/db/schema.ts';
import type { EventHandler } from '../../platform/events/relay.ts';
import { toLogRanges, type LogRange } from '../../platform/events/log-range.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.sql.ts';
import { orderChangesIn } from '../orders/order-changes.sql.ts';
import {
  insertEmails,
  insertOrderAccessEmail,
  lockOrdersWithUnsentParcelEmail,
  type NewEmail,
} from './emails.sql.ts';

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

/** Queues e-mails about a range of order changes. Can be repeated: each order change has at most one e-mail. */
export const createOrderEmails = ({ db }: { db: Database }, range: LogRange): Promise<void> =>
  transaction(db, async (tx) => {
    const changes = await orderChangesIn(tx, range);
    const newEmails = changes.flatMap((change) => {
      const kind = KINDS[change.kind];
      return kind ? [{ kind, change }] : [];
    });
    await insertAndEnqueue(tx, newEmails);
    await createTrackingEmails(tx, changes);
  });

/** Corrections of a tracking number within this time are combined in one e-mail. */
const TRACKING_EMAIL_DELAY_SECONDS = 600;

/**
 * Queues e-mails about added or corrected tracking numbers of orders on their way. An e-mail is rendered when it is sent, with
 * the latest values. So an order needs no further e-mail if an earlier e-mail about its parcel was not sent yet.
 */
async function createTrackingEmails(tx: Transaction, changes: readonly OrderChangeRow[]): Promise<void> {
  const updates = changes.filter(
    ({ kind, status, parcel }) =>
      kind === 'TRACKING_UPDATED' && status === 'SHIPPED' && (parcel?.carrier || parcel?.trackingNumber),
  );
  const latest = [...new Map(updates.map((change) => [change.orderId, change])).values()];
  if (latest.length === 0) return;
  const withUnsentEmail = new Set(
    await lockOrdersWithUnsentParcelEmail(
      tx,
      latest.map(({ orderId }) => orderId),
    ),
  );
  const newEmails = latest
    .filter(({ orderId }) => !withUnsentEmail.has(orderId))
    .map((change) => ({ kind: 'ORDER_TRACKING_UPDATED' as const, change }));
  await insertAndEnqueue(tx, newEmails, TRACKING_EMAIL_DELAY_SECONDS);
}

/** Runs two statements for any number of e-mails. */
async function insertAndEnqueue(
  tx: Transaction,
  newEmails: readonly NewEmail[],
  afterSeconds = 0,
): Promise<void> {
  if (newEmails.length === 0) return;
  const ids = await insertEmails(tx, newEmails);
  await enqueueAll(
    tx,
    'send-email',
    ids.map((emailId) => ({ emailId })),
    { afterSeconds },
  );
}

/** Runs the job that a request for a link to an order enqueues. If the job runs twice, it sends two e-mails. */
export const queueOrderAccessEmail = (
  { db }: { db: Database },
  request: { number: string; email: string },
): Promise<void> =>
  transaction(db, async (tx) => {
    const emailId = await insertOrderAccessEmail(tx, request);
    if (emailId !== null) await enqueueAll(tx, 'send-email', [{ emailId }]);
  });
