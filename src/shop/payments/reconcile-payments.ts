import type { Database } from '../../platform/db/client.ts';
import { instantSecondsAgo, claimStalePayments, claimStaleRefunds } from './stale-payments.sql.ts';
import { deleteOldEvents } from './payment-events.sql.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { advancePayment } from './advance-payment.ts';

/** The number of payments that are reconciled concurrently. */
const BATCH = 8;

/**
 * Advances payments and refunds that were not updated for `staleAfterSeconds`, because a process died, the provider did not respond,
 * or a webhook never arrived. If one payment fails, the others are still advanced. See docs/decisions/0007.
 */
export async function reconcilePayments(
  db: Database,
  provider: PaymentProvider,
  staleAfterSeconds: number,
): Promise<void> {
  const failures: unknown[] = [];
  const staleBefore = await instantSecondsAgo(db, staleAfterSeconds);
  for (const claim of [claimStalePayments, claimStaleRefunds]) {
    let ids: string[];
    do {
      ids = await claim(db, provider.name, staleBefore, BATCH);
      const outcomes = await Promise.allSettled(ids.map((id) => advancePayment(db, provider, id)));
      failures.push(
        ...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
      );
    } while (ids.length > 0);
  }
  await deleteOldEvents(db);
  if (failures.length > 0) throw new AggregateError(failures, 'some payments were not reconciled');
}
