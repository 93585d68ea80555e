import type { EmailKind, OrderChangeKind } from '../db/schema.ts';
import type { Teller } from '../events/relay.ts';
import { enqueueAll } from '../jobs/enqueue.ts';
import { insertEmails, type NewEmail } from './repository.ts';

/** What a customer is written about; the rest only the shop wants to know. */
const KINDS: Partial<Record<OrderChangeKind, EmailKind>> = {
  PLACED: 'ORDER_PLACED',
  PAID: 'ORDER_PAID',
  SHIPPED: 'ORDER_SHIPPED',
  DELIVERED: 'ORDER_DELIVERED',
  CANCELLED: 'ORDER_CANCELLED',
  REFUNDED: 'ORDER_REFUNDED',
};

/** Has mails written of what has happened: by two statements, however much it is. */
export const queueEmails: Teller = async (tx, { orderChanges, registeredUserIds }) => {
  const mails: NewEmail[] = [
    ...orderChanges.flatMap((change) => {
      const kind = KINDS[change.kind];
      return kind ? [{ kind, change }] : [];
    }),
    ...registeredUserIds.map((userId) => ({ kind: 'WELCOME' as const, userId })),
  ];
  if (mails.length === 0) return;
  const ids = await insertEmails(tx, mails);
  await enqueueAll(
    tx,
    'send-email',
    ids.map((emailId) => ({ emailId })),
  );
};
