import { createHmac } from 'node:crypto';
import { pino, type Logger } from 'pino';
import { accessTokens } from './accounts/access-tokens.ts';
import { createFirstAdmin } from './accounts/first-admin.ts';
import { createPasswords, type Passwords } from './accounts/passwords.ts';
import { developmentSigningKey } from './accounts/signing-key.ts';
import { ConfigError, loadConfig, readEnvironment, type Config } from './config.ts';
import { closeDatabase, openDatabase, type Database } from './db/client.ts';
import { startEmbeddedPostgres } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { claimCurrency, shopId } from './db/shop.ts';
import { createMail, mailFolder } from './emails/mail.ts';
import { reasonOf } from './errors.ts';
import { createBus } from './events/bus.ts';
import { describeError, logErrorsTo } from './format-error.ts';
import { prepareQueues } from './jobs/queues.ts';
import { createPaymentProvider } from './payments/payment-provider.ts';
import { fractionDigits } from './pricing/money.ts';
import { totalsAtRates } from './pricing/totals-at-rates.ts';
import { createServer, type ServerOptions } from './server.ts';
import { createBudget, noBudget } from './throttles/budget.ts';
import { postgresCounters, redisCounters } from './throttles/counters.ts';
import { createThrottles, noThrottles, type Throttles } from './throttles/throttles.ts';
import { startWorker } from './worker.ts';

/** A stop that takes longer than this is cut short. */
const STOP_WITHIN_MS = 10_000;

/** What was started, to be stopped in the opposite order. */
const started: (() => unknown)[] = [];

async function start(config: Config, logger: Logger): Promise<void> {
  const { db, databaseUrl } = await startDatabase(config, logger);
  await migrate(db);
  await prepareQueues(db);
  await claimCurrency(db, config.currency);
  const passwords = createPasswords(config.passwordHashing);
  if (config.admin && (await createFirstAdmin(db, passwords, config.admin))) {
    logger.info({ email: config.admin.email }, 'made the first administrator');
  }
  if (config.seed === 'sample') await fillWithSample(db, config, passwords, logger);

  const signingKey = config.jwtPrivateKey ?? developmentSigningKey(config.dataDir);
  const testSecret = createHmac('sha256', signingKey).update('test payments').digest('hex');
  const paymentProvider = await createPaymentProvider(config.payments, db, testSecret);
  const log = logErrorsTo(logger);
  const bus = await createBus({ db, databaseUrl, redisUrl: config.redisUrl, log });
  started.push(() => bus.stop());

  const mail = createMail(config.mail, { ...config.brand, shopUrl: config.shopUrl }, config.dataDir);
  started.push(() => mail?.transport.close());

  let worker: { stop: () => Promise<void> } | undefined;
  // Stopped after the server, and started only once that listens: whoever finds the port taken shall do no jobs either.
  started.push(() => worker?.stop());
  const serving = {
    db,
    bus,
    paymentProvider,
    tokens: await accessTokens(signingKey, { verificationKeys: config.jwtVerificationKeys }),
    passwords,
    throttles: await throttlesOf(config, db, logger),
    logger,
  };
  const url = config.worker === 'only' ? null : await serve(config, serving);
  if (config.worker !== 'off') {
    worker = await startWorker({
      db,
      databaseUrl,
      bus,
      paymentProvider,
      mail,
      reconcilePaymentsAfterSeconds: config.reconcilePaymentsAfterSeconds,
      unpaidOrderTtlSeconds: config.unpaidOrderTtlSeconds,
      webhooksToPrivateAddresses: config.webhooksToPrivateAddresses,
      serves: url !== null,
      log,
    });
  }
  await announce(url, config, db);
}

type Serving = Pick<
  ServerOptions,
  'db' | 'bus' | 'paymentProvider' | 'tokens' | 'passwords' | 'throttles' | 'logger'
>;

/** Serves, and answers with the address that clients reach it at. */
async function serve(config: Config, serving: Serving): Promise<string> {
  let url = config.publicUrl ?? '';
  const app = await createServer({
    ...serving,
    pricing: {
      currency: config.currency,
      pricesIncludeTax: config.pricesIncludeTax,
      rounding: config.rounding,
      home: { country: config.country, region: config.region, postalCode: null },
      taxProvider: null,
    },
    sessionLifetimes: config.sessions,
    webhooksToPrivateAddresses: config.webhooksToPrivateAddresses,
    publicUrl: () => url,
    introspection: config.introspection,
    corsOrigins: config.corsOrigins,
    limits: config.limits,
    trustedDocuments: config.trustedDocuments,
    liveConnections: config.liveConnections,
    requestTimeoutMs: config.requests.timeoutSeconds * 1000,
    patience: {
      headersMs: config.requests.headersSeconds * 1000,
      requestMs: config.requests.bodySeconds * 1000,
      keepAliveMs: config.requests.keepAliveSeconds * 1000,
    },
    largestBody: config.requests.bodyBytes,
    mostConnections: config.requests.connections,
    trustProxy: config.trustProxy,
    hsts: config.isProduction,
    budget: config.rateLimits ? createBudget(config.costBucket) : noBudget,
    devMailFolder: config.mail.transport === 'files' ? mailFolder(config.dataDir) : null,
  });
  started.push(() => app.close());
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw isTaken(error)
      ? new Error(`port ${config.port} is taken: set PORT to another, or to 0 for any`)
      : error;
  });
  url ||= address;
  return url;
}

async function throttlesOf(
  { rateLimits, redisUrl }: Config,
  db: Database,
  logger: Logger,
): Promise<Throttles> {
  if (!rateLimits) {
    logger.warn('RATE_LIMITS=off: whoever guesses passwords is not held up, and nobody runs out of requests');
    return noThrottles;
  }
  const log = logErrorsTo(logger);
  const counters = redisUrl
    ? redisCounters(redisUrl, `ordergraph:${await shopId(db)}:throttles`, log)
    : postgresCounters(db, log);
  started.push(() => counters.stop());
  return createThrottles(counters);
}

const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

async function fillWithSample(
  db: Database,
  { currency }: Config,
  { hash: hashPassword }: Passwords,
  logger: Logger,
): Promise<void> {
  const { isEmptyShop, seed } = await import('./db/seed.ts');
  if (!(await isEmptyShop(db))) return;
  logger.info('filling the empty database with the sample shop');
  await seed(db, { currency, fractionDigits: fractionDigits(currency), price: totalsAtRates, hashPassword });
}

async function startDatabase(config: Config, logger: Logger): Promise<{ db: Database; databaseUrl: string }> {
  let { url } = config.database;
  if (!url) {
    const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true });
    started.push(() => postgres.stop());
    void postgres.exited.then(() => stop(logger, 1, 'PostgreSQL has stopped'));
    url = postgres.url;
  }
  const db = openDatabase({
    url,
    poolMax: config.database.poolMax,
    timeouts: config.database.timeouts,
    onConnectionError: (error) => logger.warn({ error: describeError(error) }, 'a database connection broke'),
  });
  started.push(() => closeDatabase(db));
  return { db, databaseUrl: url };
}

async function announce(url: string | null, config: Config, db: Database): Promise<void> {
  const lines = [url ? `Ordergraph serves GraphQL at  ${url}/graphql` : 'Ordergraph does jobs'];
  if (url && config.introspection) {
    lines.push(`Explore it in a browser at    ${url}/graphql   (without internet: ${url}/graphiql)`);
  }
  if (url && config.mail.transport === 'files') lines.push(`Read the mails it writes at   ${url}/dev/mail`);
  if (url && config.seed === 'sample') lines.push(...(await sampleAccounts(db)));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

/** Nothing where the shop is not the sample one. */
async function sampleAccounts(db: Database): Promise<string[]> {
  const { hasSample, SAMPLE_ACCOUNTS } = await import('./db/seed.ts');
  if (!(await hasSample(db))) return [];
  const accounts = SAMPLE_ACCOUNTS.map(
    ({ role, email, password }) => `  ${role.padEnd(8)}  ${email}  ${password}`,
  );
  return ['Sample accounts:', ...accounts];
}

let stopping = false;

/** Lets the requests under way finish, then stops what was started. */
async function stop(logger: Logger, exitCode: number, reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info(`stopping: ${reason}`);
  setTimeout(() => {
    logger.error('the stop took too long and was cut short');
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  for (let stopLast = started.pop(); stopLast; stopLast = started.pop()) {
    try {
      await stopLast();
    } catch (error) {
      logger.error({ error: describeError(error) }, 'something did not stop as it should');
    }
  }
  process.exit(exitCode);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readConfig(): Config {
  try {
    return loadConfig(readEnvironment());
  } catch (error) {
    return fail(error instanceof ConfigError ? error.message : String(error));
  }
}

const config = readConfig();
const logger = pino({ level: config.logLevel });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(logger, 0, signal));
process.on('uncaughtException', (error) => {
  logger.fatal({ error: describeError(error) }, 'a bug');
  void stop(logger, 1, 'an error that nothing handled');
});

try {
  await start(config, logger);
} catch (error) {
  // Told to stop before it had started, it fails for that reason alone.
  if (!stopping) process.stderr.write(`Ordergraph could not start: ${reasonOf(error)}\n`);
  await stop(logger, 1, 'the start failed');
}
