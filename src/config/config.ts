import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { conflicts, environment, type Environment } from './environment.ts';
import { limitVariables } from './limits.ts';
import type { Limits } from '../engine/documents/limits.ts';
import type { Manifest } from '../engine/documents/trusted-documents.ts';

/** Limits in milliseconds of one statement, of waiting for one lock, and of an idle transaction. */
export type DatabaseTimeouts = { statementMs: number; lockMs: number; idleTransactionMs: number };

/** A client's budget of query cost: its size, and how fast it refills. */
export type BucketSize = { capacity: number; refillPerSecond: number };

/** argon2id's memory in KiB, passes over it, and lanes (RFC 9106). */
export type HashCost = { memoryKib: number; passes: number; lanes: number };

/** How long a session lasts when it is not used, and however much it is used. */
export type SessionLifetimes = { idleSeconds: number; absoluteSeconds: number };

/** What a request may take; of time also to be received, and between two on one connection. */
export type RequestLimits = {
  timeoutSeconds: number;
  headersSeconds: number;
  bodySeconds: number;
  keepAliveSeconds: number;
  bodyBytes: number;
  connections: number;
};

export type PaymentConfig =
  | { provider: 'test' | 'none' }
  | { provider: 'stripe'; secretKey: string; webhookSecret: string; apiBase: string | null };

/** Files are for development: mails are written where they can be looked at. */
export type MailConfig =
  | { transport: 'smtp'; url: string; from: string }
  | { transport: 'files'; from: string }
  | { transport: 'none' };

export type Config = Readonly<{
  isProduction: boolean;
  host: string;
  port: number;
  /** How many processes serve; of more than one, each is started by a further one. */
  serverProcesses: number;
  /** The address clients reach the server at; null: the one it listens on. */
  publicUrl: string | null;
  database: { url: string | null; poolMax: number; timeouts: DatabaseTimeouts };
  dataDir: string;
  currency: string;
  pricesIncludeTax: boolean;
  rounding: 'half-up' | 'half-even';
  /** Where the shop is; null where it did not say. */
  country: string | null;
  region: string | null;
  payments: PaymentConfig;
  /** How long a payment may hang before the provider is asked about it. */
  reconcilePaymentsAfterSeconds: number;
  /** Null: unpaid orders stay. */
  unpaidOrderTtlSeconds: number | null;
  /** Whether this process does jobs, beside serving or instead of it. */
  worker: 'on' | 'off' | 'only';
  /** Carries live updates between processes, and counts for all of them what is throttled; null: PostgreSQL does. */
  redisUrl: string | null;
  brand: { name: string; color: string; locale: string };
  mail: MailConfig;
  /** Whether webhooks may go to private and loopback addresses, and over plain http. */
  webhooksToPrivateAddresses: boolean;
  /** The shop's own site, which links in mails lead to; null: they give what is to be entered there. */
  shopUrl: string | null;
  /** Off for benchmarks and races: neither throttles nor a bucket of cost. */
  rateLimits: boolean;
  /** What operations of one client may cost. */
  costBucket: BucketSize;
  requests: RequestLimits;
  /** The addresses whose X-Forwarded-For counts. */
  trustProxy: readonly string[];
  passwordHashing: HashCost & { concurrency: number };
  sessions: SessionLifetimes;
  /** On a document, and on an operation with its variables. */
  limits: Limits;
  /** The only documents that are executed; null: whatever a client sends. */
  trustedDocuments: Manifest | null;
  /** The most live connections at once, and of those from one address. */
  liveConnections: { inAll: number; fromAnAddress: number };
  seed: 'sample' | 'none';
  admin: { email: string; password: string } | null;
  /** PKCS #8 in PEM; null: kept in the data directory. */
  jwtPrivateKey: string | null;
  /** Further keys, in PEM, whose tokens are good: those of before, and of what comes next. */
  jwtVerificationKeys: readonly string[];
  corsOrigins: readonly string[];
  logLevel: string;
  introspection: boolean;
  /** Whether `/` answers with a start page, which links to the explorers: in development only. */
  startPage: boolean;
}>;

/** With what development brings along where nothing is said. */
export type Settled = Config & Readonly<{ databaseUrl: string; signingKey: string }>;

/** Jobs are done by one. */
function serverProcessesOf({ CLUSTER: cluster, WORKER: worker }: Environment, isProduction: boolean): number {
  if (worker === 'only' || cluster === 'off') return 1;
  if (typeof cluster === 'number') return cluster;
  return cluster === 'auto' || isProduction ? availableParallelism() : 1;
}

function paymentsOf(env: Environment, isProduction: boolean): PaymentConfig {
  const {
    PAYMENT_PROVIDER: provider,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  } = env;
  if (provider === 'stripe' && secretKey && webhookSecret) {
    return { provider, secretKey, webhookSecret, apiBase: env.STRIPE_API_BASE ?? null };
  }
  // The test provider takes no money: a shop for real has to ask for it.
  return { provider: provider === 'test' || (!provider && !isProduction) ? 'test' : 'none' };
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: Environment, isProduction: boolean): MailConfig {
  if (url && from) return { transport: 'smtp', url, from };
  return isProduction
    ? { transport: 'none' }
    : { transport: 'files', from: from ?? 'shop@ordergraph.example' };
}

/** Names every variable that is wrong, and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** The process's environment, with what `.env` in the working directory adds to it. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads the configuration from environment variables; an empty one counts as absent. */
export function loadConfig(variables: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const limits = limitVariables.safeParse(given);
  const issues = [...(parsed.error?.issues ?? []), ...(limits.error?.issues ?? [])];
  const problems = issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  problems.push(...conflicts(given));
  if (!parsed.success || !limits.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  const introspection = env.INTROSPECTION ? env.INTROSPECTION === 'on' : !isProduction;
  return Object.freeze({
    isProduction,
    host: env.HOST,
    port: env.PORT,
    serverProcesses: serverProcessesOf(env, isProduction),
    publicUrl: env.PUBLIC_URL ?? null,
    database: {
      url: env.DATABASE_URL ?? null,
      poolMax: env.DATABASE_POOL_MAX,
      timeouts: {
        statementMs: env.DATABASE_STATEMENT_TIMEOUT * 1000,
        lockMs: env.DATABASE_LOCK_TIMEOUT * 1000,
        idleTransactionMs: env.DATABASE_IDLE_TIMEOUT * 1000,
      },
    },
    dataDir: env.DATA_DIR,
    currency: env.CURRENCY,
    pricesIncludeTax: env.PRICES_INCLUDE_TAX === 'on',
    rounding: env.ROUNDING,
    country: env.COUNTRY ?? null,
    region: env.REGION ?? null,
    payments: paymentsOf(env, isProduction),
    reconcilePaymentsAfterSeconds: env.RECONCILE_PAYMENTS_AFTER,
    unpaidOrderTtlSeconds: env.UNPAID_ORDER_TTL ?? null,
    worker: env.WORKER,
    redisUrl: env.REDIS_URL ?? null,
    brand: { name: env.SHOP_NAME, color: env.SHOP_COLOR, locale: env.SHOP_LOCALE },
    mail: mailOf(env, isProduction),
    webhooksToPrivateAddresses: env.WEBHOOK_PRIVATE_ADDRESSES === 'on',
    shopUrl: env.SHOP_URL ?? null,
    rateLimits: env.RATE_LIMITS === 'on',
    costBucket: { capacity: env.COST_BUCKET, refillPerSecond: env.COST_REFILL },
    requests: {
      timeoutSeconds: env.REQUEST_TIMEOUT,
      headersSeconds: env.HEADERS_TIMEOUT,
      bodySeconds: env.BODY_TIMEOUT,
      keepAliveSeconds: env.KEEP_ALIVE_TIMEOUT,
      bodyBytes: env.MAX_BODY,
      connections: env.MAX_CONNECTIONS,
    },
    trustProxy: env.TRUST_PROXY ?? [],
    passwordHashing: {
      memoryKib: env.ARGON2_MEMORY,
      passes: env.ARGON2_PASSES,
      lanes: env.ARGON2_LANES,
      concurrency: env.ARGON2_CONCURRENCY,
    },
    sessions: { idleSeconds: env.SESSION_IDLE_TTL, absoluteSeconds: env.SESSION_TTL },
    limits: limits.data,
    trustedDocuments: env.TRUSTED_DOCUMENTS ?? null,
    liveConnections: { inAll: env.LIVE_CONNECTIONS, fromAnAddress: env.LIVE_CONNECTIONS_PER_ADDRESS },
    seed: env.SEED ?? (isProduction ? 'none' : 'sample'),
    admin:
      env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    jwtPrivateKey: env.JWT_PRIVATE_KEY ?? env.JWT_PRIVATE_KEY_FILE ?? null,
    jwtVerificationKeys: env.JWT_VERIFICATION_KEYS_FILE ?? [],
    corsOrigins: env.CORS_ORIGINS ?? [],
    logLevel: env.LOG_LEVEL,
    introspection,
    startPage: introspection && !isProduction,
  });
}
