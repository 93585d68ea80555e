import type { AccessTokens } from './accounts/access-tokens.ts';
import type { Passwords } from './accounts/passwords.ts';
import type { Client } from './client.ts';
import type { Database } from './db/client.ts';
import type { LogError } from './errors.ts';
import type { Bus } from './events/bus.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { PaymentProvider } from './payments/provider.ts';
import type { Pricing } from './pricing/totals.ts';
import type { Throttles } from './throttles/throttles.ts';
import type { Viewer } from './viewer.ts';

/** What the shop is set to. */
export type Shop = { currency: string; publicUrl: string };

/** What every resolver may use. The loaders are renewed with each root field of a mutation, since what they hold is then stale. */
export type Context = {
  db: Database;
  viewer: Viewer | null;
  client: Client;
  loaders: Loaders;
  shop: Shop;
  pricing: Pricing;
  /** Null where the shop takes no payments. */
  paymentProvider: PaymentProvider | null;
  /** Whether webhooks may go to private and loopback addresses, and over plain http. */
  webhooksToPrivateAddresses: boolean;
  tokens: AccessTokens;
  passwords: Passwords;
  throttles: Throttles;
  bus: Bus;
  log: LogError;
};

/** What every context is made of, whoever asks. */
export type Services = Omit<Context, 'viewer' | 'client' | 'loaders' | 'shop' | 'log'> & {
  /** Where clients reach the server; read at each request, since the port may only be known once it listens. */
  publicUrl: () => string;
};

type Asking = { viewer: Viewer | null; client: Client; log: LogError; loaders?: Loaders | undefined };

export const createContext = (
  { publicUrl, ...services }: Services,
  { viewer, client, log, loaders = createLoaders(services.db) }: Asking,
): Context => ({
  db: services.db,
  viewer,
  client,
  loaders,
  shop: { currency: services.pricing.currency, publicUrl: publicUrl() },
  pricing: services.pricing,
  paymentProvider: services.paymentProvider,
  webhooksToPrivateAddresses: services.webhooksToPrivateAddresses,
  tokens: services.tokens,
  passwords: services.passwords,
  throttles: services.throttles,
  bus: services.bus,
  log,
});
