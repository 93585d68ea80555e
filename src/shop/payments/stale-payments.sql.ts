import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/client.ts';
import { payments, refunds } from '../../platform/db/schema.ts';

/** By the database's clock. Taken once for a whole round, so that none is taken twice in it, and it comes to an end. */
export async function momentBefore(db: Database, seconds: number): Promise<string> {
  const { rows } = await db.execute<{ moment: string }>(
    sql`select (now() - make_interval(secs => ${seconds}))::text as moment`,
  );
  return rows[0]!.moment;
}

const isBefore = (column: typeof payments.updatedAt | typeof refunds.updatedAt, moment: string) =>
  sql`${column} < ${moment}::timestamptz`;

/**
 * Takes up to `limit` payments that nothing was heard of since that moment, the longest first, and marks them as looked at:
 * other workers leave them alone for as long again, and one that cannot be settled does not stand before the rest.
 */
export async function claimStalePayments(
  db: Database,
  provider: string,
  moment: string,
  limit: number,
): Promise<string[]> {
  const hanging = db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        sql`${payments.status} in ('PENDING', 'AUTHORIZED')`,
        eq(payments.provider, provider),
        isBefore(payments.updatedAt, moment),
      ),
    )
    .orderBy(asc(payments.updatedAt))
    .limit(limit)
    .for('no key update', { skipLocked: true });
  const taken = await db
    .update(payments)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${payments.id} = any(array${hanging})`)
    .returning({ id: payments.id });
  return taken.map(({ id }) => id);
}

/** The same for refunds: the payments that they are of. */
export async function claimStaleRefunds(
  db: Database,
  provider: string,
  moment: string,
  limit: number,
): Promise<string[]> {
  const hanging = db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        sql`${refunds.status} = 'PENDING'`,
        eq(payments.provider, provider),
        isBefore(refunds.updatedAt, moment),
      ),
    )
    .orderBy(asc(refunds.updatedAt))
    .limit(limit)
    .for('no key update', { of: refunds, skipLocked: true });
  const taken = await db
    .update(refunds)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${refunds.id} = any(array${hanging})`)
    .returning({ paymentId: refunds.paymentId });
  return [...new Set(taken.map(({ paymentId }) => paymentId))];
}
