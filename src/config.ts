import { existsSync } from 'node:fs';
import { conflicts, environment, type Environment } from './config/environment.ts';

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
