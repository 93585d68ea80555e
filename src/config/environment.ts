import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { splitDatabaseUrl } from './database-url.ts';
import { isEmail, normalizeEmail } from './email-address.ts';
import { canonicalLocale } from './locale.ts';
import { parseRedisUrl } from './redis-url.ts';
import { fileSettingOf, isSecret } from './secrets.ts';
import {
  fraction,
  headersOf,
  isAddressRange,
  isClientOrigin,
  isMailbox,
  isOrigin,
  isSigningKey,
  isTimeZone,
  isVerificationKey,
  isWebhookSecret,
  linksOf,
  normalizeFolder,
  oneOf,
  PEM_BLOCKS,
  textOfFile,
  trustedDocumentsAt,
  urlOf,
  wholeNumber,
} from './values.ts';

const DAY = 24 * 60 * 60;

const offOr = (min: number, max: number) =>
  z.union([z.literal('off'), wholeNumber(min, max)], {
    error: `must be off, or a whole number from ${min} to ${max}`,
  });

const databaseUrl = z.string().refine((text) => splitDatabaseUrl(text) !== null, {
  error: ({ input }) =>
    String(input).includes(',')
      ? 'must be a URL such as postgres://user@host1:5432,host2:5432/shop?target_session_attrs=read-write'
      : 'must be a URL that begins with postgres:// or postgresql://',
});

/** Every environment variable. `.env.example` documents them. Secrets can also be given as files (`secrets.ts`). */
export const environment = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  CLUSTER: z
    .union([oneOf('auto', 'off'), wholeNumber(1, 1024)], {
      error: 'must be auto, off, or a whole number from 1 to 1024',
    })
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, {
      error: 'must be an origin such as https://shop.example, without a path or trailing slash',
    })
    .optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine((urls) => urls.every((url) => splitDatabaseUrl(url) !== null), {
      error:
        'must be URLs that begin with postgres:// or postgresql://, one for each replica, separated by commas',
    })
    .optional(),
  DATABASE_REPLICA_MAX_LAG: wholeNumber(1, 30).default(2),
  DATABASE_POOL_MAX: wholeNumber(1, 1000).default(16),
  DATABASE_STATEMENT_TIMEOUT: wholeNumber(1, 3600).default(30),
  DATABASE_LOCK_TIMEOUT: wholeNumber(1, 3600).default(20),
  DATABASE_IDLE_TIMEOUT: wholeNumber(1, 3600).default(30),
  MIGRATE: oneOf('on', 'off', 'only').default('on'),
  DATA_DIR: z.string().default('.data'),
  MEDIA_DIR: z.string().optional(),
  MEDIA_URL: urlOf('http:', 'https:').transform(normalizeFolder).optional(),
  S3_ENDPOINT: urlOf('http:', 'https:').transform(normalizeFolder).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'must be the name of a bucket' })
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CURRENCY: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), {
      error: 'must be an ISO 4217 currency code in capital letters, such as USD',
    })
    .default('USD'),
  SHIPPING: oneOf('optional', 'required').default('optional'),
  LOW_STOCK_THRESHOLD: wholeNumber(0, 1_000_000).default(5),
  SHOW_STOCK: oneOf('exact', 'level').default('exact'),
  PRICES_INCLUDE_TAX: oneOf('on', 'off').default('off'),
  ROUNDING: oneOf('half-up', 'half-even').default('half-up'),
  COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 country code in capital letters, such as US' })
    .optional(),
  REGION: z.string().optional(),
  PAYMENT_PROVIDER: oneOf('test', 'stripe', 'none').optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: urlOf('http:', 'https:').optional(),
  RECONCILE_PAYMENTS_AFTER: wholeNumber(1, 86_400).default(60),
  UNPAID_ORDER_TTL: offOr(1, 31_536_000).optional(),
  MAX_UNPAID_ORDERS: offOr(1, 1_000_000).default(10),
  MAX_UNPAID_TOTAL: wholeNumber(1, 1_000_000_000).optional(),
  GUEST_ORDER_TTL: offOr(1, 31_536_000).optional(),
  GUEST_CHECKOUT: oneOf('on', 'off').default('on'),
  GUEST_CART_TTL: offOr(60, 31_536_000).default(30 * DAY),
  // The minimum is longer than the 30 days in which staff can retry a failed job.
  WEBHOOK_DELIVERY_TTL: offOr(31 * DAY, 3650 * DAY).default(90 * DAY),
  EMAIL_TTL: offOr(31 * DAY, 3650 * DAY).default('off'),
  WORKER: oneOf('on', 'off', 'only').default('on'),
  WORKER_PORT: wholeNumber(0, 65_535).optional(),
  SHUTDOWN_DELAY: wholeNumber(0, 600).optional(),
  REDIS_URL: z
    .string()
    .refine((text) => parseRedisUrl(text) !== null, {
      error: 'must be a URL such as redis://host:6379, or redis+sentinel://host1:26379,host2:26379/name',
    })
    .optional(),
  SHOP_NAME: z.string().min(1).max(100).default('Ordergraph'),
  SHOP_COLOR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'must be a color with six hexadecimal digits, such as #1f4e79' })
    .default('#1f4e79'),
  SHOP_LOCALE: z
    .string()
    .transform((tag, context) => {
      const locale = canonicalLocale(tag);
      if (locale === null) context.addIssue('must be a language tag (BCP 47), such as en-US');
      return locale ?? z.NEVER;
    })
    .default('en-US'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be a name of the IANA time zone database, such as Europe/Berlin' })
    .default('UTC'),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .refine(isMailbox, {
      error: 'must be an e-mail address, such as shop@example.com or Shop <shop@example.com>',
    })
    .optional(),
  WEBHOOK_PRIVATE_ADDRESSES: oneOf('on', 'off').default('off'),
  SHIPPING_RATES_URL: urlOf('http:', 'https:').optional(),
  SHIPPING_RATES_SECRET: z
    .string()
    .refine(isWebhookSecret, { error: 'must be whsec_ and at least 24 random bytes in base64' })
    .optional(),
  SHOP_URL: urlOf('http:', 'https:').optional(),
  SHOP_LINKS: linksOf.optional(),
  MERCHANT_FEED: oneOf('on', 'off').default('off'),
  STOREFRONT: oneOf('on', 'off').default('on'),
  RATE_LIMITS: oneOf('on', 'off').default('on'),
  COST_BUCKET: wholeNumber(1, 1_000_000_000).default(10_000),
  COST_REFILL: wholeNumber(1, 1_000_000_000).default(1000),
  REQUEST_TIMEOUT: wholeNumber(1, 3600).default(15),
  HEADERS_TIMEOUT: wholeNumber(1, 3600).default(10),
  BODY_TIMEOUT: wholeNumber(1, 3600).default(30),
  // Longer than the keep-alive time of proxies. Otherwise a proxy may send on a connection that is just being closed.
  KEEP_ALIVE_TIMEOUT: wholeNumber(1, 3600).default(72),
  MAX_BODY: wholeNumber(1024, 16_777_216).default(102_400),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(20_000),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((range) => range.trim()))
    .refine((ranges) => ranges.every(isAddressRange), {
      error: 'must be IP addresses or ranges such as 10.0.0.0/8, separated by commas',
    })
    .optional(),
  ARGON2_MEMORY: wholeNumber(1024, 4_194_304).default(65_536),
  ARGON2_PASSES: wholeNumber(1, 100).default(3),
  ARGON2_LANES: wholeNumber(1, 64).default(4),
  // Each hash uses one core per lane.
  ARGON2_CONCURRENCY: wholeNumber(1, 64).default(Math.max(1, Math.floor(availableParallelism() / 4))),
  SESSION_IDLE_TTL: wholeNumber(60, 31_536_000).default(30 * DAY),
  SESSION_TTL: wholeNumber(60, 315_360_000).default(180 * DAY),
  LIVE_CONNECTIONS: wholeNumber(1, 1_000_000).default(10_000),
  LIVE_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(1_000),
  LIVE_SUBSCRIPTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(1_000),
  LIVE_SUBSCRIPTIONS_PER_TOPIC: wholeNumber(1, 1_000_000).default(50),
  // A timer of Node.js holds at most 24 days.
  LIVE_GUEST_TTL: wholeNumber(1, 2_000_000).default(3600),
  SEED: oneOf('sample', 'none').optional(),
  ADMIN_EMAIL: z
    .string()
    .transform(normalizeEmail)
    .refine(isEmail, { error: 'must be an e-mail address, such as admin@shop.example' })
    .optional(),
  ADMIN_PASSWORD: z
    .string()
    // Counts code points, as at registration: an emoji is one character.
    .refine((text) => [...text].length >= 8 && [...text].length <= 128, {
      error: 'must have 8 to 128 characters',
    })
    .optional(),
  JWT_PRIVATE_KEY: z
    .string()
    .refine(isSigningKey, { error: 'must be an Ed25519 private key in PEM (PKCS #8)' })
    .optional(),
  JWT_VERIFICATION_KEYS_FILE: textOfFile
    .transform((text) => text.match(PEM_BLOCKS) ?? [])
    .refine((keys) => keys.length > 0 && keys.every(isVerificationKey), {
      error: 'must name a file that contains one or more Ed25519 keys in PEM',
    })
    .optional(),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isClientOrigin), {
      error:
        'must be origins such as https://shop.example or capacitor://localhost, separated by commas, without wildcards or paths',
    })
    .optional(),
  TRUSTED_DOCUMENTS: trustedDocumentsAt.optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  ACCESS_LOG: oneOf('on', 'off').default('on'),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf('http:', 'https:').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headersOf.optional(),
  OTEL_SERVICE_NAME: z.string().default('ordergraph'),
  OTEL_TRACES_SAMPLER_ARG: fraction.default(1),
  INTROSPECTION: oneOf('on', 'off').optional(),
  SCHEMA_FILE: oneOf('on', 'off').optional(),
});

export type Environment = z.infer<typeof environment>;

/** Returns the problems that concern several variables together. */
export function conflicts(given: NodeJS.ProcessEnv): string[] {
  const has = (name: string) => given[name] !== undefined || given[fileSettingOf(name)] !== undefined;
  const isProduction = given['NODE_ENV'] === 'production';
  const requires = (applies: boolean, name: string, condition: string): [boolean, string] => [
    applies && !has(name),
    `${isSecret(name) ? `${name} or ${fileSettingOf(name)}` : name} is required if ${condition}`,
  ];
  const rules: [boolean, string][] = [
    requires(has('ADMIN_EMAIL'), 'ADMIN_PASSWORD', 'ADMIN_EMAIL is set'),
    requires(has('ADMIN_PASSWORD'), 'ADMIN_EMAIL', 'ADMIN_PASSWORD is set'),
    requires(has('SHIPPING_RATES_URL'), 'SHIPPING_RATES_SECRET', 'SHIPPING_RATES_URL is set'),
    requires(has('REGION'), 'COUNTRY', 'REGION is set'),
    ...['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'].map((name) =>
      requires(given['PAYMENT_PROVIDER'] === 'stripe', name, 'PAYMENT_PROVIDER=stripe'),
    ),
    ...['UNPAID_ORDER_TTL', 'GUEST_ORDER_TTL'].map((name): [boolean, string] => [
      has(name) &&
        given[name] !== 'off' &&
        (given['PAYMENT_PROVIDER'] ?? (isProduction ? 'none' : 'test')) === 'none',
      `PAYMENT_PROVIDER must be test or stripe if ${name} is set: without payments, every order would expire`,
    ]),
    [
      has('MEDIA_DIR') && has('S3_BUCKET'),
      'MEDIA_DIR cannot be combined with S3_BUCKET: set only one of them',
    ],
    ...['S3_ENDPOINT', 'S3_ACCESS_KEY_ID'].flatMap((name) => [
      requires(has('S3_BUCKET'), name, 'S3_BUCKET is set'),
      requires(has(name), 'S3_BUCKET', `${name} is set`),
    ]),
    requires(has('DATABASE_REPLICA_URLS'), 'DATABASE_URL', 'DATABASE_REPLICA_URLS is set'),
    requires(has('S3_BUCKET'), 'S3_SECRET_ACCESS_KEY', 'S3_BUCKET is set'),
    requires(has('SMTP_URL'), 'MAIL_FROM', 'SMTP_URL is set'),
    [
      isProduction && given['WEBHOOK_PRIVATE_ADDRESSES'] === 'on',
      'WEBHOOK_PRIVATE_ADDRESSES must be off if NODE_ENV=production: webhooks could reach internal services',
    ],
    [
      has('WORKER_PORT') && given['WORKER'] !== 'only',
      'WORKER_PORT requires WORKER=only: other processes answer on PORT',
    ],
    requires(given['WORKER'] === 'only', 'DATABASE_URL', 'WORKER=only'),
    requires(isProduction, 'DATABASE_URL', 'NODE_ENV=production'),
    requires(isProduction, 'JWT_PRIVATE_KEY', 'NODE_ENV=production'),
    [
      has('DATABASE_DIRECT_URL') && !has('DATABASE_URL'),
      'DATABASE_DIRECT_URL is for a DATABASE_URL that is the address of a pooler',
    ],
  ];
  return rules.filter(([applies]) => applies).map(([, message]) => message);
}
