import type { Logger } from 'pino';
import { createFirstAdmin } from '../shop/accounts/create-first-admin.ts';
import { createPasswords, type Passwords } from '../shop/accounts/passwords/passwords.ts';
import type { Config, ResolvedConfig } from '../config/config.ts';
import { checkDatabase } from '../platform/db/check-database.ts';
import { closeDatabase, openDatabase, type Database } from '../platform/db/client.ts';
import { taxRates } from '../platform/db/schema.ts';
import { migrate } from '../platform/db/migrate.ts';
import { missingMigrations } from '../platform/db/migrations.ts';
import { checkPooler, storeSessionSettings } from '../platform/db/pooler.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import { prepareQueues } from '../platform/jobs/queues.ts';
import { fractionDigits } from '../platform/money/money.ts';
import { setSearchLanguage } from '../shop/catalog/search/search-language.ts';
import { totalsAtRates } from '../shop/pricing/totals-at-rates.ts';

/**
 * Checks the database, creates the job queues, migrates, and calls `further`. Connects to PostgreSQL itself, not to a pooler.
 * Creates the queues before it migrates, so that a database with all migrations is complete. Calls `warn` if a migration is blocked.
 */
export async function updateDatabase(
  { databaseUrl, directDatabaseUrl, database: { directUrl, timeouts }, migrate: mode }: DatabaseOptions,
  warn: (message: string) => void,
  further: (db: Database) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const usesPooler = directUrl !== null;
  await checkDatabase(directDatabaseUrl, usesPooler ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL');
  const db = openDatabase({ url: directDatabaseUrl, poolMax: CONNECTIONS, timeouts });
  try {
    if (mode === 'off') await requireMigrated(db);
    else {
      await prepareQueues(db);
      await migrate(db, {
        onBlocked: () => warn('a migration waits for a lock: a transaction uses the table for long'),
      });
    }
    if (usesPooler) await storeSessionSettings(db, timeouts);
    await further(db);
  } finally {
    await closeDatabase(db);
  }
  if (usesPooler) await checkPooler(databaseUrl, directDatabaseUrl);
}

/** Throws if migrations are missing. The database may be newer than this program. */
async function requireMigrated(db: Database): Promise<void> {
  const missing = await missingMigrations(db);
  if (missing.length === 0) return;
  throw new Error(
    `The database lacks ${missing.length} migrations of this version, the first is ${missing[0]}. Instances with MIGRATE=off ` +
      'start after the migrations: run one instance with MIGRATE=only first.',
  );
}

type DatabaseOptions = Pick<ResolvedConfig, 'databaseUrl' | 'directDatabaseUrl' | 'database' | 'migrate'>;

/** The sample shop is inserted by several connections. */
const CONNECTIONS = 3;

/** Updates the database, creates the first administrator, and seeds the database if configured. */
export const prepareDatabase = (config: ResolvedConfig, logger: Logger): Promise<void> =>
  updateDatabase(
    config,
    (message) => logger.warn(message),
    (db) => fillDatabase(db, config, logger),
  );

async function fillDatabase(db: Database, config: ResolvedConfig, logger: Logger): Promise<void> {
  await claimCurrency(db, config.currency);
  await setSearchLanguage(db, config.brand.locale);
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

/**
 * Throws if the first administrator has the address of a sample account: the sample shop, added later, could not create that
 * account.
 */
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
