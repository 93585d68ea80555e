import type { Database } from '../db/client.ts';
import { takeHangingPayments, takeHangingRefunds } from './hanging.ts';
import type { PaymentProvider } from './provider.ts';
import { settlePayment } from './settle-payment.ts';

const BATCH = 100;

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
  for (const take of [takeHangingPayments, takeHangingRefunds]) {
    let ids: string[];
    do {
      ids = await take(db, provider.name, hangingForSeconds, BATCH);
      for (const id of ids) {
        await settlePayment(db, provider, id).catch((error: unknown) => failures.push(error));
      }
    } while (ids.length === BATCH);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some payments could not be settled');
}
