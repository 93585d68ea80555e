import type { PaymentConfig } from '../../../config/config.ts';
import type { Database } from '../../../platform/db/client.ts';
import type { PaymentProvider } from './provider.ts';
import { testProvider } from './test/test-provider.ts';

/** `testSecret`: the key of the test provider's webhook signatures. */
export async function createPaymentProvider(
  config: PaymentConfig,
  db: Database,
  testSecret: string,
): Promise<PaymentProvider | null> {
  switch (config.provider) {
    case 'stripe': {
      // Stripe's package takes longer to load than the rest of the program, so it is loaded only if used.
      const { stripeProvider } = await import('./stripe/stripe.ts');
      return stripeProvider(config);
    }
    case 'test':
      return testProvider({ db, webhookSecret: testSecret });
    case 'none':
      return null;
  }
}
