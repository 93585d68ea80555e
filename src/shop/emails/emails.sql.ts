import { and, asc, desc, eq, lt, ne, or, placeholder, sql } from 'drizzle-orm';
import { formatUuidv7, uuidv7 } from '../../platform/crypto/uuid.ts';
import { prepared, type Database, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { deleteInBatches, type BatchLimits } from '../../platform/db/query/delete-in-batches.ts';
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
import type { OrderLogEntry } from '../../platform/events/outbox.sql.ts';

/** An e-mail about a change of an order, or to an account. */
export type NewEmail = { kind: EmailKind } & ({ change: OrderLogEntry } | { userId: string });

/**
 * Inserts e-mails with one statement. An e-mail about an order goes to the customer's current address. Skips e-mails that exist
 * already, e-mails to a deleted account, and e-mails about its orders. Returns the ids of the inserted e-mails.
 */
export async function insertEmails(tx: Transaction, newEmails: readonly NewEmail[]): Promise<string[]> {
  const rows = newEmails.map((email) => ({
    id: uuidv7(),
    kind: email.kind,
    ...('userId' in email
      ? { user_id: email.userId }
      : { order_id: email.change.orderId, order_change: email.change.position.toString() }),
  }));
  const inserted = await tx.execute<{ id: string }>(sql`
    insert into ${emails} (id, kind, recipient, order_id, order_change, user_id)
    select mail.id, mail.kind, coalesce(${users.email}, ${orders.email}), mail.order_id, mail.order_change, mail.user_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as mail(id uuid, kind email_kind, order_id uuid, order_change bigint, user_id uuid)
    left join ${orders} on ${orders.id} = mail.order_id
    left join ${users} on ${users.id} = coalesce(mail.user_id, ${orders.customerId})
    where coalesce(${users.email}, ${orders.email}) is not null
    on conflict do nothing
    returning id`);
  return inserted.rows.map(({ id }) => id);
}

/** Inserts an e-mail with the link to a guest's order, if there is one with this number and address. Returns its id. */
export async function insertOrderAccessEmail(
  tx: Transaction,
  { number, email }: { number: string; email: string },
): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into ${emails} (id, kind, recipient, order_id)
    select ${uuidv7()}::uuid, 'ORDER_ACCESS', ${orders.email}, ${orders.id} from ${orders}
    where ${orders.number} = ${number} and lower(${orders.email}) = lower(${email}) and ${orders.accessTokenHash} is not null
    returning id`);
  return rows[0]?.id ?? null;
}

/**
 * Locks orders, so that concurrent jobs do not queue two e-mails for the same order. Returns the ids of the orders that have an
 * e-mail about their parcel which no attempt has tried to send yet.
 */
export async function lockOrdersWithUnsentParcelEmail(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<string[]> {
  const ids = sql`${sql.param(orderIds)}::uuid[]`;
  await tx.execute(
    sql`select from ${orders} where ${orders.id} = any(${ids}) order by ${orders.id} for no key update`,
  );
  const unsent = await tx
    .select({ orderId: emails.orderId })
    .from(emails)
    .where(
      and(
        sql`${emails.orderId} = any(${ids})`,
        sql`${emails.kind} in ('ORDER_SHIPPED', 'ORDER_TRACKING_UPDATED')`,
        eq(emails.state, 'QUEUED'),
        eq(emails.attempts, 0),
      ),
    );
  return unsent.flatMap(({ orderId }) => orderId ?? []);
}

/** Maximum number of e-mails that are listed per order: the latest ones. */
const MAX_LISTED = 100;

const emailsByOrderIds = prepared((db) => {
  const latest = db
    .select()
    .from(emails)
    .where(sql`${emails.orderId} = requested.order_id`)
    .orderBy(sql`${emails.orderChange} desc, ${emails.id} desc`)
    .limit(MAX_LISTED)
    .as('latest');
  return db
    .select(latest._.selectedFields)
    .from(sql`unnest(${placeholder('orderIds')}::uuid[]) as requested(order_id)`)
    .crossJoinLateral(latest)
    .orderBy(asc(latest.orderChange), asc(latest.id));
});

/** Returns e-mails in the order of the changes that they are about. A resent e-mail follows its original. */
export const findEmailsByOrderIds = (db: Queryable, orderIds: readonly string[]): Promise<EmailRow[]> =>
  emailsByOrderIds(db).execute({ orderIds });

/** The customer's address, which may have changed since the e-mail was queued or first sent. */
const currentRecipient = sql`case when ${emails.recipient} is not null then coalesce(
  (select ${users.email} from ${orders} join ${users} on ${users.id} = ${orders.customerId} where ${orders.id} = ${emails.orderId}),
  ${emails.recipient}) end`;

/**
 * Counts an attempt to send an e-mail, even if earlier attempts have failed. An e-mail about an order goes to the customer's
 * current address. Returns null if the e-mail was sent or does not exist.
 */
export async function updateForAttempt(db: Queryable, id: string): Promise<EmailRow | null> {
  const [email] = await db
    .update(emails)
    .set({ state: 'QUEUED', attempts: sql`${emails.attempts} + 1`, recipient: currentRecipient })
    .where(and(eq(emails.id, id), ne(emails.state, 'SENT')))
    .returning();
  return email ?? null;
}

export const updateToSent = (db: Queryable, id: string) =>
  db
    .update(emails)
    .set({ state: 'SENT', sentAt: sql`clock_timestamp()` })
    .where(eq(emails.id, id));

export const updateAfterFailure = (
  db: Queryable,
  id: string,
  state: 'QUEUED' | 'FAILED',
  lastError: string,
) =>
  db
    .update(emails)
    .set({ state, lastError })
    .where(and(eq(emails.id, id), ne(emails.state, 'SENT')));

/** Marks an e-mail that is no longer needed as failed, and deletes its recipient's address. */
export const updateToObsolete = (db: Queryable, id: string) =>
  db
    .update(emails)
    .set({ state: 'FAILED', recipient: null, lastError: 'This e-mail is no longer needed.' })
    .where(eq(emails.id, id));

/** The order change that an e-mail is about, and its reader. The name is empty if the account was deleted. */
export type EmailData = {
  order: OrderRow | null;
  change: OrderChangeRow | null;
  name: string;
  locale: string | null;
};

export async function findEmailData(db: Queryable, { id }: EmailRow): Promise<EmailData> {
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

/** Locks an e-mail, or the original if it is a resent one. Waits for concurrent requests to resend it. */
export async function lockOriginalEmail(tx: Transaction, id: string): Promise<EmailRow | null> {
  const [original] = await tx
    .select()
    .from(emails)
    .where(sql`${emails.id} = (select coalesce(resend_of, id) from ${emails} where id = ${id})`)
    .for('no key update');
  return original ?? null;
}

/** Returns an e-mail and its resent copies, except sent and failed ones, the latest first. */
export const findQueuedEmails = (tx: Transaction, originalId: string): Promise<EmailRow[]> =>
  tx
    .select()
    .from(emails)
    .where(and(or(eq(emails.id, originalId), eq(emails.resendOf, originalId)), eq(emails.state, 'QUEUED')))
    .orderBy(desc(emails.createdAt), desc(emails.id));

export async function insertResentEmail(
  tx: Transaction,
  { id: resendOf, kind, recipient, orderId, orderChange }: EmailRow,
): Promise<EmailRow> {
  const [email] = await tx
    .insert(emails)
    .values({ kind, recipient, orderId, orderChange, resendOf })
    .returning();
  return email!;
}

/** Deletes sent and failed e-mails that were created more than `ttlSeconds` ago. The ids of e-mails are ordered by time. */
export async function deleteOldEmails(db: Database, ttlSeconds: number, limits?: BatchLimits): Promise<void> {
  const firstKept = formatUuidv7(Date.now() - ttlSeconds * 1000, 0, 0);
  const where = and(lt(emails.id, firstKept), ne(emails.state, 'QUEUED'));
  await deleteInBatches(db, emails, { where, key: emails.id }, limits);
}
