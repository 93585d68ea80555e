import type { AccessTokens } from './accounts/access-tokens.ts';
import type { Database } from './db/client.ts';
import type { LogError } from './errors.ts';
import type { Bus } from './events/bus.ts';
import type { Loaders } from './loaders.ts';
import type { PaymentProvider } from './payments/provider.ts';
import type { Pricing } from './pricing/totals.ts';
import type { Viewer } from './viewer.ts';

/** What the shop is set to. */
export type Shop = { currency: string; publicUrl: string };

/** What every resolver may use. The loaders are renewed with each root field of a mutation, since what they hold is then stale. */
export type Context = {
  db: Database;
  viewer: Viewer | null;
  loaders: Loaders;
  shop: Shop;
  pricing: Pricing;
  /** Null where the shop takes no payments. */
  paymentProvider: PaymentProvider | null;
  /** Whether webhooks may go to private and loopback addresses, and over plain http. */
  webhooksToPrivateAddresses: boolean;
  tokens: AccessTokens;
  bus: Bus;
  log: LogError;
};
