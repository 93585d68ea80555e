import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/client.ts';
import { payments, refunds } from '../../platform/db/schema.ts';

/**
 * Returns the time `seconds` ago, by the clock of the database. All claims of one run of the reconciliation use the same time. A claim
 * sets `updatedAt` to now, so a run claims each
 * row at most once, and always terminates.
 */
export async function instantSecondsAgo(db: Database, seconds: number): Promise<string> {
  const { rows } = await db.execute<{ moment: string }>(
    sql`select (now() - make_interval(secs => ${seconds}))::text as moment`,
  );
  return rows[0]!.moment;
}

const isBefore = (column: typeof payments.updatedAt | typeof refunds.updatedAt, moment: string) =>
  sql`${column} < ${moment}::timestamptz`;

/** Customers have one hour to confirm a payment. The second hour is for reconciliation. */
const OVERDUE_BEFORE = sql`now() - interval '2 hours'`;

/** Returns the number of payments and refunds that are unsettled for more than two hours. Reconciliation keeps retrying them. */
export async function countOverdue(db: Database): Promise<{ payments: number; refunds: number }> {
  const { rows } = await db.execute<{ payments: number; refunds: number }>(sql`
    select
      (select count(*)::int from payments where status in ('PENDING', 'AUTHORIZED') and created_at < ${OVERDUE_BEFORE}) as payments,
      (select count(*)::int from refunds where status = 'PENDING' and created_at < ${OVERDUE_BEFORE}) as refunds`);
  return rows[0]!;
}

/**
 * Claims up to `limit` payments without an update since `moment`, oldest first. Sets their `updatedAt` to now, so that other workers
 * skip them until they are stale again. So a payment whose reconciliation keeps failing does not block other payments.
 */
export async function claimStalePayments(
  db: Database,
  provider: string,
  moment: string,
  limit: number,
): Promise<string[]> {
  const stale = db
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
  const claimed = await db
    .update(payments)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${payments.id} = any(array${stale})`)
    .returning({ id: payments.id });
  return claimed.map(({ id }) => id);
}

/** Claims stale refunds in the same way. Returns the ids of their payments. */
export async function claimStaleRefunds(
  db: Database,
  provider: string,
  moment: string,
  limit: number,
): Promise<string[]> {
  const stale = db
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
  const claimed = await db
    .update(refunds)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${refunds.id} = any(array${stale})`)
    .returning({ paymentId: refunds.paymentId });
  return [...new Set(claimed.map(({ paymentId }) => paymentId))];
}
