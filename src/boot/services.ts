import { createHmac } from 'node:crypto';
import type { ResolvedConfig } from '../config/config.ts';
import { closeDatabase, openDatabase, type Database } from '../platform/db/client.ts';
import type { LogError } from '../platform/errors.ts';
import { createBus, type Bus } from '../platform/events/bus.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import { describeError, logErrorsTo } from '../server/http/format-error.ts';
import { createOrderTokens, type OrderTokens } from '../shop/orders/order-tokens.ts';
import { createPaymentProvider } from '../shop/payments/providers/create-payment-provider.ts';
import type { PaymentProvider } from '../shop/payments/providers/provider.ts';
import type { Lifetime } from './lifetime.ts';

export function connect({ databaseUrl, database }: ResolvedConfig, { logger, onStop }: Lifetime): Database {
  const db = openDatabase({
    url: databaseUrl,
    poolMax: database.poolMax,
    timeouts: database.timeouts,
    onConnectionError: (error) => logger.warn({ error: describeError(error) }, 'database connection failed'),
  });
  onStop(() => closeDatabase(db));
  return db;
}

/** Used by the server and by the worker. */
export type Services = {
  db: Database;
  bus: Bus;
  paymentProvider: PaymentProvider | null;
  orderTokens: OrderTokens;
  /** Null if the shop stores no images. */
  storage: MediaStorage | null;
  log: LogError;
};

export async function startServices(
  { databaseUrl, signingKey, payments, redisUrl, media }: ResolvedConfig,
  db: Database,
  { logger, onStop }: Lifetime,
): Promise<Services> {
  const log = logErrorsTo(logger);
  const testSecret = createHmac('sha256', signingKey).update('test payments').digest('hex');
  const paymentProvider = await createPaymentProvider(payments, db, testSecret);
  const bus = await createBus({ db, databaseUrl, redisUrl, log });
  onStop(() => bus.stop());
  const orderTokens = createOrderTokens(createHmac('sha256', signingKey).update('order access').digest());
  return { db, bus, paymentProvider, orderTokens, storage: await createStorage(media), log };
}
