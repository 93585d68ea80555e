import { and, asc, desc, eq, ne, or, placeholder, sql } from 'drizzle-orm';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import {
  emails,
  orderChanges,
  orders,
  users,
  type EmailKind,
  type EmailRow,
  type OrderChangeRow,
  type OrderRow,
} from '../../platform/db/schema.ts';
import type { Entry } from '../../platform/events/outbox.sql.ts';

/** A mail to be written: about a change of an order, or to an account. */
export type NewEmail = { kind: EmailKind } & ({ change: Entry } | { userId: string });

/** By one statement; the ids of those that were not there yet. What an account did that is deleted is told to nobody. */
export async function insertEmails(tx: Transaction, mails: readonly NewEmail[]): Promise<string[]> {
  const rows = mails.map((mail) => ({
    id: uuidv7(),
    kind: mail.kind,
    ...('userId' in mail
      ? { user_id: mail.userId }
      : { order_id: mail.change.orderId, order_change: mail.change.position.toString() }),
  }));
  const inserted = await tx.execute<{ id: string }>(sql`
    insert into ${emails} (id, kind, recipient, order_id, order_change, user_id)
    select mail.id, mail.kind, coalesce(${orders.email}, ${users.email}), mail.order_id, mail.order_change, mail.user_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as mail(id uuid, kind email_kind, order_id uuid, order_change bigint, user_id uuid)
    left join ${orders} on ${orders.id} = mail.order_id
    left join ${users} on ${users.id} = mail.user_id
    where coalesce(${orders.email}, ${users.email}) is not null
    on conflict do nothing
    returning id`);
  return inserted.rows.map(({ id }) => id);
}

/** How many mails of one order are shown. */
const MOST_SHOWN = 100;

const findEmails = prepared((db) => {
  const latest = db
    .select()
    .from(emails)
    .where(sql`${emails.orderId} = wanted.order_id`)
    .orderBy(sql`${emails.orderChange} desc, ${emails.id} desc`)
    .limit(MOST_SHOWN)
    .as('latest');
  return db
    .select(latest._.selectedFields)
    .from(sql`unnest(${placeholder('orderIds')}::uuid[]) as wanted(order_id)`)
    .crossJoinLateral(latest)
    .orderBy(asc(latest.orderChange), asc(latest.id));
});

/** In the order of what they are about, a repetition after what it repeats. */
export const emailsByOrderIds = (db: Queryable, orderIds: readonly string[]): Promise<EmailRow[]> =>
  findEmails(db).execute({ orderIds });

/** Counts an attempt at a mail that was not sent yet, also where it had been given up; null for any other. */
export async function beginAttempt(db: Queryable, id: string): Promise<EmailRow | null> {
  const [email] = await db
    .update(emails)
    .set({ state: 'QUEUED', attempts: sql`${emails.attempts} + 1` })
    .where(and(eq(emails.id, id), ne(emails.state, 'SENT')))
    .returning();
  return email ?? null;
}

export const recordSent = (db: Queryable, id: string) =>
  db
    .update(emails)
    .set({ state: 'SENT', sentAt: sql`clock_timestamp()` })
    .where(eq(emails.id, id));

export const recordFailure = (db: Queryable, id: string, state: 'QUEUED' | 'FAILED', lastError: string) =>
  db
    .update(emails)
    .set({ state, lastError })
    .where(and(eq(emails.id, id), ne(emails.state, 'SENT')));

/** A mail that is not to be sent any more: nor is it to be known who it was for. */
export const recordUnwanted = (db: Queryable, id: string) =>
  db
    .update(emails)
    .set({ state: 'FAILED', recipient: null, lastError: 'Nobody is to have this mail any more.' })
    .where(eq(emails.id, id));

/** What a mail is about, and who it is to. The name is the account's, and empty once that is gone. */
export type Subject = {
  order: OrderRow | null;
  change: OrderChangeRow | null;
  name: string;
  locale: string | null;
};

export async function subjectOf(db: Queryable, { id }: EmailRow): Promise<Subject> {
  const [row] = await db
    .select({ order: orders, change: orderChanges, name: users.name, locale: users.locale })
    .from(emails)
    .leftJoin(orders, eq(orders.id, emails.orderId))
    .leftJoin(orderChanges, eq(orderChanges.position, emails.orderChange))
    .leftJoin(users, or(eq(users.id, emails.userId), eq(users.id, orders.customerId)))
    .where(eq(emails.id, id));
  const { order, change, name, locale } = row!;
  return { order, change, name: name ?? '', locale: order ? order.locale : locale };
}

/** The mail, or the one that it repeats. Waits for whoever is having that sent once more. */
export async function lockOriginal(tx: Transaction, id: string): Promise<EmailRow | null> {
  const [original] = await tx
    .select()
    .from(emails)
    .where(sql`${emails.id} = (select coalesce(resend_of, id) from ${emails} where id = ${id})`)
    .for('no key update');
  return original ?? null;
}

/** The mail and those that repeat it, as far as they are not sent and not given up; the latest first. */
export const queuedEmails = (tx: Transaction, originalId: string): Promise<EmailRow[]> =>
  tx
    .select()
    .from(emails)
    .where(and(or(eq(emails.id, originalId), eq(emails.resendOf, originalId)), eq(emails.state, 'QUEUED')))
    .orderBy(desc(emails.createdAt), desc(emails.id));

export async function insertResend(
  tx: Transaction,
  { id: resendOf, kind, recipient, orderId, orderChange }: EmailRow,
): Promise<EmailRow> {
  const [email] = await tx
    .insert(emails)
    .values({ kind, recipient, orderId, orderChange, resendOf })
    .returning();
  return email!;
}
