import type { AccessTokens } from './accounts/access-tokens.ts';
import type { Database } from './db/client.ts';
import type { LogError } from './errors.ts';
import type { Bus } from './events/bus.ts';
import { createLoaders, type Loaders } from './loaders.ts';
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

/** What every context is made of, whoever asks. */
export type Services = Omit<Context, 'viewer' | 'loaders' | 'shop' | 'log'> & {
  /** Where clients reach the server; read at each request, since the port may only be known once it listens. */
  publicUrl: () => string;
};

type Asking = { viewer: Viewer | null; log: LogError; loaders?: Loaders | undefined };

export const createContext = (
  { db, pricing, paymentProvider, webhooksToPrivateAddresses, tokens, bus, publicUrl }: Services,
  { viewer, log, loaders = createLoaders(db) }: Asking,
): Context => ({
  db,
  viewer,
  loaders,
  shop: { currency: pricing.currency, publicUrl: publicUrl() },
  pricing,
  paymentProvider,
  webhooksToPrivateAddresses,
  tokens,
  bus,
  log,
});
