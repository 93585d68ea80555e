import type { Logger } from 'pino';
import { createFirstAdmin } from '../shop/accounts/create-first-admin.ts';
import { createPasswords, type Passwords } from '../shop/accounts/passwords/passwords.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import { migrate } from '../platform/db/migrate.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import { prepareQueues } from '../platform/jobs/queues.ts';
import { fractionDigits } from '../platform/money/money.ts';
import { totalsAtRates } from '../shop/pricing/totals-at-rates.ts';

/** Makes of whatever database it is one that this program can serve. */
export async function prepare(db: Database, config: Config, logger: Logger): Promise<void> {
  await migrate(db);
  await prepareQueues(db);
  await claimCurrency(db, config.currency);
  const passwords = createPasswords(config.passwordHashing);
  if (config.admin && (await createFirstAdmin({ db, passwords }, config.admin))) {
    logger.info({ email: config.admin.email }, 'made the first administrator');
  }
  if (config.seed === 'sample') await fillWithSample(db, config, passwords, logger);
  if (!config.rateLimits) {
    logger.warn('RATE_LIMITS=off: whoever guesses passwords is not held up, and nobody runs out of requests');
  }
}

async function fillWithSample(
  db: Database,
  { currency }: Config,
  { hash: hashPassword }: Passwords,
  logger: Logger,
): Promise<void> {
  const { isEmptyShop, seed } = await import('../sample/seed.ts');
  if (!(await isEmptyShop(db))) return;
  logger.info('filling the empty database with the sample shop');
  await seed(db, { currency, fractionDigits: fractionDigits(currency), price: totalsAtRates, hashPassword });
}
