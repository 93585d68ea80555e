import { and, asc, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { orderNotes, orders, type OrderNoteRow } from '../../../platform/db/schema.ts';

const findNotes = prepared((db) =>
  db
    .select()
    .from(orderNotes)
    .where(sql`${orderNotes.orderId} = any(${placeholder('orderIds')})`)
    .orderBy(asc(orderNotes.orderId), asc(orderNotes.createdAt), asc(orderNotes.id)),
);

/** Finds the notes of orders, oldest first. */
export const notesByOrderIds = (db: Queryable, orderIds: readonly string[]): Promise<OrderNoteRow[]> =>
  findNotes(db).execute({ orderIds });

export async function noteByKey(
  tx: Transaction,
  orderId: string,
  idempotencyKey: string,
): Promise<OrderNoteRow | null> {
  const [note] = await tx
    .select()
    .from(orderNotes)
    .where(and(eq(orderNotes.orderId, orderId), eq(orderNotes.idempotencyKey, idempotencyKey)));
  return note ?? null;
}

export const countNotes = (tx: Transaction, orderId: string): Promise<number> =>
  tx.$count(orderNotes, eq(orderNotes.orderId, orderId));

/** Sets `createdAt` to the current time: `now()` is the start of the transaction, which may have waited for the order's lock. */
export async function insertNote(
  tx: Transaction,
  values: typeof orderNotes.$inferInsert,
): Promise<OrderNoteRow> {
  const [note] = await tx
    .insert(orderNotes)
    .values({ ...values, createdAt: sql`clock_timestamp()` })
    .returning();
  return note!;
}

/** Deletes the notes on all orders of a customer. */
export const deleteNotesOfCustomer = (tx: Transaction, customerId: string) =>
  tx
    .delete(orderNotes)
    .where(
      sql`${orderNotes.orderId} in (select ${orders.id} from ${orders} where ${orders.customerId} = ${customerId})`,
    );
