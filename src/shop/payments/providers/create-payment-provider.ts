import type { PaymentConfig } from '../../../config/config.ts';
import type { Database } from '../../../platform/db/client.ts';
import type { PaymentProvider } from './provider.ts';
import { testProvider } from './test/test-provider.ts';

/** `testSecret`: what the test provider signs its messages with. */
export async function createPaymentProvider(
  config: PaymentConfig,
  db: Database,
  testSecret: string,
): Promise<PaymentProvider | null> {
  switch (config.provider) {
    case 'stripe': {
      // Loading Stripe's package takes longer than the rest of a start without it.
      const { stripeProvider } = await import('./stripe/stripe.ts');
      return stripeProvider(config);
    }
    case 'test':
      return testProvider({ db, webhookSecret: testSecret });
    case 'none':
      return null;
  }
}
