import type { Database } from '../db/client.ts';
import { isOver } from './order-payment.ts';
import type { PaymentProvider } from './provider.ts';
import { paymentsByOrderIds } from './repository.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * After an order was cancelled: what is reserved is let go of, and what was paid goes back. Fails as long as it has not, also
 * where the shop does not use the provider any more: the job is done again then, and staff read of it in the log.
 */
export async function settleOrderPayments(
  db: Database,
  provider: PaymentProvider | null,
  orderId: string,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { id, provider: name } of await paymentsByOrderIds(db, [orderId])) {
    if (name === provider?.name) {
      await settlePayment(db, provider, id).catch((error: unknown) => failures.push(error));
    }
  }
  const left = (await paymentsByOrderIds(db, [orderId])).filter((payment) => !isOver(payment));
  failures.push(
    ...left.map(({ id, provider: name }) => new Error(`the payment ${id} is still with ${name}`)),
  );
  if (failures.length > 0)
    throw new AggregateError(failures, `the order ${orderId} is cancelled, and not all has gone back`);
}
