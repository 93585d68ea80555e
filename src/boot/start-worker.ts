import type { ResolvedConfig } from '../config/config.ts';
import { retryOutages } from '../platform/db/retry-outages.ts';
import { createEmailSender } from '../shop/emails/email-sender.ts';
import { startJobHandlers } from './job-handlers.ts';
import type { Lifetime } from './lifetime.ts';
import type { Services } from './services.ts';

/** Starts the worker: it runs the jobs and publishes events. */
export async function startWorker(
  config: ResolvedConfig,
  services: Services,
  { onStop }: Lifetime,
): Promise<void> {
  const mail = createEmailSender(config.mail, { ...config.brand, shopUrl: config.shopUrl }, config.dataDir);
  onStop(() => mail?.transport.close());
  const start = () =>
    startJobHandlers({
      ...services,
      databaseUrl: config.directDatabaseUrl,
      currency: config.currency,
      mail,
      reconcilePaymentsAfterSeconds: config.reconcilePaymentsAfterSeconds,
      guestCartTtlSeconds: config.guestCartTtlSeconds,
      retention: config.retention,
      allowPrivateAddresses: config.allowPrivateAddresses,
    });
  const jobs = await retryOutages(start, services.log);
  onStop(() => jobs.stop());
}
