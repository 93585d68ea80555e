import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { createPasswords } from '../shop/accounts/passwords/passwords.ts';
import { ConfigError, loadConfig, readEnvironment, type Config } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import { migrate } from '../platform/db/migrate.ts';
import { categories, orderDetails, orders, products, users } from '../platform/db/schema.ts';
import { SAMPLE_SIZE, seed } from '../sample/seed.ts';
import { claimCurrency } from '../platform/db/shop.ts';
import { fractionDigits } from '../platform/money/money.ts';
import { totalsAtRates } from '../shop/pricing/totals-at-rates.ts';
import { createStorage } from '../platform/storage/create-storage.ts';
import { openConfiguredDatabase } from './open-configured.ts';
import { progressBar } from './progress-bar.ts';

const MAX_ROWS = 1_000_000;

const HELP = `Fills the database with sample data: the sample shop, and generated products and orders up to the given numbers.

  npm run db:seed -- [--products N] [--orders N]

  --products N   total number of products, up to ${MAX_ROWS}; the sample has ${SAMPLE_SIZE.products}
  --orders N     total number of orders, up to ${MAX_ROWS}; the sample has ${SAMPLE_SIZE.orders}
  --help         show this text

The command can be repeated: existing rows stay, and missing rows are added. It uses the database of DATABASE_URL. Without
DATABASE_URL it uses the embedded database in DATA_DIR; stop the server first.
`;

type SeedTargets = { products: number | undefined; orders: number | undefined };

/** Prints a message for the user and exits. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readArguments(): SeedTargets {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { products: text, orders: text, help: { type: 'boolean' } } });
    if (values.help) {
      process.stdout.write(HELP);
      process.exit(0);
    }
    return { products: readNumber('products', values.products), orders: readNumber('orders', values.orders) };
  } catch (error) {
    return fail(`${(error as Error).message}\nRun with --help for the options.`);
  }
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= 1 && number <= MAX_ROWS) return number;
  throw new Error(`--${name} must be a whole number from 1 to ${MAX_ROWS}, not ${JSON.stringify(text)}.`);
}

function readConfig(): Config {
  try {
    const config = loadConfig(readEnvironment());
    if (config.seed === 'none' && config.isProduction) {
      fail(
        'The sample accounts have public passwords. To fill a production database anyway, set SEED=sample.',
      );
    }
    return config;
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message);
    throw error;
  }
}

const stopped = new AbortController();

async function run(targets: SeedTargets, config: Config): Promise<void> {
  const { db, close } = await openConfiguredDatabase(config);
  const started = performance.now();
  const bar = progressBar(process.stderr);
  try {
    await migrate(db);
    await claimCurrency(db, config.currency);
    await seed(db, {
      ...targets,
      currency: config.currency,
      fractionDigits: fractionDigits(config.currency),
      price: totalsAtRates,
      hashPassword: createPasswords(config.passwordHashing).hash,
      storage: await createStorage(config.media),
      onProgress: bar.show,
      signal: stopped.signal,
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const summary = await contents(db);
    bar.end();
    process.stdout.write(`The shop has ${summary}. Finished in ${seconds} s.\n`);
  } finally {
    bar.end();
    await close();
  }
}

async function contents(db: Database): Promise<string> {
  const tables = { categories, products, users, orders, 'order lines': orderDetails };
  const counts = [];
  for (const [name, table] of Object.entries(tables)) {
    counts.push(`${(await db.$count(table)).toLocaleString('en')} ${name}`);
  }
  return counts.join(', ');
}

const targets = readArguments();
const config = readConfig();
// `once`: a second signal ends the process immediately.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort(signal));
try {
  await run(targets, config);
} catch (error) {
  if (stopped.signal.aborted) {
    process.stderr.write('Stopped. Completed batches remain. Run the command again to continue.\n');
    process.exitCode = 128 + constants.signals[stopped.signal.reason as NodeJS.Signals];
  } else {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    fail(`Could not fill the database: ${message}${reason}`);
  }
}
