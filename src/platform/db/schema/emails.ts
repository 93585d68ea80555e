import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  pgEnum,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { bytes, createdAt, id, instant } from './columns.ts';
import { orderChanges } from './events.ts';
import { orders } from './orders.ts';

export const emailKind = pgEnum('email_kind', [
  'ORDER_PLACED',
  'ORDER_PAID',
  'ORDER_SHIPPED',
  'ORDER_DELIVERED',
  'ORDER_CANCELLED',
  'ORDER_REFUNDED',
  'ORDER_TRACKING_UPDATED',
  'ORDER_ACCESS',
  'WELCOME',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'EMAIL_VERIFICATION',
  'EMAIL_CHANGE',
  'EMAIL_CHANGED',
]);
export const emailState = pgEnum('email_state', ['QUEUED', 'SENT', 'FAILED']);

/** An e-mail to a customer, about a change of an order or about the account. */
export const emails = snakeCase.table(
  'emails',
  {
    id: id(),
    kind: emailKind().notNull(),
    /** Null once the account is deleted. */
    recipient: text(),
    orderId: uuid().references(() => orders.id, { onDelete: 'restrict' }),
    orderChange: bigint({ mode: 'bigint' }).references(() => orderChanges.position, { onDelete: 'restrict' }),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    /** The e-mail that staff resent with this one. */
    resendOf: uuid(),
    state: emailState().notNull().default('QUEUED'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (t) => [
    index('emails_order_id').on(t.orderId, t.orderChange, t.id),
    index('emails_user_id')
      .on(t.userId)
      .where(sql`${t.userId} is not null`),
    // One e-mail per change, even if its event is delivered twice.
    uniqueIndex('emails_once_per_change')
      .on(t.orderChange)
      .where(sql`${t.resendOf} is null`),
  ],
);

/** The number of e-mails to a mailbox in one day, per budget. The day starts with the first e-mail. Only a hash of the mailbox is stored. */
export const emailCounts = snakeCase.table(
  'email_counts',
  {
    mailbox: bytes().notNull(),
    budget: text().notNull(),
    sent: integer().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mailbox, t.budget] }), index('email_counts_expires_at').on(t.expiresAt)],
);

export type EmailRow = typeof emails.$inferSelect;
export type EmailKind = EmailRow['kind'];
