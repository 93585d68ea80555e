import type { Settled } from '../config/config.ts';
import { createEmailSender } from '../shop/emails/email-sender.ts';
import { startWorker } from './job-handlers.ts';
import type { Lifetime } from './lifetime.ts';
import type { Services } from './services.ts';

/** Does the jobs. */
export async function work(
  settled: Settled,
  services: Services,
  { serves }: { serves: boolean },
  { onStop }: Lifetime,
): Promise<void> {
  const mail = createEmailSender(
    settled.mail,
    { ...settled.brand, shopUrl: settled.shopUrl },
    settled.dataDir,
  );
  onStop(() => mail?.transport.close());
  const worker = await startWorker({
    ...services,
    databaseUrl: settled.databaseUrl,
    mail,
    reconcilePaymentsAfterSeconds: settled.reconcilePaymentsAfterSeconds,
    unpaidOrderTtlSeconds: settled.unpaidOrderTtlSeconds,
    webhooksToPrivateAddresses: settled.webhooksToPrivateAddresses,
    serves,
  });
  onStop(() => worker.stop());
}
