import type { AccessTokens } from './accounts/tokens/access-tokens.ts';
import type { Passwords } from './accounts/passwords/passwords.ts';
import type { RefreshCookie } from './accounts/sessions/refresh-cookie.ts';
import type { ClientInfo } from '../platform/request-info.ts';
import type { SessionLifetimes } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import type { LogError } from '../platform/errors.ts';
import type { Bus } from '../platform/events/bus.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { PaymentProvider } from './payments/providers/provider.ts';
import type { Pricing } from './pricing/totals.ts';
import type { Throttles } from '../platform/throttles/throttles.ts';
import type { Viewer } from '../platform/viewer.ts';

/** What the shop is set to. */
export type Shop = { currency: string; publicUrl: string };

/** What every resolver may use. The loaders are renewed with each root field of a mutation, since what they hold is then stale. */
export type Context = {
  db: Database;
  viewer: Viewer | null;
  client: ClientInfo;
  /** Null for a page that is not welcome, and on live connections. */
  refreshCookie: RefreshCookie | null;
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
  sessionLifetimes: SessionLifetimes;
  bus: Bus;
  log: LogError;
};

/** What every context is made of, whoever asks. */
export type Services = Omit<Context, 'viewer' | 'client' | 'refreshCookie' | 'loaders' | 'shop' | 'log'> & {
  /** Where clients reach the server; read at each request, since the port may only be known once it listens. */
  publicUrl: () => string;
};

type Asking = {
  viewer: Viewer | null;
  client: ClientInfo;
  log: LogError;
  refreshCookie?: RefreshCookie | null;
  loaders?: Loaders | undefined;
};

export const createContext = (
  { publicUrl, ...services }: Services,
  { viewer, client, log, refreshCookie = null, loaders = createLoaders(services.db) }: Asking,
): Context => ({
  db: services.db,
  viewer,
  client,
  refreshCookie,
  loaders,
  shop: { currency: services.pricing.currency, publicUrl: publicUrl() },
  pricing: services.pricing,
  paymentProvider: services.paymentProvider,
  webhooksToPrivateAddresses: services.webhooksToPrivateAddresses,
  tokens: services.tokens,
  passwords: services.passwords,
  throttles: services.throttles,
  sessionLifetimes: services.sessionLifetimes,
  bus: services.bus,
  log,
});
