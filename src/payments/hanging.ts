import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { payments, refunds } from '../db/schema.ts';

const agoOf = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/**
 * Takes up to `limit` payments that nothing was heard of for so long, the longest first, and marks them as looked at: other
 * workers leave them alone for as long again, and one that cannot be settled does not stand before the rest.
 */
export async function takeHangingPayments(
  db: Database,
  provider: string,
  seconds: number,
  limit: number,
): Promise<string[]> {
  const hanging = db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        inArray(payments.status, ['PENDING', 'AUTHORIZED']),
        eq(payments.provider, provider),
        lt(payments.updatedAt, agoOf(seconds)),
      ),
    )
    .orderBy(asc(payments.updatedAt))
    .limit(limit)
    .for('no key update', { skipLocked: true });
  const taken = await db
    .update(payments)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${payments.id} in ${hanging}`)
    .returning({ id: payments.id });
  return taken.map(({ id }) => id);
}

/** The same for refunds: the payments that they are of. */
export async function takeHangingRefunds(
  db: Database,
  provider: string,
  seconds: number,
  limit: number,
): Promise<string[]> {
  const hanging = db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(refunds.status, 'PENDING'),
        eq(payments.provider, provider),
        lt(refunds.updatedAt, agoOf(seconds)),
      ),
    )
    .orderBy(asc(refunds.updatedAt))
    .limit(limit)
    .for('no key update', { of: refunds, skipLocked: true });
  const taken = await db
    .update(refunds)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(sql`${refunds.id} in ${hanging}`)
    .returning({ paymentId: refunds.paymentId });
  return [...new Set(taken.map(({ paymentId }) => paymentId))];
}
