import { createHmac } from 'node:crypto';
import type { ResolvedConfig } from '../config/config.ts';
import { closeDatabase, openDatabase, type Database } from '../platform/db/client.ts';
import type { Positions } from '../platform/db/replicas/current-position.ts';
import { waitingForShare } from '../platform/db/fair-share.ts';
import { requirePrimary } from '../platform/db/readiness.ts';
import { retryOutages } from '../platform/db/retry-outages.ts';
import { findDefaultTtlStart } from '../platform/db/shop.ts';
import type { LogError } from '../platform/errors.ts';
import { createBus, type Bus } from '../platform/events/bus.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import { describeError, logErrorsTo } from '../server/http/format-error.ts';
import { createOrderTokens, type OrderTokens } from '../shop/orders/order-tokens.ts';
import type { UnpaidTtls } from '../shop/orders/unpaid-ttls.ts';
import { createPaymentProvider } from '../shop/payments/providers/create-payment-provider.ts';
import type { PaymentProvider } from '../shop/payments/providers/provider.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { Lifetime } from './lifetime.ts';
import { outages, replicaOutages } from './outage-log.ts';
import { createMetricsOf } from './start-telemetry.ts';

export function connect({ databaseUrl, database }: ResolvedConfig, { logger, onStop }: Lifetime): Database {
  const db = openDatabase({
    url: databaseUrl,
    poolMax: database.poolMax,
    timeouts: database.timeouts,
    usesPooler: database.directUrl !== null,
    // The pool replaces a failed connection. If it cannot, each statement that needs a connection reports the error.
    onConnectionError: (error) => logger.debug({ error: describeError(error) }, 'database connection failed'),
  });
  outages.watch({ logger, probe: () => requirePrimary(db) });
  replicaOutages.watch(logger);
  onStop(() => closeDatabase(db));
  return db;
}

/** Used by the server and by the worker. */
export type Services = {
  db: Database;
  bus: Bus;
  paymentProvider: PaymentProvider | null;
  orderTokens: OrderTokens;
  unpaidTtls: UnpaidTtls;
  /** Null if the shop stores no images. */
  storage: MediaStorage | null;
  /** Null if there are no replicas. */
  positions: Positions | null;
  /** Null if no metrics are recorded. */
  metrics: Metrics | null;
  log: LogError;
};

export async function startServices(
  config: ResolvedConfig,
  db: Database,
  { logger, onStop }: Lifetime,
): Promise<Services> {
  const { directDatabaseUrl, signingKey, payments, redisUrl, media } = config;
  const log = logErrorsTo(logger);
  const testSecret = createHmac('sha256', signingKey).update('test payments').digest('hex');
  const paymentProvider = await createPaymentProvider(payments, db, testSecret);
  const bus = await createBus({ db, databaseUrl: directDatabaseUrl, redisUrl, log });
  onStop(() => bus.stop());
  const orderTokens = createOrderTokens(createHmac('sha256', signingKey).update('order access').digest());
  const unpaidTtls = await unpaidTtlsOf(config, db, log);
  const storage = await createStorage(media);
  const metrics = await createMetricsOf(config);
  metrics?.observePool(db.$client, () => waitingForShare(db.$client));
  const positions = await positionsOf(config);
  return { db, bus, paymentProvider, orderTokens, unpaidTtls, storage, positions, metrics, log };
}

/** Loads the module only if there are replicas. */
async function positionsOf({ database, signingKey }: ResolvedConfig): Promise<Positions | null> {
  if (database.replicaUrls.length === 0) return null;
  const { createPositions } = await import('../platform/db/replicas/current-position.ts');
  return createPositions(signingKey);
}

const ALWAYS = new Date(0);

/** Without UNPAID_ORDER_TTL, a default applies, but only to orders that were placed since the shop first started with a version that has it. */
async function unpaidTtlsOf(
  { unpaidOrderTtl: ttl, guestOrderTtlSeconds: seconds }: ResolvedConfig,
  db: Database,
  log: LogError,
): Promise<UnpaidTtls> {
  const since = ttl?.isDefault ? await retryOutages(() => findDefaultTtlStart(db), log) : ALWAYS;
  return {
    accounts: ttl && { seconds: ttl.seconds, since },
    guests: seconds === null ? null : { seconds, since: ALWAYS },
  };
}
