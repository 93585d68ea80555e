import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const wholeNumber = (low: number, high: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= low && value <= high) return value;
    context.addIssue(`must be a whole number from ${low} to ${high}`);
    return z.NEVER;
  });

const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `must be one of: ${values.join(', ')}` });

const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** No wildcards: an origin is compared as a whole. */
const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text && !text.includes('*');

function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

const textOfFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue(`names a file that cannot be read: ${path}`);
    return z.NEVER;
  }
});

/** Every variable, as `.env.example` explains it. */
const environment = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: 'must be an origin such as https://shop.example, without a path' })
    .optional(),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  DATABASE_POOL_MAX: wholeNumber(1, 1000).default(16),
  DATA_DIR: z.string().default('.data'),
  CURRENCY: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), {
      error: 'must be an ISO 4217 currency code such as USD',
    })
    .default('USD'),
  PRICES_INCLUDE_TAX: oneOf('on', 'off').default('off'),
  ROUNDING: oneOf('half-up', 'half-even').default('half-up'),
  COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 country code such as US' })
    .optional(),
  REGION: z.string().optional(),
  PAYMENT_PROVIDER: oneOf('test', 'stripe', 'none').optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: urlOf('http:', 'https:').optional(),
  RECONCILE_PAYMENTS_AFTER: wholeNumber(1, 86_400).default(60),
  UNPAID_ORDER_TTL: wholeNumber(1, 31_536_000).optional(),
  SEED: oneOf('sample', 'none').optional(),
  ADMIN_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  ADMIN_PASSWORD: z
    .string()
    // Counted as at registration, where an emoji is one character.
    .refine((text) => [...text].length >= 8 && [...text].length <= 128, {
      error: 'must have 8 to 128 characters',
    })
    .optional(),
  JWT_PRIVATE_KEY: z
    .string()
    .refine(isSigningKey, { error: 'must be an Ed25519 private key in PEM (PKCS #8)' })
    .optional(),
  JWT_PRIVATE_KEY_FILE: textOfFile
    .refine(isSigningKey, { error: 'must name a file with an Ed25519 private key in PEM (PKCS #8)' })
    .optional(),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), {
      error: 'must be origins such as https://shop.example, separated by commas',
    })
    .optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  INTROSPECTION: oneOf('on', 'off').optional(),
});

/** What is wrong with the variables together rather than with one of them. */
function conflicts(given: NodeJS.ProcessEnv): string[] {
  const has = (name: string) => given[name] !== undefined;
  const isProduction = given['NODE_ENV'] === 'production';
  const rules: [boolean, string][] = [
    [has('ADMIN_EMAIL') && !has('ADMIN_PASSWORD'), 'ADMIN_PASSWORD is required with ADMIN_EMAIL'],
    [has('ADMIN_PASSWORD') && !has('ADMIN_EMAIL'), 'ADMIN_EMAIL is required with ADMIN_PASSWORD'],
    [
      has('JWT_PRIVATE_KEY') && has('JWT_PRIVATE_KEY_FILE'),
      'JWT_PRIVATE_KEY_FILE cannot be given together with JWT_PRIVATE_KEY',
    ],
    [has('REGION') && !has('COUNTRY'), 'COUNTRY is required with REGION'],
    ...['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'].map((name): [boolean, string] => [
      given['PAYMENT_PROVIDER'] === 'stripe' && !has(name),
      `${name} is required when PAYMENT_PROVIDER=stripe`,
    ]),
    [
      has('UNPAID_ORDER_TTL') && (given['PAYMENT_PROVIDER'] ?? (isProduction ? 'none' : 'test')) === 'none',
      'PAYMENT_PROVIDER is required with UNPAID_ORDER_TTL: else no order could be paid in time',
    ],
    [isProduction && !has('DATABASE_URL'), 'DATABASE_URL is required when NODE_ENV=production'],
    [
      isProduction && !has('JWT_PRIVATE_KEY') && !has('JWT_PRIVATE_KEY_FILE'),
      'JWT_PRIVATE_KEY or JWT_PRIVATE_KEY_FILE is required when NODE_ENV=production',
    ],
  ];
  return rules.filter(([applies]) => applies).map(([, message]) => message);
}

export type PaymentConfig =
  | { provider: 'test' | 'none' }
  | { provider: 'stripe'; secretKey: string; webhookSecret: string; apiBase: string | null };

export type Config = Readonly<{
  isProduction: boolean;
  host: string;
  port: number;
  /** The address clients reach the server at; null: the one it listens on. */
  publicUrl: string | null;
  database: { url: string | null; poolMax: number };
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
  seed: 'sample' | 'none';
  admin: { email: string; password: string } | null;
  /** PKCS #8 in PEM; null: kept in the data directory. */
  jwtPrivateKey: string | null;
  corsOrigins: readonly string[];
  logLevel: string;
  introspection: boolean;
}>;

function paymentsOf(env: z.infer<typeof environment>, isProduction: boolean): PaymentConfig {
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
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
  problems.push(...conflicts(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  return Object.freeze({
    isProduction,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    database: { url: env.DATABASE_URL ?? null, poolMax: env.DATABASE_POOL_MAX },
    dataDir: env.DATA_DIR,
    currency: env.CURRENCY,
    pricesIncludeTax: env.PRICES_INCLUDE_TAX === 'on',
    rounding: env.ROUNDING,
    country: env.COUNTRY ?? null,
    region: env.REGION ?? null,
    payments: paymentsOf(env, isProduction),
    reconcilePaymentsAfterSeconds: env.RECONCILE_PAYMENTS_AFTER,
    unpaidOrderTtlSeconds: env.UNPAID_ORDER_TTL ?? null,
    seed: env.SEED ?? (isProduction ? 'none' : 'sample'),
    admin:
      env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    jwtPrivateKey: env.JWT_PRIVATE_KEY ?? env.JWT_PRIVATE_KEY_FILE ?? null,
    corsOrigins: env.CORS_ORIGINS ?? [],
    logLevel: env.LOG_LEVEL,
    introspection: env.INTROSPECTION ? env.INTROSPECTION === 'on' : !isProduction,
  });
}
