import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { conflicts, environment, type Environment } from './environment.ts';
import { LIMIT_VARIABLES, limitVariables } from './limits.ts';
import { fileSettingOf, readSecretFiles } from './secrets.ts';
import { unknownSettings, type UnknownSetting } from './unknown-settings.ts';
import type { Limits } from '../engine/documents/limits.ts';
import type { Manifest } from '../engine/documents/trusted-documents.ts';

/** Time limits of one statement, of waiting for one lock, and of an idle transaction. */
export type DatabaseTimeouts = { statementMs: number; lockMs: number; idleTransactionMs: number };

/** A client's budget of operation cost, and the cost per second by which it refills. */
export type BucketSize = { capacity: number; refillPerSecond: number };

/** Parameters of argon2id (RFC 9106): memory in KiB, passes over it, and lanes. */
export type HashCost = { memoryKib: number; passes: number; lanes: number };

/** How long webhook deliveries and the list of sent e-mails are kept. Null: forever. */
export type Retention = { deliverySeconds: number | null; emailSeconds: number | null };

/** The time after which an unused session ends, and the maximum lifetime of a session. */
export type SessionLifetimes = { idleSeconds: number; absoluteSeconds: number };

export type HttpConfig = {
  /** Limits the time of an operation. Afterwards its statements are cancelled and the client gets TIMEOUT. */
  requestTimeoutMs: number;
  /** Limits the time to receive the headers of a request. */
  headersTimeoutMs: number;
  /** Limits the time to receive the whole request. */
  bodyTimeoutMs: number;
  /** Limits the time between two requests on one connection. */
  keepAliveTimeoutMs: number;
  /** The maximum size of a request body, and of a WebSocket message. */
  maxBodyBytes: number;
  /** Limits the open connections of the server, including connections that carry subscriptions. */
  maxConnections: number;
  /** Addresses and ranges of proxies whose X-Forwarded-For is trusted. */
  trustProxy: readonly string[];
  /** Origins whose pages may call the API. In development, by default all ports of this machine. */
  corsOrigins: readonly string[];
};

/** Limits on subscriptions and on the connections that carry them. */
export type SubscriptionConfig = {
  maxConnections: number;
  maxConnectionsPerAddress: number;
  maxSubscriptionsPerAddress: number;
  /** The limit of one client for one topic, such as a cart or a product. A client is an account, or the address of guests. */
  maxSubscriptionsPerTopic: number;
  /** The time after which a guest's connection is closed. Other connections end when their access token expires. */
  guestConnectionMs: number;
};

/** Where traces are exported, by OTLP over HTTP. `sampleRate` is the share of requests that are traced, from 0 to 1. */
export type TracingConfig = {
  endpoint: string;
  headers: Record<string, string>;
  serviceName: string;
  sampleRate: number;
};

export type PaymentConfig =
  | { provider: 'test' | 'none' }
  | {
      provider: 'stripe';
      secretKey: string;
      publishableKey: string | null;
      webhookSecret: string;
      apiBase: string | null;
    };

/** `files` is for development: e-mails are written to a folder and shown at `/dev/mail`. */
export type MailConfig =
  | { transport: 'smtp'; url: string; from: string }
  | { transport: 'files'; from: string }
  | { transport: 'none' };

/** Where the files of images are stored. `publicUrl` is the address of the public files; null: the default of the storage. */
export type MediaConfig =
  | { storage: 'local'; folder: string; publicUrl: string | null }
  | {
      storage: 's3';
      endpoint: string;
      bucket: string;
      region: string;
      accessKeyId: string;
      secretAccessKey: string;
      publicUrl: string | null;
    }
  | { storage: 'none' };

export type Config = Readonly<{
  isProduction: boolean;
  host: string;
  port: number;
  /**
   * The number of serving processes; 1 if WORKER=only or MIGRATE=only. With two or more, a primary process starts them and restarts each one
   * that exits.
   */
  serverProcesses: number;
  /** The address at which clients reach the server; null: the address that it listens on. */
  publicUrl: string | null;
  database: {
    url: string | null;
    directUrl: string | null;
    replicaUrls: readonly string[];
    /** A replica with a larger lag is not used. */
    replicaMaxLagMs: number;
    poolMax: number;
    timeouts: DatabaseTimeouts;
  };
  /** Whether the start applies missing migrations, requires that there are none, or only applies them and exits. */
  migrate: 'on' | 'off' | 'only';
  dataDir: string;
  media: MediaConfig;
  currency: string;
  pricesIncludeTax: boolean;
  requiresShipping: boolean;
  /** `lowThreshold` is the largest stock that counts as low. */
  stockDisplay: { lowThreshold: number; isExact: boolean };
  rounding: 'half-up' | 'half-even';
  /** The location of the shop; null if not set. */
  country: string | null;
  region: string | null;
  payments: PaymentConfig;
  /** The age at which a pending payment is looked up at the provider. */
  reconcilePaymentsAfterSeconds: number;
  /** Null: unpaid orders never expire. If `isDefault`, orders from before the shop's first start with this default never expire. */
  unpaidOrderTtl: { seconds: number; isDefault: boolean } | null;
  /** As `unpaidOrderTtl`, for orders of guests. */
  guestOrderTtlSeconds: number | null;
  /** Whether orders are accepted without sign-in. */
  guestCheckout: boolean;
  /** `maxTotal` is in units of the currency; null: the default of the currency. Null: no limits. */
  unpaidLimits: { maxOrders: number; maxTotal: number | null } | null;
  /** Null: guest carts never expire. */
  guestCartTtlSeconds: number | null;
  /** See docs/decisions/0046. */
  retention: Retention;
  /** Whether this process runs jobs: in addition to serving, not at all, or only jobs. */
  worker: 'on' | 'off' | 'only';
  /** The port of `/livez` and `/readyz` of a process that only runs jobs; null: none. */
  workerPort: number | null;
  /** After SIGTERM, how long the server is not ready but still serves, so that load balancers stop using it in time. */
  shutdownDelayMs: number;
  /** The Redis that shares subscription updates and throttle counters between instances; null: PostgreSQL shares them. */
  redisUrl: string | null;
  /** `timeZone` is a name of the IANA database. Dates for people are in this time zone. */
  brand: { name: string; color: string; locale: string; timeZone: string };
  mail: MailConfig;
  /** Whether webhooks, downloads of images and carrier rates may use private and loopback addresses, and plain HTTP. */
  allowPrivateAddresses: boolean;
  /** The service of carrier rates, and the secret that signs requests to it, in base64. Null: none. */
  shippingRates: { url: string; secret: string } | null;
  /** The shop's own site, for links in e-mails; null: e-mails contain the token instead of a link. */
  shopUrl: string | null;
  /** Pages such as the terms, for `Shop.links`. */
  shopLinks: readonly { name: string; url: string }[];
  /** Whether the active products are listed for Google Merchant Center. */
  merchantFeed: boolean;
  /** Whether throttles and cost buckets are active. Benchmarks and tests of concurrency disable them. */
  rateLimits: boolean;
  costBucket: BucketSize;
  http: HttpConfig;
  passwordHashing: HashCost & { concurrency: number };
  sessionLifetimes: SessionLifetimes;
  /** Limits on a document, and on an operation with its variables. */
  limits: Limits;
  /** The only documents that are accepted; null: any document. */
  trustedDocuments: Manifest | null;
  /** The files and folders of `trustedDocuments`. */
  trustedDocumentPaths: readonly string[];
  subscriptions: SubscriptionConfig;
  seed: 'sample' | 'none';
  admin: { email: string; password: string } | null;
  /** PKCS #8 in PEM; null: a key in the data directory. */
  jwtPrivateKey: string | null;
  /** Further keys, in PEM, whose tokens are accepted: previous and next keys during a rotation. */
  jwtVerificationKeys: readonly string[];
  logLevel: string;
  /** Whether each request is logged. */
  accessLog: boolean;
  /** Where metrics are served; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Null: no traces. */
  tracing: TracingConfig | null;
  introspection: boolean;
  /** Whether `/schema.graphql` is served. */
  schemaFile: boolean;
  /** Whether `/dev` links to the explorers. In development only. */
  startPage: boolean;
  /** Whether the server serves the shop to browsers. */
  storefront: boolean;
}>;

/**
 * The configuration with the development defaults for the database and the signing key. Use `databaseUrl` and `signingKey`
 * instead of `database.url` and `jwtPrivateKey`. `directDatabaseUrl` is the URL of PostgreSQL itself, even if there is a pooler.
 */
export type ResolvedConfig = Config &
  Readonly<{ databaseUrl: string; directDatabaseUrl: string; signingKey: string }>;

/** Development servers of front ends choose any port. */
const LOCAL_ORIGINS = ['http', 'https'].flatMap((scheme) =>
  ['localhost', '127.0.0.1', '[::1]'].map((host) => `${scheme}://${host}:*`),
);

/** Returns 1 if this process only runs jobs or migrations: it needs no other processes. */
function serverProcessesOf(env: Environment, isProduction: boolean): number {
  const { CLUSTER: cluster, WORKER: worker, MIGRATE: migrate } = env;
  if (worker === 'only' || migrate === 'only' || cluster === 'off') return 1;
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
    return {
      provider,
      secretKey,
      publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? null,
      webhookSecret,
      apiBase: env.STRIPE_API_BASE ?? null,
    };
  }
  // The test provider takes no money, so production must ask for it explicitly.
  return { provider: provider === 'test' || (!provider && !isProduction) ? 'test' : 'none' };
}

/** Load balancers and Kubernetes usually notice within this time that an instance is not ready. */
const DEFAULT_SHUTDOWN_DELAY_SECONDS = 5;

const DEFAULT_UNPAID_ORDER_TTL_SECONDS = 24 * 60 * 60;
/** Guests need no account to take stock, so their unpaid orders hold it for a shorter time. */
const DEFAULT_GUEST_ORDER_TTL_SECONDS = 60 * 60;

const orNull = (ttl: number | 'off'): number | null => (ttl === 'off' ? null : ttl);

/** Without a payment provider, orders are paid elsewhere, so they do not expire. */
const ttlOf = (ttl: number | 'off' | undefined, byDefault: number, takesPayments: boolean): number | null =>
  ttl === 'off' || !takesPayments ? null : (ttl ?? byDefault);

function unpaidOrderTtlOf({ UNPAID_ORDER_TTL: ttl }: Environment, takesPayments: boolean) {
  const seconds = ttlOf(ttl, DEFAULT_UNPAID_ORDER_TTL_SECONDS, takesPayments);
  return seconds === null ? null : { seconds, isDefault: ttl === undefined };
}

/** Without a payment provider, every order is unpaid, so there is no limit. */
function unpaidLimitsOf(env: Environment, takesPayments: boolean): Config['unpaidLimits'] {
  const maxOrders = env.MAX_UNPAID_ORDERS;
  // RATE_LIMITS=off is for benchmarks: many orders of one account.
  if (maxOrders === 'off' || !takesPayments || env.RATE_LIMITS === 'off') return null;
  return { maxOrders, maxTotal: env.MAX_UNPAID_TOTAL ?? null };
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: Environment, isProduction: boolean): MailConfig {
  if (url && from) return { transport: 'smtp', url, from };
  return isProduction
    ? { transport: 'none' }
    : { transport: 'files', from: from ?? 'shop@ordergraph.example' };
}

function shippingRatesOf(env: Environment): Config['shippingRates'] {
  const url = env.SHIPPING_RATES_URL;
  const secret = env.SHIPPING_RATES_SECRET;
  return url && secret ? { url, secret: secret.trim().replace('whsec_', '') } : null;
}

function tracingOf(env: Environment): TracingConfig | null {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  return {
    endpoint,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    serviceName: env.OTEL_SERVICE_NAME,
    sampleRate: env.OTEL_TRACES_SAMPLER_ARG,
  };
}

function mediaOf(env: Environment, isProduction: boolean): MediaConfig {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const publicUrl = env.MEDIA_URL ?? null;
  if (endpoint && bucket && accessKeyId && secretAccessKey)
    return {
      storage: 's3',
      endpoint,
      bucket,
      region: env.S3_REGION,
      accessKeyId,
      secretAccessKey,
      publicUrl,
    };
  // In production, DATA_DIR is not used: each process may have its own data directory, and lose it when it ends.
  const folder = env.MEDIA_DIR ?? (isProduction ? null : join(env.DATA_DIR, 'media'));
  return folder === null ? { storage: 'none' } : { storage: 'local', folder, publicUrl };
}

/** Lists every invalid variable, with the values that it accepts. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(problems: readonly string[]) {
    super(
      `The configuration is invalid. Correct these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
}

const describeUnknown = ({ setting, suggestion }: UnknownSetting) =>
  suggestion ? `${setting} is not a setting: did you mean ${suggestion}?` : `${setting} is not a setting`;

/** The site of the shop is the storefront of this server, unless another one is configured. */
function shopUrlOf(
  { SHOP_URL, STOREFRONT, PUBLIC_URL, PORT }: Environment,
  isProduction: boolean,
): string | null {
  if (SHOP_URL !== undefined) return SHOP_URL;
  if (STOREFRONT === 'off') return null;
  if (PUBLIC_URL !== undefined) return PUBLIC_URL;
  // With PORT=0, the port is not known yet when e-mails are configured.
  return isProduction || PORT === 0 ? null : `http://localhost:${PORT}`;
}

/** Returns the environment of the process, plus the variables of `.env` in the working directory. The environment wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The names of all settings, except the settings that name a file with a secret. */
export const settingNames: readonly string[] = [...Object.keys(environment.shape), ...LIMIT_VARIABLES];

/** Returns the variables that look like settings and are none, each with the setting that may be meant. */
export const findUnknownSettings = (variables: NodeJS.ProcessEnv): UnknownSetting[] =>
  unknownSettings(settingNames, variables);

/** Reads the configuration from environment variables. An empty variable counts as absent. */
export function loadConfig(variables: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const secrets = readSecretFiles(settingNames, given);
  const parsed = environment.safeParse(secrets.values);
  const limits = limitVariables.safeParse(given);
  const issues = [...(parsed.error?.issues ?? []), ...(limits.error?.issues ?? [])];
  const nameOf = (name: string) =>
    given[name] === undefined ? `${name}, read from ${fileSettingOf(name)},` : name;
  const problems = issues.map(({ path, message }) => `${nameOf(path.join('.'))} ${message}`);
  problems.push(...secrets.problems, ...conflicts(given));
  if (!parsed.success || !limits.success || problems.length > 0) {
    const unknown = findUnknownSettings(given).map(describeUnknown);
    throw new ConfigError([...problems, ...unknown]);
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  const payments = paymentsOf(env, isProduction);
  const takesPayments = payments.provider !== 'none';
  const introspection = env.INTROSPECTION ? env.INTROSPECTION === 'on' : !isProduction;
  return Object.freeze({
    isProduction,
    host: env.HOST,
    port: env.PORT,
    serverProcesses: serverProcessesOf(env, isProduction),
    publicUrl: env.PUBLIC_URL ?? null,
    database: {
      url: env.DATABASE_URL ?? null,
      directUrl: env.DATABASE_DIRECT_URL ?? null,
      replicaUrls: env.DATABASE_REPLICA_URLS ?? [],
      replicaMaxLagMs: env.DATABASE_REPLICA_MAX_LAG * 1000,
      poolMax: env.DATABASE_POOL_MAX,
      timeouts: {
        statementMs: env.DATABASE_STATEMENT_TIMEOUT * 1000,
        lockMs: env.DATABASE_LOCK_TIMEOUT * 1000,
        idleTransactionMs: env.DATABASE_IDLE_TIMEOUT * 1000,
      },
    },
    migrate: env.MIGRATE,
    dataDir: env.DATA_DIR,
    media: mediaOf(env, isProduction),
    currency: env.CURRENCY,
    pricesIncludeTax: env.PRICES_INCLUDE_TAX === 'on',
    requiresShipping: env.SHIPPING === 'required',
    stockDisplay: { lowThreshold: env.LOW_STOCK_THRESHOLD, isExact: env.SHOW_STOCK === 'exact' },
    rounding: env.ROUNDING,
    country: env.COUNTRY ?? null,
    region: env.REGION ?? null,
    payments,
    reconcilePaymentsAfterSeconds: env.RECONCILE_PAYMENTS_AFTER,
    unpaidOrderTtl: unpaidOrderTtlOf(env, takesPayments),
    guestOrderTtlSeconds: ttlOf(env.GUEST_ORDER_TTL, DEFAULT_GUEST_ORDER_TTL_SECONDS, takesPayments),
    guestCheckout: env.GUEST_CHECKOUT === 'on',
    unpaidLimits: unpaidLimitsOf(env, takesPayments),
    guestCartTtlSeconds: orNull(env.GUEST_CART_TTL),
    retention: { deliverySeconds: orNull(env.WEBHOOK_DELIVERY_TTL), emailSeconds: orNull(env.EMAIL_TTL) },
    worker: env.WORKER,
    workerPort: env.WORKER_PORT ?? null,
    shutdownDelayMs: (env.SHUTDOWN_DELAY ?? (isProduction ? DEFAULT_SHUTDOWN_DELAY_SECONDS : 0)) * 1000,
    redisUrl: env.REDIS_URL ?? null,
    brand: { name: env.SHOP_NAME, color: env.SHOP_COLOR, locale: env.SHOP_LOCALE, timeZone: env.TIME_ZONE },
    mail: mailOf(env, isProduction),
    allowPrivateAddresses: env.WEBHOOK_PRIVATE_ADDRESSES === 'on',
    shippingRates: shippingRatesOf(env),
    shopUrl: shopUrlOf(env, isProduction),
    shopLinks: env.SHOP_LINKS ?? [],
    merchantFeed: env.MERCHANT_FEED === 'on',
    rateLimits: env.RATE_LIMITS === 'on',
    costBucket: { capacity: env.COST_BUCKET, refillPerSecond: env.COST_REFILL },
    http: {
      requestTimeoutMs: env.REQUEST_TIMEOUT * 1000,
      headersTimeoutMs: env.HEADERS_TIMEOUT * 1000,
      bodyTimeoutMs: env.BODY_TIMEOUT * 1000,
      keepAliveTimeoutMs: env.KEEP_ALIVE_TIMEOUT * 1000,
      maxBodyBytes: env.MAX_BODY,
      maxConnections: env.MAX_CONNECTIONS,
      trustProxy: env.TRUST_PROXY ?? [],
      corsOrigins: env.CORS_ORIGINS ?? (isProduction ? [] : LOCAL_ORIGINS),
    },
    passwordHashing: {
      memoryKib: env.ARGON2_MEMORY,
      passes: env.ARGON2_PASSES,
      lanes: env.ARGON2_LANES,
      concurrency: env.ARGON2_CONCURRENCY,
    },
    sessionLifetimes: { idleSeconds: env.SESSION_IDLE_TTL, absoluteSeconds: env.SESSION_TTL },
    limits: limits.data,
    trustedDocuments: env.TRUSTED_DOCUMENTS?.manifest ?? null,
    trustedDocumentPaths: env.TRUSTED_DOCUMENTS?.paths ?? [],
    subscriptions: {
      maxConnections: env.LIVE_CONNECTIONS,
      maxConnectionsPerAddress: env.LIVE_CONNECTIONS_PER_ADDRESS,
      maxSubscriptionsPerAddress: env.LIVE_SUBSCRIPTIONS_PER_ADDRESS,
      maxSubscriptionsPerTopic: env.LIVE_SUBSCRIPTIONS_PER_TOPIC,
      guestConnectionMs: env.LIVE_GUEST_TTL * 1000,
    },
    seed: env.SEED ?? (isProduction ? 'none' : 'sample'),
    admin:
      env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    jwtPrivateKey: env.JWT_PRIVATE_KEY ?? null,
    jwtVerificationKeys: env.JWT_VERIFICATION_KEYS_FILE ?? [],
    logLevel: env.LOG_LEVEL,
    accessLog: env.ACCESS_LOG === 'on',
    metrics: env.METRICS_PORT === undefined ? null : { host: env.METRICS_HOST, port: env.METRICS_PORT },
    tracing: tracingOf(env),
    introspection,
    schemaFile: env.SCHEMA_FILE ? env.SCHEMA_FILE === 'on' : introspection,
    startPage: introspection && !isProduction,
    storefront: env.STOREFRONT === 'on',
  });
}
