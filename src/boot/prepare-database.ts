import type { Logger } from 'pino';
import { createFirstAdmin } from '../shop/accounts/create-first-admin.ts';
import { createPasswords, type Passwords } from '../shop/accounts/passwords/passwords.ts';
import type { Config, ResolvedConfig } from '../config/config.ts';
import { checkDatabase } from '../platform/db/check-database.ts';
import type { Database } from '../platform/db/client.ts';
import { taxRates } from '../platform/db/schema.ts';
import { migrate } from '../platform/db/migrate.ts';
import { missingMigrations } from '../platform/db/migrations.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import { prepareQueues } from '../platform/jobs/queues.ts';
import { fractionDigits } from '../platform/money/money.ts';
import { useSearchLanguage } from '../shop/catalog/search/search-language.ts';
import { totalsAtRates } from '../shop/pricing/totals-at-rates.ts';

/**
 * Checks and migrates a database, and creates the job queues. `warn` gets a message while a migration is blocked. The queues come
 * first: a database that has all migrations is complete.
 */
export async function updateDatabase(
  db: Database,
  url: string,
  warn: (message: string) => void,
): Promise<void> {
  await checkDatabase(url);
  await prepareQueues(db);
  await migrate(db, {
    onBlocked: () => warn('a migration waits for a lock: a transaction uses the table for long'),
  });
}

/** Throws if migrations are missing. The database may be newer than this program. */
async function requireMigrated(db: Database, url: string): Promise<void> {
  await checkDatabase(url);
  const missing = await missingMigrations(db);
  if (missing.length === 0) return;
  throw new Error(
    `The database lacks ${missing.length} migrations of this version, the first is ${missing[0]}. Instances with MIGRATE=off ` +
      'start after the migrations: run one instance with MIGRATE=only first.',
  );
}

/** Updates the database, creates the first administrator, and seeds the database if configured. */
export async function prepareDatabase(db: Database, config: ResolvedConfig, logger: Logger): Promise<void> {
  if (config.migrate === 'off') await requireMigrated(db, config.databaseUrl);
  else await updateDatabase(db, config.databaseUrl, (message) => logger.warn(message));
  await claimCurrency(db, config.currency);
  await useSearchLanguage(db, config.brand.locale);
  if (config.seed === 'sample' && config.admin) await refuseSampleAddress(db, config.admin.email);
  const passwords = createPasswords(config.passwordHashing);
  if (config.admin && (await createFirstAdmin({ db, passwords }, config.admin))) {
    logger.info({ email: config.admin.email }, 'first administrator created');
  }
  if (config.seed === 'sample') await seedSampleShop(db, config, passwords, logger);
  const [rate] = await db.select({ id: taxRates.id }).from(taxRates).limit(1);
  if (!rate) {
    logger.warn(
      'this shop has no tax rates, so it charges no tax: create them with the mutation createTaxRate',
    );
  }
  if (!config.rateLimits) {
    logger.warn('RATE_LIMITS=off: passwords can be guessed without delay, and requests are not limited');
  }
}

/** Before the administrator is created: the sample, which is added later, has accounts with fixed addresses. */
async function refuseSampleAddress(db: Database, email: string): Promise<void> {
  const { isEmptyShop, isSampleAddress } = await import('../sample/seed.ts');
  if (!isSampleAddress(email) || !(await isEmptyShop(db))) return;
  throw new Error(
    `ADMIN_EMAIL is ${email}, the address of an account of the sample shop. Use another address, or SEED=none.`,
  );
}

async function seedSampleShop(
  db: Database,
  { currency, media }: Config,
  { hash: hashPassword }: Passwords,
  logger: Logger,
): Promise<void> {
  const { isEmptyShop, seed } = await import('../sample/seed.ts');
  if (!(await isEmptyShop(db))) return;
  logger.info('seeding the empty database with the sample shop');
  await seed(db, {
    currency,
    fractionDigits: fractionDigits(currency),
    price: totalsAtRates,
    hashPassword,
    storage: await createStorage(media),
  });
}
