import type { Database } from '../db/client.ts';
import { isOver } from './order-payment.ts';
import type { PaymentProvider } from './provider.ts';
import { paymentsByOrderIds } from './repository.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * After an order was cancelled: what is reserved is let go of, and what was paid goes back. Fails where a payment was made
 * by a provider that the shop does not use any more, so that it is not forgotten.
 */
export async function settleOrderPayments(
  db: Database,
  provider: PaymentProvider | null,
  orderId: string,
): Promise<void> {
  for (const payment of await paymentsByOrderIds(db, [orderId])) {
    if (payment.provider === provider?.name) {
      await settlePayment(db, provider, payment.id);
    } else if (!isOver(payment)) {
      throw new Error(
        `the payment ${payment.id} is for ${payment.provider} to give back, which this shop does not use`,
      );
    }
  }
}
