import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { accessTokens, type AccessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { createPasswords, type Passwords } from '../../src/shop/accounts/passwords/passwords.ts';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { claimCurrency } from '../../src/platform/db/shop.ts';
import { createBus, type Bus } from '../../src/platform/events/bus.ts';
import type { SubscriptionConfig } from '../../src/config/config.ts';
import { createOrderTokens } from '../../src/shop/orders/order-tokens.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { logErrorsTo } from '../../src/server/http/format-error.ts';
import { sampleAccounts } from '../../src/boot/sample-accounts.ts';
import type { JobName } from '../../src/platform/jobs/jobs.ts';
import type { JobRunner } from '../../src/platform/jobs/run-jobs.ts';
import { localStorage } from '../../src/platform/storage/local-storage.ts';
import type { MediaStorage } from '../../src/platform/storage/media-storage.ts';
import type { PaymentProvider } from '../../src/shop/payments/providers/provider.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import type { Pricing } from '../../src/shop/pricing/totals.ts';
import { createServer, type ServerOptions } from '../../src/server/create-server.ts';
import { noBudget } from '../../src/platform/throttles/budget.ts';
import { noThrottles } from '../../src/platform/throttles/throttles.ts';
import { startJobHandlers, type JobHandlerOptions } from '../../src/boot/job-handlers.ts';
import { checkedExecutor } from './checked-executor.ts';
import { IS_LONG } from './depth.ts';
import { createDatabase, type TestDatabase } from './database.ts';

/** JSON in the shape that a document asks for. A test names the type of a result that it uses more than once. */
export type Json = any;

export type Answer<Data = Json> = {
  status: number;
  data: Data;
  errors?: { message: string; path?: unknown[]; extensions: Json }[];
};

export type Account = { id: string; email: string; token: string; sessionId: string };

export type App = {
  url: string;
  db: Database;
  databaseUrl: string;
  tokens: AccessTokens;
  passwords: Passwords;
  bus: Bus;
  /** The test provider, unless the test has one of its own. */
  paymentProvider: PaymentProvider | null;
  /** The SQL of all statements since the list was last cleared. */
  statements: string[];
  /** Uploaded images are in a folder that `stop` deletes, unless the test has a storage of its own. */
  storage: MediaStorage | null;
  /** The server's log, as lines of JSON. */
  logs: string[];
  query: (document: string, variables?: object, options?: { as?: Account | undefined }) => Promise<Answer>;
  stop: () => Promise<void>;
};

export type AppOptions = Partial<Omit<ServerOptions, 'pricing' | 'startPage' | 'http'> & Pricing> & {
  http?: Partial<ServerOptions['http']>;
  startPage?: boolean;
  /** Also runs jobs. Without it, jobs stay in their queues. */
  worker?: Partial<
    Pick<
      JobHandlerOptions,
      'mail' | 'reconcilePaymentsAfterSeconds' | 'guestCartTtlSeconds' | 'retention' | 'positions'
    >
  >;
  /** Serves this database, which the caller drops. By default, the app creates an empty database and drops it. */
  database?: TestDatabase;
  /** Serves the database of this app and accepts its access tokens. */
  sharedApp?: App;
  /** Called for every statement sent, with its parameters. */
  logStatement?: (statement: string, parameters: unknown[]) => void;
};

/** Makes password hashes cheap, for tests of other features. */
const CHEAP_HASHING = { memoryKib: 1024, passes: 1, lanes: 1, concurrency: 8 };

/** Limits on subscriptions. A test of a limit changes only this limit. */
export const SUBSCRIPTION_LIMITS: SubscriptionConfig = {
  maxConnections: 1_000,
  maxConnectionsPerAddress: 1_000,
  maxSubscriptionsPerAddress: 1_000,
  maxSubscriptionsPerTopic: 50,
  guestConnectionMs: 3_600_000,
};

/** PostgreSQL needs as much time to open a connection as for ten requests. */
const POOL_MAX = IS_LONG ? 6 : 4;

const POLL_INTERVAL_MS = 50;

/** Polls for jobs more often than the worker, which polls every 500 ms, and notifies the worker. So tests wait less. */
function notifyOfJobs({ notify }: JobRunner, db: Database): () => Promise<void> {
  const stopped = new AbortController();
  const poll = async () => {
    while (!stopped.signal.aborted) {
      const { rows } = await db.$client.query<{ name: JobName }>(
        "select distinct name from pgboss.job where state < 'active' and start_after <= now()",
      );
      if (rows.length > 0) notify(rows.map(({ name }) => name));
      await sleep(POLL_INTERVAL_MS);
    }
  };
  const polling = poll().catch(() => {});
  return async () => {
    stopped.abort();
    await polling;
  };
}

/** Starts the real server with its own migrated database. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const {
    currency = 'USD',
    pricesIncludeTax,
    rounding,
    home,
    taxProvider,
    shippingProvider,
    database: givenDatabase,
    sharedApp,
    worker,
    logStatement,
    startPage = false,
    allowPrivateAddresses = false,
    unpaidTtls = { accounts: null, guests: null },
    ...overrides
  } = options;
  const shared = sharedApp && { url: sharedApp.databaseUrl, drop: async () => {} };
  const database = givenDatabase ?? shared ?? (await createDatabase());
  const statements: string[] = [];
  const logs: string[] = [];
  const db = openDatabase({
    url: database.url,
    poolMax: POOL_MAX,
    logger: {
      logQuery: (statement, parameters) => {
        statements.push(statement);
        logStatement?.(statement, parameters);
      },
    },
  });
  await claimCurrency(db, currency);
  const { privateKey } = generateKeyPairSync('ed25519');
  const tokens =
    sharedApp?.tokens ?? (await accessTokens(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()));
  const paymentProvider =
    overrides.paymentProvider === undefined
      ? testProvider({ db, webhookSecret: 'secret' })
      : overrides.paymentProvider;
  const mediaFolder = join(tmpdir(), `ordergraph-media-${randomUUID()}`);
  const storage = overrides.storage === undefined ? localStorage(mediaFolder, null) : overrides.storage;
  const orderTokens = createOrderTokens(Buffer.from('secret'));
  const passwords = overrides.passwords ?? createPasswords(CHEAP_HASHING);
  let url = '';
  const logger = pino({ level: 'info' }, { write: (line: string) => void logs.push(line) });
  const log = logErrorsTo(logger);
  const bus = await createBus({ db, databaseUrl: database.url, redisUrl: null, log });
  // Each operation of a test is also compared with the reference executor.
  const checked = checkedExecutor();
  const server = await createServer({
    executorFor: checked.executorFor,
    db,
    tokens,
    throttles: noThrottles,
    unpaidLimits: null,
    sessionLifetimes: { idleSeconds: 30 * 86_400, absoluteSeconds: 180 * 86_400 },
    budget: noBudget,
    hsts: false,
    bus,
    pricing: {
      currency,
      pricesIncludeTax: pricesIncludeTax ?? false,
      rounding: rounding ?? 'half-up',
      home: home ?? { country: null, region: null, postalCode: null },
      taxProvider: taxProvider ?? null,
      shippingProvider: shippingProvider ?? null,
    },
    publicUrl: () => url,
    allowPrivateAddresses,
    requiresShipping: false,
    stockDisplay: { lowThreshold: 5, isExact: true },
    storefront: { name: 'Test Shop', locale: 'en-US', timeZone: 'UTC', url: null, links: [] },
    guestCheckout: true,
    orderTokens,
    unpaidTtls,
    introspection: true,
    schemaFile: true,
    limits: DEFAULT_LIMITS,
    trustedDocuments: null,
    subscriptions: SUBSCRIPTION_LIMITS,
    devMailFolder: null,
    timeZone: 'UTC',
    storefrontPages: null,
    startPage: startPage ? { accounts: () => sampleAccounts(db) } : null,
    logger,
    ...overrides,
    http: {
      requestTimeoutMs: 15_000,
      headersTimeoutMs: 10_000,
      bodyTimeoutMs: 30_000,
      keepAliveTimeoutMs: 72_000,
      maxBodyBytes: 100 * 1024,
      maxConnections: 2_000,
      trustProxy: [],
      corsOrigins: [],
      ...overrides.http,
    },
    passwords,
    paymentProvider,
    storage,
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  const jobRunner =
    worker &&
    (await startJobHandlers({
      db,
      databaseUrl: database.url,
      currency,
      bus,
      paymentProvider,
      orderTokens,
      mail: null,
      reconcilePaymentsAfterSeconds: 60,
      unpaidTtls,
      guestCartTtlSeconds: null,
      retention: { deliverySeconds: null, emailSeconds: null },
      allowPrivateAddresses,
      storage,
      metrics: overrides.metrics ?? null,
      log,
      ...worker,
    }));

  const stopNotifying = jobRunner && notifyOfJobs(jobRunner, db);

  return {
    url,
    db,
    databaseUrl: database.url,
    tokens,
    passwords,
    bus,
    paymentProvider,
    storage,
    statements,
    logs,
    query: (document, variables = {}, { as } = {}) => postTo(url, document, variables, as),
    stop: async () => {
      await server.close();
      await stopNotifying?.();
      await jobRunner?.stop();
      await bus.stop();
      await closeDatabase(db);
      if (!givenDatabase) await database.drop();
      await rm(mediaFolder, { recursive: true, force: true });
      if (checked.differences.length > 0) throw new Error(checked.differences.join('\n\n'));
    },
  };
}

export async function postTo(
  url: string,
  document: string,
  variables: object = {},
  as?: Pick<Account, 'token'>,
): Promise<Answer> {
  const { extensions: _, ...answer } = await postWithExtensions(url, document, variables, as);
  return answer;
}

/** Also returns the extensions, such as the cost of the operation. */
export async function postWithExtensions(
  url: string,
  document: string,
  variables: object = {},
  as?: Pick<Account, 'token'>,
): Promise<Answer & { extensions?: Json }> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'node',
    ...(as && { authorization: `Bearer ${as.token}` }),
  };
  const sent = request(`${url}/graphql`, { method: 'POST', agent, headers });
  sent.end(JSON.stringify({ query: document, variables }));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, ...((await json(response)) as Omit<Answer, 'status'>) };
}

/** `node:http` takes a third of the CPU time of `fetch`. */
const agent = new Agent({ keepAlive: true });

/** Returns the value of the operation's only field, or the code of the error. */
export function fieldOf<Field = Json>({ data, errors }: Answer): Field {
  if (errors) return errors[0]?.extensions.code;
  const [value] = Object.values<Field>(data);
  return value!;
}

/** Sends an operation with one field. Returns the field, or the error code. */
export const ask = async <Field = Json>(
  app: App,
  document: string,
  variables: object = {},
  as?: Account,
): Promise<Field> => fieldOf<Field>(await app.query(document, variables, { as }));
