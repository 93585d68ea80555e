import type { Database } from '../db/client.ts';
import type { PaymentProvider } from './provider.ts';
import { paymentsByOrderIds } from './repository.ts';
import { settlePayment } from './settle-payment.ts';

/** After an order was cancelled: what is reserved is let go of, and what was paid goes back. */
export async function settleOrderPayments(
  db: Database,
  provider: PaymentProvider,
  orderId: string,
): Promise<void> {
  const payments = await paymentsByOrderIds(db, [orderId]);
  for (const payment of payments) {
    if (payment.provider === provider.name) await settlePayment(db, provider, payment.id);
  }
}
