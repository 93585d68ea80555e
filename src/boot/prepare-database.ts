import type { Logger } from 'pino';
import { createFirstAdmin } from '../shop/accounts/create-first-admin.ts';
import { createPasswords, type Passwords } from '../shop/accounts/passwords/passwords.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import { taxRates } from '../platform/db/schema.ts';
import { migrate } from '../platform/db/migrate.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import { prepareQueues } from '../platform/jobs/queues.ts';
import { fractionDigits } from '../platform/money/money.ts';
import { totalsAtRates } from '../shop/pricing/totals-at-rates.ts';

/** Migrates the database, creates the job queues and the first administrator, and seeds it if configured. */
export async function prepareDatabase(db: Database, config: Config, logger: Logger): Promise<void> {
  await migrate(db);
  await prepareQueues(db);
  await claimCurrency(db, config.currency);
  const passwords = createPasswords(config.passwordHashing);
  if (config.admin && (await createFirstAdmin({ db, passwords }, config.admin))) {
    logger.info({ email: config.admin.email }, 'first administrator created');
  }
  if (config.seed === 'sample') await seedSampleShop(db, config, passwords, logger);
  if ((await db.$count(taxRates)) === 0) {
    logger.warn(
      'this shop has no tax rates, so it charges no tax: create them with the mutation createTaxRate',
    );
  }
  if (!config.rateLimits) {
    logger.warn('RATE_LIMITS=off: passwords can be guessed without delay, and requests are not limited');
  }
}

async function seedSampleShop(
  db: Database,
  { currency }: Config,
  { hash: hashPassword }: Passwords,
  logger: Logger,
): Promise<void> {
  const { isEmptyShop, seed } = await import('../sample/seed.ts');
  if (!(await isEmptyShop(db))) return;
  logger.info('seeding the empty database with the sample shop');
  await seed(db, { currency, fractionDigits: fractionDigits(currency), price: totalsAtRates, hashPassword });
}
