import type { AccessTokens } from './accounts/tokens/access-tokens.ts';
import type { Passwords } from './accounts/passwords/passwords.ts';
import type { RefreshCookie } from './accounts/sessions/refresh-cookie.ts';
import type { ClientInfo } from '../platform/request-info.ts';
import type { SessionLifetimes } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import type { LogError } from '../platform/errors.ts';
import type { Bus } from '../platform/events/bus.ts';
import type { StockDisplay } from './catalog/stock/stock-display.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { OrderTokens } from './orders/order-tokens.ts';
import type { UnpaidLimits } from './orders/unpaid-limits.ts';
import type { UnpaidTtls } from './orders/unpaid-ttls.ts';
import type { PaymentProvider } from './payments/providers/provider.ts';
import type { Pricing } from './pricing/totals.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import type { Throttles } from '../platform/throttles/throttles.ts';
import type { Storefront } from './storefront/storefront.ts';
import type { Viewer } from '../platform/viewer.ts';

/** Settings of the shop that resolvers need. */
type Shop = {
  currency: string;
  publicUrl: string;
  /** Whether every order needs a shipping method. */
  requiresShipping: boolean;
  stockDisplay: StockDisplay;
  storefront: Storefront;
  /** Whether orders are accepted without sign-in. */
  guestCheckout: boolean;
};

/** The context of every resolver. Each root field of a mutation gets new loaders: an earlier field may have changed the cached rows. */
export type Context = {
  db: Database;
  viewer: Viewer | null;
  client: ClientInfo;
  /** Null for origins that are not allowed, and for subscriptions. */
  refreshCookie: RefreshCookie | null;
  loaders: Loaders;
  shop: Shop;
  pricing: Pricing;
  /** Null if the shop takes no payments. */
  paymentProvider: PaymentProvider | null;
  /** Null if unpaid orders have no limits. */
  unpaidLimits: UnpaidLimits | null;
  /** Allows webhooks to private and loopback addresses, and over plain http. */
  allowPrivateAddresses: boolean;
  /** Null if the shop stores no images. */
  storage: MediaStorage | null;
  tokens: AccessTokens;
  passwords: Passwords;
  throttles: Throttles;
  sessionLifetimes: SessionLifetimes;
  orderTokens: OrderTokens;
  unpaidTtls: UnpaidTtls;
  bus: Bus;
  log: LogError;
};

/** The parts of a context that are the same for all requests. */
export type Services = Omit<Context, 'viewer' | 'client' | 'refreshCookie' | 'loaders' | 'shop' | 'log'> & {
  requiresShipping: boolean;
  stockDisplay: StockDisplay;
  storefront: Storefront;
  guestCheckout: boolean;
  /** The URL of the server for clients. A function, since the port may be known only after the server listens. */
  publicUrl: () => string;
};

/** The parts of a context that belong to one request. */
type RequestContext = {
  viewer: Viewer | null;
  client: ClientInfo;
  log: LogError;
  refreshCookie?: RefreshCookie | null;
  loaders?: Loaders | undefined;
};

export const createContext = (
  { publicUrl, ...services }: Services,
  { viewer, client, log, refreshCookie = null, loaders = createLoaders(services.db) }: RequestContext,
): Context => ({
  db: services.db,
  viewer,
  client,
  refreshCookie,
  loaders,
  shop: {
    currency: services.pricing.currency,
    publicUrl: publicUrl(),
    requiresShipping: services.requiresShipping,
    stockDisplay: services.stockDisplay,
    storefront: services.storefront,
    guestCheckout: services.guestCheckout,
  },
  pricing: services.pricing,
  paymentProvider: services.paymentProvider,
  unpaidLimits: services.unpaidLimits,
  allowPrivateAddresses: services.allowPrivateAddresses,
  storage: services.storage,
  tokens: services.tokens,
  passwords: services.passwords,
  throttles: services.throttles,
  sessionLifetimes: services.sessionLifetimes,
  orderTokens: services.orderTokens,
  unpaidTtls: services.unpaidTtls,
  bus: services.bus,
  log,
});
