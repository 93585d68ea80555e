import { accessTokens } from '../shop/accounts/tokens/access-tokens.ts';
import { createPasswords } from '../shop/accounts/passwords/passwords.ts';
import type { Tally, TallyName } from '../platform/cluster/shared-counter.ts';
import type { Settled } from '../config/config.ts';
import { shopId } from '../platform/db/shop.ts';
import { emailFolder } from '../shop/emails/transports/transport.ts';
import { createServer } from '../server/create-server.ts';
import { createBudget, noBudget } from '../platform/throttles/budget.ts';
import { postgresCounters, type Counters } from '../platform/throttles/counters.ts';
import { createThrottles, noThrottles, type Throttles } from '../platform/throttles/throttles.ts';
import { sampleAccounts } from './sample-accounts.ts';
import type { Lifetime } from './lifetime.ts';
import type { Services } from './services.ts';

/** Serves, and answers with the address that clients reach it at. */
export async function serve(
  settled: Settled,
  services: Services,
  tallies: Record<TallyName, Tally>,
  { logger, onStop }: Lifetime,
): Promise<string> {
  const { rateLimits, requests } = settled;
  let url = settled.publicUrl ?? '';
  const app = await createServer({
    ...services,
    logger,
    tokens: await accessTokens(settled.signingKey, { verificationKeys: settled.jwtVerificationKeys }),
    passwords: createPasswords(settled.passwordHashing),
    throttles: rateLimits ? await throttlesOf(settled, services, onStop) : noThrottles,
    budget: rateLimits ? createBudget(settled.costBucket, Date.now, tallies.spent) : noBudget,
    pricing: {
      currency: settled.currency,
      pricesIncludeTax: settled.pricesIncludeTax,
      rounding: settled.rounding,
      home: { country: settled.country, region: settled.region, postalCode: null },
      taxProvider: null,
    },
    sessionLifetimes: settled.sessions,
    webhooksToPrivateAddresses: settled.webhooksToPrivateAddresses,
    publicUrl: () => url,
    introspection: settled.introspection,
    corsOrigins: settled.corsOrigins,
    limits: settled.limits,
    trustedDocuments: settled.trustedDocuments,
    liveConnections: settled.liveConnections,
    liveElsewhere: tallies.live,
    requestTimeoutMs: requests.timeoutSeconds * 1000,
    patience: {
      headersMs: requests.headersSeconds * 1000,
      requestMs: requests.bodySeconds * 1000,
      keepAliveMs: requests.keepAliveSeconds * 1000,
    },
    largestBody: requests.bodyBytes,
    mostConnections: requests.connections,
    trustProxy: settled.trustProxy,
    hsts: settled.isProduction,
    startPage: settled.startPage ? { accounts: () => sampleAccounts(services.db) } : null,
    devMailFolder: settled.mail.transport === 'files' ? emailFolder(settled.dataDir) : null,
  });
  onStop(() => app.close());
  const address = await app.listen({ host: settled.host, port: settled.port }).catch((error: unknown) => {
    throw isTaken(error)
      ? new Error(`port ${settled.port} is taken: set PORT to another, or to 0 for any`)
      : error;
  });
  url ||= address;
  return url;
}

async function throttlesOf(
  { redisUrl }: Settled,
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
  return redisCounters(url, `ordergraph:${await shopId(db)}:throttles`, log);
}

const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
