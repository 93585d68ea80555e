import { setTimeout as sleep } from 'node:timers/promises';
import { accessTokens } from '../shop/accounts/tokens/access-tokens.ts';
import { createPasswords } from '../shop/accounts/passwords/passwords.ts';
import type { CounterOf } from '../platform/cluster/shared-counter.ts';
import type { ResolvedConfig } from '../config/config.ts';
import { retryOutages } from '../platform/db/retry-outages.ts';
import { shopId } from '../platform/db/shop.ts';
import { emailFolder } from '../shop/emails/transports/transport.ts';
import { unpaidLimitsIn } from '../shop/orders/unpaid-limits.ts';
import type { ShippingProvider } from '../shop/pricing/shipping-provider.ts';
import { carrierRates } from '../shop/shipping/carrier-rates.ts';
import { createServer } from '../server/create-server.ts';
import { buildFolder } from '../server/pages/storefront/build.ts';
import { createBudget, noBudget } from '../platform/throttles/budget.ts';
import { postgresCounters, type Counters } from '../platform/throttles/counters.ts';
import { createThrottles, noThrottles, type Throttles } from '../platform/throttles/throttles.ts';
import { sampleAccounts } from './sample-accounts.ts';
import type { Lifetime } from './lifetime.ts';
import { reloadTrustedDocuments } from './reload-trusted-documents.ts';
import type { Services } from './services.ts';
import { startReplicas } from './start-replicas.ts';

/** Starts the server. Returns the URL at which clients reach it. */
export async function startServer(
  config: ResolvedConfig,
  services: Services,
  counterOf: CounterOf,
  lifetime: Lifetime,
): Promise<string> {
  const { logger, onStop, isStopping } = lifetime;
  const { rateLimits, trustedDocumentPaths: paths } = config;
  let url = config.publicUrl ?? '';
  const replicas = await startReplicas(config, services, lifetime);
  const app = await createServer({
    ...services,
    replicas,
    logger,
    tokens: await accessTokens(config.signingKey, { verificationKeys: config.jwtVerificationKeys }),
    passwords: createPasswords(config.passwordHashing),
    throttles: rateLimits ? await throttlesOf(config, services, onStop) : noThrottles,
    budget: rateLimits ? createBudget(config.costBucket, Date.now, counterOf('spent')) : noBudget,
    unpaidLimits: config.unpaidLimits && unpaidLimitsIn(config.currency, config.unpaidLimits),
    pricing: {
      currency: config.currency,
      pricesIncludeTax: config.pricesIncludeTax,
      rounding: config.rounding,
      home: { country: config.country, region: config.region, postalCode: null },
      taxProvider: null,
      shippingProvider: shippingProviderOf(config, services),
    },
    requiresShipping: config.requiresShipping,
    stockDisplay: config.stockDisplay,
    storefront: { ...config.brand, url: config.shopUrl, links: config.shopLinks },
    guestCheckout: config.guestCheckout,
    sessionLifetimes: config.sessionLifetimes,
    allowPrivateAddresses: config.allowPrivateAddresses,
    isStopping,
    publicUrl: () => url,
    introspection: config.introspection,
    schemaFile: config.schemaFile,
    limits: config.limits,
    trustedDocuments: config.trustedDocuments,
    ...(paths.length > 0 && {
      onDocuments: (documents) => reloadTrustedDocuments(paths, documents, lifetime),
    }),
    http: config.http,
    subscriptions: config.subscriptions,
    counterOf,
    hsts: config.isProduction,
    accessLog: config.accessLog,
    merchantFeed: config.merchantFeed,
    startPage: config.startPage ? { accounts: () => sampleAccounts(services.db) } : null,
    storefrontPages: config.storefront ? { folder: buildFolder, buildsAtStart: !config.isProduction } : null,
    timeZone: config.brand.timeZone,
    devMailFolder: config.mail.transport === 'files' ? emailFolder(config.dataDir) : null,
  });
  onStop(() => app.close());
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw isPortInUse(error)
      ? new Error(
          `port ${config.port} is already in use. Set PORT to a free port, or to 0 for any free port.`,
        )
      : error;
  });
  // Stop functions run in reverse order, so this delay comes before the server closes.
  onStop(() => lifetime.hasFailed() || sleep(config.shutdownDelayMs));
  // Development servers of front ends use localhost. Browsers treat localhost and 127.0.0.1 as two sites, so a page of localhost
  // could not use a cookie of 127.0.0.1.
  url ||= new URL(address.replace('//127.0.0.1:', '//localhost:')).origin;
  return url;
}

function shippingProviderOf(
  { shippingRates, allowPrivateAddresses }: ResolvedConfig,
  { log }: Services,
): ShippingProvider | null {
  if (!shippingRates) return null;
  const { url, secret } = shippingRates;
  return carrierRates({ url: new URL(url), secret, allowPrivateAddresses, log });
}

async function throttlesOf(
  { redisUrl }: ResolvedConfig,
  services: Services,
  onStop: Lifetime['onStop'],
): Promise<Throttles> {
  const counters = redisUrl
    ? await countersInRedis(redisUrl, services)
    : postgresCounters(services.db, services.log);
  onStop(() => counters.stop());
  return createThrottles(counters);
}

async function countersInRedis(url: string, { db, log }: Services): Promise<Counters> {
  const { redisCounters } = await import('../platform/throttles/redis-counters.ts');
  const id = await retryOutages(() => shopId(db), log);
  return redisCounters(url, `ordergraph:${id}:throttles`, log);
}

const isPortInUse = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
