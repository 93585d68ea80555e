import type { PaymentConfig } from '../config.ts';
import type { Database } from '../db/client.ts';
import type { PaymentProvider } from './provider.ts';
import { stripeProvider } from './stripe.ts';
import { testProvider } from './test-provider.ts';

/** `testSecret`: what the test provider signs its messages with. */
export function createPaymentProvider(
  config: PaymentConfig,
  db: Database,
  testSecret: string,
): PaymentProvider | null {
  switch (config.provider) {
    case 'stripe':
      return stripeProvider(config);
    case 'test':
      return testProvider({ db, webhookSecret: testSecret });
    case 'none':
      return null;
  }
}
