import type { Database } from '../../platform/db/client.ts';
import { momentBefore, claimStalePayments, claimStaleRefunds } from './stale-payments.sql.ts';
import { forgetOldEvents } from './payment-events.sql.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { advancePayment } from './advance-payment.ts';

/** How many are asked about at once. */
const BATCH = 8;

/**
 * Asks the provider about payments and refunds that nothing was heard of for so long: whoever began them was killed, or had
 * no answer, or waits for a message that never came. One that fails does not keep the others from being settled.
 */
export async function reconcilePayments(
  db: Database,
  provider: PaymentProvider,
  hangingForSeconds: number,
): Promise<void> {
  const failures: unknown[] = [];
  const moment = await momentBefore(db, hangingForSeconds);
  for (const take of [claimStalePayments, claimStaleRefunds]) {
    let ids: string[];
    do {
      ids = await take(db, provider.name, moment, BATCH);
      const outcomes = await Promise.allSettled(ids.map((id) => advancePayment(db, provider, id)));
      failures.push(
        ...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
      );
    } while (ids.length > 0);
  }
  await forgetOldEvents(db);
  if (failures.length > 0) throw new AggregateError(failures, 'some payments could not be settled');
}
