import type { Database } from '../../../../platform/db/client.ts';
import type { PaymentProvider } from '../provider.ts';
import { receiveWebhook } from '../../receive-webhook.ts';
import type { TestProvider } from './test-provider.ts';

/** Makes the decision of the test provider's bank or customer, and processes the webhook that the provider would send. */
export async function sendTestWebhook(
  db: Database,
  provider: PaymentProvider | TestProvider,
  providerPaymentId: string,
): Promise<void> {
  const message = 'decide' in provider ? await provider.decide(providerPaymentId) : null;
  if (message) await receiveWebhook(db, provider, message.body, message.headers);
}
