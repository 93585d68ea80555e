import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, loadConfig, settingNames } from '../../src/config/config.ts';
import { variableOf } from '../../src/config/limits.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';

const pem = (...pair: [{ privateKey: { export(options: object): string | Buffer } }]) =>
  pair[0].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY = pem(generateKeyPairSync('ed25519'));
const RSA_KEY = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const PUBLIC_KEY = generateKeyPairSync('ed25519')
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://shop@db.example/shop',
  JWT_PRIVATE_KEY: KEY,
};

const RATES_SECRET = Buffer.alloc(32, 7).toString('base64');

const LIMITS = Object.keys(DEFAULT_LIMITS);
const MANIFEST = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'me', name: 'Me', type: 'query', body: 'query Me { me { id } }' }],
};

/** The problems of the variables, one line each. */
function problemsOf(variables: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(variables);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first, ...problems] = error.message.split('\n');
    expect(first).toBe('The configuration is invalid. Correct these settings:');
    return problems.map((problem) => problem.replace(/^ {2}/, ''));
  }
}

test('needs no configuration for development', () => {
  expect(loadConfig({})).toEqual({
    isProduction: false,
    host: '127.0.0.1',
    port: 4000,
    serverProcesses: 1,
    publicUrl: null,
    database: {
      url: null,
      directUrl: null,
      replicaUrls: [],
      replicaMaxLagMs: 2_000,
      poolMax: 16,
      timeouts: { statementMs: 30_000, lockMs: 20_000, idleTransactionMs: 30_000 },
    },
    migrate: 'on',
    dataDir: '.data',
    media: { storage: 'local', folder: '.data/media', publicUrl: null },
    currency: 'USD',
    pricesIncludeTax: false,
    requiresShipping: false,
    stockDisplay: { lowThreshold: 5, isExact: true },
    rounding: 'half-up',
    country: null,
    region: null,
    payments: { provider: 'test' },
    reconcilePaymentsAfterSeconds: 60,
    unpaidOrderTtl: { seconds: 86_400, isDefault: true },
    guestOrderTtlSeconds: 3600,
    guestCheckout: true,
    unpaidLimits: { maxOrders: 10, maxTotal: null },
    guestCartTtlSeconds: 2_592_000,
    retention: { deliverySeconds: 7_776_000, emailSeconds: null },
    seed: 'sample',
    admin: null,
    worker: 'on',
    workerPort: null,
    shutdownDelayMs: 0,
    redisUrl: null,
    brand: { name: 'Ordergraph', color: '#1f4e79', locale: 'en-US', timeZone: 'UTC' },
    mail: { transport: 'files', from: 'shop@ordergraph.example' },
    allowPrivateAddresses: false,
    shippingRates: null,
    subscriptions: {
      maxConnections: 10_000,
      maxConnectionsPerAddress: 1_000,
      maxSubscriptionsPerAddress: 1_000,
      maxSubscriptionsPerTopic: 50,
      guestConnectionMs: 3_600_000,
    },
    shopUrl: 'http://localhost:4000',
    shopLinks: [],
    merchantFeed: false,
    rateLimits: true,
    costBucket: { capacity: 10_000, refillPerSecond: 1000 },
    http: {
      requestTimeoutMs: 15_000,
      headersTimeoutMs: 10_000,
      bodyTimeoutMs: 30_000,
      keepAliveTimeoutMs: 72_000,
      maxBodyBytes: 102_400,
      maxConnections: 20_000,
      trustProxy: [],
      corsOrigins: [
        'http://localhost:*',
        'http://127.0.0.1:*',
        'http://[::1]:*',
        'https://localhost:*',
        'https://127.0.0.1:*',
        'https://[::1]:*',
      ],
    },
    passwordHashing: { memoryKib: 65_536, passes: 3, lanes: 4, concurrency: expect.any(Number) },
    sessionLifetimes: { idleSeconds: 2_592_000, absoluteSeconds: 15_552_000 },
    limits: DEFAULT_LIMITS,
    trustedDocuments: null,
    trustedDocumentPaths: [],
    jwtVerificationKeys: [],
    jwtPrivateKey: null,
    logLevel: 'info',
    accessLog: true,
    metrics: null,
    tracing: null,
    introspection: true,
    schemaFile: true,
    startPage: true,
    storefront: true,
  });
});

test('reads every variable', () => {
  expect(
    loadConfig({
      NODE_ENV: 'test',
      HOST: '0.0.0.0',
      PORT: '8080',
      CLUSTER: '3',
      PUBLIC_URL: 'https://api.shop.example',
      DATABASE_URL: 'postgresql://shop:secret@db.example:6432/shop?sslmode=require',
      DATABASE_DIRECT_URL: 'postgresql://shop:secret@db.example:5432/shop',
      DATABASE_REPLICA_URLS: 'postgres://shop@db2.example/shop, postgres://shop@db3.example/shop',
      DATABASE_REPLICA_MAX_LAG: '1',
      DATABASE_POOL_MAX: '5',
      DATA_DIR: '/var/lib/ordergraph',
      MEDIA_URL: 'https://MEDIA.shop.example:443/a b/',
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'shop-media',
      S3_REGION: 'eu-central-1',
      S3_ACCESS_KEY_ID: 'AKIA1',
      S3_SECRET_ACCESS_KEY_FILE: file('s3-secret', 'secret\n'),
      CURRENCY: 'EUR',
      PRICES_INCLUDE_TAX: 'on',
      SHIPPING: 'required',
      LOW_STOCK_THRESHOLD: '3',
      SHOW_STOCK: 'level',
      ROUNDING: 'half-even',
      COUNTRY: 'US',
      REGION: 'NY',
      PAYMENT_PROVIDER: 'stripe',
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
      STRIPE_API_BASE: 'http://127.0.0.1:12111',
      RECONCILE_PAYMENTS_AFTER: '30',
      UNPAID_ORDER_TTL: '86400',
      GUEST_ORDER_TTL: '1800',
      GUEST_CHECKOUT: 'off',
      GUEST_CART_TTL: 'off',
      WEBHOOK_DELIVERY_TTL: 'off',
      EMAIL_TTL: '31536000',
      WORKER: 'only',
      WORKER_PORT: '9090',
      SHUTDOWN_DELAY: '20',
      MIGRATE: 'off',
      REDIS_URL: 'redis://cache.example:6379/1',
      SHOP_NAME: 'Ada’s Teapots',
      SHOP_COLOR: '#A0522D',
      SHOP_LOCALE: 'de-AT',
      TIME_ZONE: 'Europe/Vienna',
      SMTP_URL: 'smtps://user:secret@mail.example',
      MAIL_FROM: 'Ada’s Teapots <shop@shop.example>',
      WEBHOOK_PRIVATE_ADDRESSES: 'on',
      LIVE_CONNECTIONS: '500',
      LIVE_CONNECTIONS_PER_ADDRESS: '50',
      LIVE_SUBSCRIPTIONS_PER_ADDRESS: '200',
      LIVE_SUBSCRIPTIONS_PER_TOPIC: '10',
      LIVE_GUEST_TTL: '600',
      SHIPPING_RATES_URL: 'https://rates.example/v1',
      SHIPPING_RATES_SECRET: `whsec_${RATES_SECRET}`,
      SHOP_URL: 'https://shop.example/account',
      SHOP_LINKS: 'Terms=https://shop.example/terms?a=b, Privacy policy=http://shop.example/privacy',
      MERCHANT_FEED: 'on',
      STOREFRONT: 'off',
      DATABASE_STATEMENT_TIMEOUT: '10',
      DATABASE_LOCK_TIMEOUT: '5',
      DATABASE_IDLE_TIMEOUT: '7',
      RATE_LIMITS: 'off',
      COST_BUCKET: '2000',
      COST_REFILL: '100',
      REQUEST_TIMEOUT: '8',
      HEADERS_TIMEOUT: '4',
      BODY_TIMEOUT: '20',
      KEEP_ALIVE_TIMEOUT: '65',
      MAX_BODY: '4096',
      MAX_CONNECTIONS: '300',
      TRUST_PROXY: '10.0.0.0/8, ::1',
      ARGON2_MEMORY: '19456',
      ARGON2_PASSES: '2',
      ARGON2_LANES: '1',
      ARGON2_CONCURRENCY: '8',
      SESSION_IDLE_TTL: '3600',
      SESSION_TTL: '86400',
      ...Object.fromEntries(LIMITS.map((limit, at) => [variableOf(limit), String(at + 1)])),
      TRUSTED_DOCUMENTS: file('manifest.json', JSON.stringify(MANIFEST)),
      JWT_VERIFICATION_KEYS_FILE: file('keys.pem', `${KEY}\n${PUBLIC_KEY}`),
      SEED: 'none',
      ADMIN_EMAIL: 'admin@shop.example',
      ADMIN_PASSWORD: ' a password ',
      JWT_PRIVATE_KEY: KEY,
      CORS_ORIGINS: 'https://shop.example',
      LOG_LEVEL: 'warn',
      ACCESS_LOG: 'off',
      METRICS_PORT: '9464',
      METRICS_HOST: '0.0.0.0',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20token, x-team=shop',
      OTEL_SERVICE_NAME: 'teapots',
      OTEL_TRACES_SAMPLER_ARG: '0.01',
      INTROSPECTION: 'off',
      PATH: '/usr/bin',
    }),
  ).toEqual({
    isProduction: false,
    host: '0.0.0.0',
    port: 8080,
    serverProcesses: 1,
    publicUrl: 'https://api.shop.example',
    database: {
      url: 'postgresql://shop:secret@db.example:6432/shop?sslmode=require',
      directUrl: 'postgresql://shop:secret@db.example:5432/shop',
      replicaUrls: ['postgres://shop@db2.example/shop', 'postgres://shop@db3.example/shop'],
      replicaMaxLagMs: 1_000,
      poolMax: 5,
      timeouts: { statementMs: 10_000, lockMs: 5000, idleTransactionMs: 7000 },
    },
    migrate: 'off',
    dataDir: '/var/lib/ordergraph',
    media: {
      storage: 's3',
      endpoint: 'https://s3.example',
      bucket: 'shop-media',
      region: 'eu-central-1',
      accessKeyId: 'AKIA1',
      secretAccessKey: 'secret',
      publicUrl: 'https://media.shop.example/a%20b',
    },
    currency: 'EUR',
    pricesIncludeTax: true,
    requiresShipping: true,
    stockDisplay: { lowThreshold: 3, isExact: false },
    rounding: 'half-even',
    country: 'US',
    region: 'NY',
    payments: {
      provider: 'stripe',
      secretKey: 'sk_test_1',
      publishableKey: 'pk_test_1',
      webhookSecret: 'whsec_1',
      apiBase: 'http://127.0.0.1:12111',
    },
    reconcilePaymentsAfterSeconds: 30,
    unpaidOrderTtl: { seconds: 86_400, isDefault: false },
    guestOrderTtlSeconds: 1800,
    guestCheckout: false,
    unpaidLimits: null,
    guestCartTtlSeconds: null,
    retention: { deliverySeconds: null, emailSeconds: 31_536_000 },
    worker: 'only',
    workerPort: 9090,
    shutdownDelayMs: 20_000,
    redisUrl: 'redis://cache.example:6379/1',
    brand: { name: 'Ada’s Teapots', color: '#A0522D', locale: 'de-AT', timeZone: 'Europe/Vienna' },
    mail: {
      transport: 'smtp',
      url: 'smtps://user:secret@mail.example',
      from: 'Ada’s Teapots <shop@shop.example>',
    },
    allowPrivateAddresses: true,
    shippingRates: { url: 'https://rates.example/v1', secret: RATES_SECRET },
    subscriptions: {
      maxConnections: 500,
      maxConnectionsPerAddress: 50,
      maxSubscriptionsPerAddress: 200,
      maxSubscriptionsPerTopic: 10,
      guestConnectionMs: 600_000,
    },
    shopUrl: 'https://shop.example/account',
    shopLinks: [
      { name: 'Terms', url: 'https://shop.example/terms?a=b' },
      { name: 'Privacy policy', url: 'http://shop.example/privacy' },
    ],
    merchantFeed: true,
    rateLimits: false,
    costBucket: { capacity: 2000, refillPerSecond: 100 },
    http: {
      requestTimeoutMs: 8000,
      headersTimeoutMs: 4000,
      bodyTimeoutMs: 20_000,
      keepAliveTimeoutMs: 65_000,
      maxBodyBytes: 4096,
      maxConnections: 300,
      trustProxy: ['10.0.0.0/8', '::1'],
      corsOrigins: ['https://shop.example'],
    },
    passwordHashing: { memoryKib: 19_456, passes: 2, lanes: 1, concurrency: 8 },
    sessionLifetimes: { idleSeconds: 3600, absoluteSeconds: 86_400 },
    limits: Object.fromEntries(LIMITS.map((limit, at) => [limit, at + 1])),
    trustedDocuments: MANIFEST,
    trustedDocumentPaths: [join(folder, 'manifest.json')],
    jwtVerificationKeys: [KEY.trim(), PUBLIC_KEY.trim()],
    seed: 'none',
    admin: { email: 'admin@shop.example', password: ' a password ' },
    jwtPrivateKey: KEY,
    logLevel: 'warn',
    accessLog: false,
    metrics: { host: '0.0.0.0', port: 9464 },
    tracing: {
      endpoint: 'http://127.0.0.1:4318',
      headers: { authorization: 'Bearer token', 'x-team': 'shop' },
      serviceName: 'teapots',
      sampleRate: 0.01,
    },
    introspection: false,
    schemaFile: false,
    startPage: false,
    storefront: false,
  });
});

test('stores images in a folder or a bucket, and in production in none by default', () => {
  expect(loadConfig(PRODUCTION).media).toEqual({ storage: 'none' });
  expect(loadConfig({ ...PRODUCTION, MEDIA_DIR: '/srv/media' }).media).toEqual({
    storage: 'local',
    folder: '/srv/media',
    publicUrl: null,
  });
  expect(loadConfig({ DATA_DIR: '/srv/data' }).media).toMatchObject({ folder: '/srv/data/media' });
  expect(problemsOf({ S3_BUCKET: 'shop-media', MEDIA_DIR: '/srv/media' })).toEqual([
    'MEDIA_DIR cannot be combined with S3_BUCKET: set only one of them',
    'S3_ENDPOINT is required if S3_BUCKET is set',
    'S3_ACCESS_KEY_ID is required if S3_BUCKET is set',
    'S3_SECRET_ACCESS_KEY or S3_SECRET_ACCESS_KEY_FILE is required if S3_BUCKET is set',
  ]);
  expect(problemsOf({ S3_ENDPOINT: 'https://s3.example' })).toEqual([
    'S3_BUCKET is required if S3_ENDPOINT is set',
  ]);
  expect(problemsOf({ S3_BUCKET: '../x' })).toContain('S3_BUCKET must be the name of a bucket');
});

test('treats an empty variable as absent', () => {
  const names = [
    ...[
      'NODE_ENV',
      'HOST',
      'PORT',
      'CLUSTER',
      'PUBLIC_URL',
      'DATABASE_URL',
      'DATABASE_POOL_MAX',
      'DATA_DIR',
      'CURRENCY',
    ],
    ...['PRICES_INCLUDE_TAX', 'ROUNDING', 'COUNTRY', 'REGION', 'PAYMENT_PROVIDER'],
    ...['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_API_BASE'],
    ...[
      'RECONCILE_PAYMENTS_AFTER',
      'UNPAID_ORDER_TTL',
      'MAX_UNPAID_ORDERS',
      'MAX_UNPAID_TOTAL',
      'GUEST_CART_TTL',
      'WEBHOOK_DELIVERY_TTL',
      'EMAIL_TTL',
    ],
    ...['SEED', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'JWT_PRIVATE_KEY', 'JWT_PRIVATE_KEY_FILE', 'CORS_ORIGINS'],
    ...['LOG_LEVEL', 'INTROSPECTION', 'WORKER', 'REDIS_URL', 'SHOP_NAME', 'SHOP_COLOR', 'SHOP_LOCALE'],
    ...['TIME_ZONE', 'SMTP_URL', 'MAIL_FROM', 'WEBHOOK_PRIVATE_ADDRESSES', 'LIVE_CONNECTIONS'],
  ];

  expect(loadConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(loadConfig({}));
  expect(problemsOf({ ...PRODUCTION, DATABASE_URL: '' })).toEqual([
    'DATABASE_URL or DATABASE_URL_FILE is required if NODE_ENV=production',
  ]);
});

test('reports all problems in one message', () => {
  expect(
    problemsOf({
      NODE_ENV: 'production',
      PORT: '70000',
      CURRENCY: 'dollars',
      SEED: 'demo',
      ADMIN_EMAIL: 'nobody',
      JWT_PRIVATE_KEY_FILE: join(folder, 'missing.pem'),
      CORS_ORIGINS: '*',
    }),
  ).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'CURRENCY must be an ISO 4217 currency code in capital letters, such as USD',
    'SEED must be one of: sample, none',
    'ADMIN_EMAIL must be an e-mail address, such as admin@shop.example',
    'CORS_ORIGINS must be origins such as https://shop.example or capacitor://localhost, separated by commas, without wildcards or paths',
    `JWT_PRIVATE_KEY_FILE must name a readable file: ${join(folder, 'missing.pem')} cannot be read`,
    'ADMIN_PASSWORD or ADMIN_PASSWORD_FILE is required if ADMIN_EMAIL is set',
    'DATABASE_URL or DATABASE_URL_FILE is required if NODE_ENV=production',
  ]);
});

test('repeats no secret in the message', () => {
  const error = (() => {
    try {
      return loadConfig({
        ADMIN_PASSWORD: 'hunter2',
        JWT_PRIVATE_KEY: 'hunter2',
        DATABASE_URL: 'hunter2',
        STRIPE_API_BASE: 'hunter2',
      });
    } catch (thrown) {
      return thrown as Error;
    }
  })();

  expect(error).toBeInstanceOf(ConfigError);
  expect(String((error as Error).stack)).not.toContain('hunter2');
});

test('has no sample data and no introspection in production by default, and requires a database and a key', () => {
  const { isProduction, seed, introspection, startPage, host } = loadConfig(PRODUCTION);
  expect({ isProduction, seed, introspection, startPage, host }).toEqual({
    isProduction: true,
    seed: 'none',
    introspection: false,
    startPage: false,
    host: '127.0.0.1',
  });
  const asked = loadConfig({ ...PRODUCTION, SEED: 'sample', INTROSPECTION: 'on' });
  expect([asked.seed, asked.introspection, asked.startPage]).toEqual(['sample', true, false]);
  expect(loadConfig({ INTROSPECTION: 'off' }).startPage).toBe(false);

  expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
    'DATABASE_URL or DATABASE_URL_FILE is required if NODE_ENV=production',
    'JWT_PRIVATE_KEY or JWT_PRIVATE_KEY_FILE is required if NODE_ENV=production',
  ]);
});

const REDIS_URL = 'must be a URL such as redis://host:6379, or redis+sentinel://host1:26379,host2:26379/name';
const SEVERAL_HOSTS =
  'must be a URL such as postgres://user@host1:5432,host2:5432/shop?target_session_attrs=read-write';

const wholeNumber = (name: string, low: number, high: number) =>
  `${name} must be a whole number from ${low} to ${high}`;

test.each(['-1', '65536', '1.5', '1e3', '0x10', ' 80', '80 ', 'http', '١٢', '9'.repeat(400)])(
  'requires PORT to be a whole number from 0 to 65535, not %j',
  (PORT) => {
    expect(problemsOf({ PORT })).toEqual([wholeNumber('PORT', 0, 65535)]);
  },
);

test.each(['0', '1001', '-5', '4.0', 'many'])(
  'requires DATABASE_POOL_MAX from 1 to 1000, not %j',
  (DATABASE_POOL_MAX) => {
    expect(problemsOf({ DATABASE_POOL_MAX })).toEqual([wholeNumber('DATABASE_POOL_MAX', 1, 1000)]);
  },
);

test.each(['0', '86401', '-5', '1.5', '1m'])(
  'requires RECONCILE_PAYMENTS_AFTER from 1 to 86400 seconds, not %j',
  (RECONCILE_PAYMENTS_AFTER) => {
    expect(problemsOf({ RECONCILE_PAYMENTS_AFTER })).toEqual([
      wholeNumber('RECONCILE_PAYMENTS_AFTER', 1, 86400),
    ]);
  },
);

test.each(['0', '31536001', '-5', '1.5', '24h'])(
  'requires UNPAID_ORDER_TTL from 1 second to a year, not %j',
  (UNPAID_ORDER_TTL) => {
    expect(problemsOf({ UNPAID_ORDER_TTL })).toEqual([
      'UNPAID_ORDER_TTL must be off, or a whole number from 1 to 31536000',
    ]);
  },
);

test('accepts numbers at their limits', () => {
  expect([loadConfig({ PORT: '0' }).port, loadConfig({ PORT: '65535' }).port]).toEqual([0, 65535]);
  const reconcileAfterOf = (RECONCILE_PAYMENTS_AFTER: string) =>
    loadConfig({ RECONCILE_PAYMENTS_AFTER }).reconcilePaymentsAfterSeconds;
  expect([reconcileAfterOf('1'), reconcileAfterOf('86400')]).toEqual([1, 86400]);
  const ttlOf = (UNPAID_ORDER_TTL: string) => loadConfig({ UNPAID_ORDER_TTL }).unpaidOrderTtl?.seconds;
  expect([ttlOf('1'), ttlOf('31536000')]).toEqual([1, 31536000]);
  const poolMaxOf = (DATABASE_POOL_MAX: string) => loadConfig({ DATABASE_POOL_MAX }).database.poolMax;
  expect([poolMaxOf('1'), poolMaxOf('1000')]).toEqual([1, 1000]);
});

test.each([
  ['NODE_ENV', 'prod', 'must be one of: development, test, production'],
  ['NODE_ENV', 'Production', 'must be one of: development, test, production'],
  ['SEED', 'SAMPLE', 'must be one of: sample, none'],
  ['INTROSPECTION', 'true', 'must be one of: on, off'],
  ['LOG_LEVEL', 'verbose', 'must be one of: fatal, error, warn, info, debug, trace, silent'],
  ['ACCESS_LOG', 'yes', 'must be one of: on, off'],
  ['METRICS_PORT', '65536', wholeNumber('', 0, 65_535).trim()],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', 'must be a URL that begins with http:// or https://'],
  [
    'OTEL_EXPORTER_OTLP_HEADERS',
    'hunter2',
    'must be headers such as authorization=Bearer%20token, separated by commas',
  ],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'must be a number from 0 to 1'],
  ['OTEL_TRACES_SAMPLER_ARG', '1%', 'must be a number from 0 to 1'],
  ['PRICES_INCLUDE_TAX', 'yes', 'must be one of: on, off'],
  ['ROUNDING', 'down', 'must be one of: half-up, half-even'],
  ['PAYMENT_PROVIDER', 'paypal', 'must be one of: test, stripe, none'],
  ['COUNTRY', 'USA', 'must be an ISO 3166 country code in capital letters, such as US'],
  ['COUNTRY', 'us', 'must be an ISO 3166 country code in capital letters, such as US'],
  ['STRIPE_API_BASE', 'localhost:12111', 'must be a URL that begins with http:// or https://'],
  ['STRIPE_API_BASE', 'ftp://stripe.example', 'must be a URL that begins with http:// or https://'],
  ['DATABASE_URL', 'localhost:5432', 'must be a URL that begins with postgres:// or postgresql://'],
  ['DATABASE_URL', 'mysql://db/shop', 'must be a URL that begins with postgres:// or postgresql://'],
  ...['postgres://db1,/shop', 'postgres://db1,db2/shop?target_session_attrs=standby'].map(
    (text): [string, string, string] => ['DATABASE_URL', text, SEVERAL_HOSTS],
  ),
  ['SHIPPING_RATES_URL', 'rates.example', 'must be a URL that begins with http:// or https://'],
  ['SHIPPING_RATES_SECRET', 'hunter2', 'must be whsec_ and at least 24 random bytes in base64'],
  ['WORKER', 'yes', 'must be one of: on, off, only'],
  ['CLUSTER', 'on', 'must be auto, off, or a whole number from 1 to 1024'],
  ['CLUSTER', '0', 'must be auto, off, or a whole number from 1 to 1024'],
  ...['localhost:6379', 'redis+sentinel://sentinel1,sentinel2', 'redis+sentinel://sentinel1,/shop'].map(
    (text): [string, string, string] => ['REDIS_URL', text, REDIS_URL],
  ),
  ['SMTP_URL', 'mail.example', 'must be a URL that begins with smtp:// or smtps://'],
  ['SHOP_COLOR', 'navy', 'must be a color with six hexadecimal digits, such as #1f4e79'],
  ['SHOP_LOCALE', 'english, please', 'must be a language tag (BCP 47), such as en-US'],
  ['TIME_ZONE', 'Europe/Atlantis', 'must be a name of the IANA time zone database, such as Europe/Berlin'],
  ['TIME_ZONE', '+02:00', 'must be a name of the IANA time zone database, such as Europe/Berlin'],
  ['TIME_ZONE', 'tomorrow', 'must be a name of the IANA time zone database, such as Europe/Berlin'],
  ['DATABASE_REPLICA_MAX_LAG', '31', wholeNumber('', 1, 30).trim()],
  ['DATABASE_STATEMENT_TIMEOUT', '0', wholeNumber('', 1, 3600).trim()],
  ['COST_BUCKET', '0', wholeNumber('', 1, 1_000_000_000).trim()],
  ['REQUEST_TIMEOUT', '15s', wholeNumber('', 1, 3600).trim()],
  ['HEADERS_TIMEOUT', '0', wholeNumber('', 1, 3600).trim()],
  ['BODY_TIMEOUT', '0', wholeNumber('', 1, 3600).trim()],
  ['KEEP_ALIVE_TIMEOUT', '-1', wholeNumber('', 1, 3600).trim()],
  ['MAX_BODY', '100kB', wholeNumber('', 1024, 16_777_216).trim()],
  ['MAX_CONNECTIONS', '0', wholeNumber('', 1, 1_000_000).trim()],
  ['LIVE_CONNECTIONS', '0', wholeNumber('', 1, 1_000_000).trim()],
  ['WEBHOOK_PRIVATE_ADDRESSES', 'true', 'must be one of: on, off'],
  [
    'PUBLIC_URL',
    'shop.example',
    'must be an origin such as https://shop.example, without a path or trailing slash',
  ],
  [
    'PUBLIC_URL',
    'https://shop.example/api',
    'must be an origin such as https://shop.example, without a path or trailing slash',
  ],
  [
    'PUBLIC_URL',
    'ftp://shop.example',
    'must be an origin such as https://shop.example, without a path or trailing slash',
  ],
])('rejects %s=%s', (name, value, problem) => {
  expect(problemsOf({ [name]: value })).toContain(`${name} ${problem}`);
});

test.each(['shop@example.com', 'Shop <shop@example.com>', 'Ada’s Teapots & More <shop@example.com>'])(
  'accepts MAIL_FROM=%s',
  (MAIL_FROM) => {
    expect(loadConfig({ MAIL_FROM }).mail).toEqual({ transport: 'files', from: MAIL_FROM });
  },
);

test.each([
  'shop',
  'shop@',
  'Shop shop@example.com',
  'a@b.example\nBcc: c@d.example',
  'Shop <shop@example.com',
])('rejects MAIL_FROM=%j', (MAIL_FROM) => {
  expect(problemsOf({ MAIL_FROM })).toEqual([
    'MAIL_FROM must be an e-mail address, such as shop@example.com or Shop <shop@example.com>',
  ]);
});

test.each([
  'terms',
  '=https://shop.example',
  'Terms=javascript:alert(1)',
  'Terms=https://',
  'Terms=https://a.example,',
])('rejects SHOP_LINKS=%s', (SHOP_LINKS) => {
  expect(problemsOf({ SHOP_LINKS })).toEqual([
    expect.stringContaining('SHOP_LINKS must be at most 20 names with URLs, separated by commas'),
  ]);
});

test('sends no mail in production without a configured mail server', () => {
  expect(loadConfig(PRODUCTION).mail).toEqual({ transport: 'none' });
  expect(problemsOf({ ...PRODUCTION, SMTP_URL: 'smtp://mail.example' })).toEqual([
    'MAIL_FROM is required if SMTP_URL is set',
  ]);
});

test('sends no webhook to a private address in production', () => {
  expect(problemsOf({ ...PRODUCTION, WEBHOOK_PRIVATE_ADDRESSES: 'on' })).toEqual([
    'WEBHOOK_PRIVATE_ADDRESSES must be off if NODE_ENV=production: webhooks could reach internal services',
  ]);
});

test('uses all cores in production and one process elsewhere by default', () => {
  const count = (variables: NodeJS.ProcessEnv) => loadConfig(variables).serverProcesses;
  expect(count(PRODUCTION)).toBe(availableParallelism());
  expect(count({ ...PRODUCTION, CLUSTER: 'off' })).toBe(1);
  expect(count({ CLUSTER: 'auto' })).toBe(availableParallelism());
  expect(count({ CLUSTER: '3' })).toBe(3);
  expect(count({ ...PRODUCTION, WORKER: 'only' })).toBe(1);
  expect(count({ ...PRODUCTION, MIGRATE: 'only' })).toBe(1);
});

test.each(['db2', 'postgres://db2/shop,', 'postgres://db2/shop,redis://db3'])(
  'rejects DATABASE_REPLICA_URLS=%s',
  (DATABASE_REPLICA_URLS) => {
    expect(problemsOf({ DATABASE_URL: 'postgres://db/shop', DATABASE_REPLICA_URLS })).toEqual([
      'DATABASE_REPLICA_URLS must be URLs that begin with postgres:// or postgresql://, one for each replica, separated by commas',
    ]);
  },
);

test('requires the primary of replicas', () => {
  expect(problemsOf({ DATABASE_REPLICA_URLS: 'postgres://db2/shop' })).toEqual([
    'DATABASE_URL or DATABASE_URL_FILE is required if DATABASE_REPLICA_URLS is set',
  ]);
});

test("requires the servers' database for a separate worker", () => {
  expect(problemsOf({ WORKER: 'only' })).toEqual([
    'DATABASE_URL or DATABASE_URL_FILE is required if WORKER=only',
  ]);
  expect(problemsOf({ WORKER_PORT: '9090' })).toEqual([
    'WORKER_PORT requires WORKER=only: other processes answer on PORT',
  ]);
  expect(loadConfig(PRODUCTION).shutdownDelayMs).toBe(5_000);
});

test.each(['USD', 'EUR', 'JPY', 'KWD', 'IDR', 'CHF'])('accepts CURRENCY=%s', (CURRENCY) => {
  expect(loadConfig({ CURRENCY }).currency).toBe(CURRENCY);
});

test.each(['XXX', 'ABC', 'usd', 'US', 'USDX', '$', 'USD ', 'DEM'])('rejects CURRENCY=%s', (CURRENCY) => {
  expect(problemsOf({ CURRENCY })).toEqual([
    'CURRENCY must be an ISO 4217 currency code in capital letters, such as USD',
  ]);
});

test('takes payments with the test provider by default, and with none in production', () => {
  const paymentsOf = (variables: NodeJS.ProcessEnv) => loadConfig(variables).payments;

  expect(paymentsOf({})).toEqual({ provider: 'test' });
  expect(paymentsOf({ PAYMENT_PROVIDER: 'none' })).toEqual({ provider: 'none' });
  expect(paymentsOf(PRODUCTION)).toEqual({ provider: 'none' });
  expect(paymentsOf({ ...PRODUCTION, PAYMENT_PROVIDER: 'test' })).toEqual({ provider: 'test' });
});

test('requires a key and a webhook secret for Stripe', () => {
  const PAYMENT_PROVIDER = 'stripe';
  const [STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET] = ['sk_test_1', 'whsec_1'];

  expect(problemsOf({ PAYMENT_PROVIDER })).toEqual([
    'STRIPE_SECRET_KEY or STRIPE_SECRET_KEY_FILE is required if PAYMENT_PROVIDER=stripe',
    'STRIPE_WEBHOOK_SECRET or STRIPE_WEBHOOK_SECRET_FILE is required if PAYMENT_PROVIDER=stripe',
  ]);
  expect(problemsOf({ PAYMENT_PROVIDER, STRIPE_SECRET_KEY })).toEqual([
    'STRIPE_WEBHOOK_SECRET or STRIPE_WEBHOOK_SECRET_FILE is required if PAYMENT_PROVIDER=stripe',
  ]);
  expect(loadConfig({ PAYMENT_PROVIDER, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }).payments).toEqual({
    provider: 'stripe',
    secretKey: 'sk_test_1',
    publishableKey: null,
    webhookSecret: 'whsec_1',
    apiBase: null,
  });
});

test('requires one secret for the service of carrier rates, as text or in a file', () => {
  const SHIPPING_RATES_URL = 'https://rates.example';
  const secret = `whsec_${RATES_SECRET}`;
  const SHIPPING_RATES_SECRET_FILE = file('rates-secret', `${secret}\n`);

  expect(problemsOf({ SHIPPING_RATES_URL })).toEqual([
    'SHIPPING_RATES_SECRET or SHIPPING_RATES_SECRET_FILE is required if SHIPPING_RATES_URL is set',
  ]);
  expect(loadConfig({ SHIPPING_RATES_URL, SHIPPING_RATES_SECRET_FILE }).shippingRates).toEqual({
    url: SHIPPING_RATES_URL,
    secret: RATES_SECRET,
  });
  expect(
    problemsOf({ SHIPPING_RATES_URL, SHIPPING_RATES_SECRET_FILE, SHIPPING_RATES_SECRET: secret }),
  ).toEqual([
    'SHIPPING_RATES_SECRET_FILE cannot be combined with SHIPPING_RATES_SECRET: set only one of them',
  ]);
  expect(problemsOf({ SHIPPING_RATES_URL, SHIPPING_RATES_SECRET_FILE: file('short', 'whsec_abc') })).toEqual([
    'SHIPPING_RATES_SECRET, read from SHIPPING_RATES_SECRET_FILE, must be whsec_ and at least 24 random bytes in base64',
  ]);
});

test('requires a country for a region', () => {
  expect(problemsOf({ REGION: 'NY' })).toEqual(['COUNTRY is required if REGION is set']);
  const { country, region } = loadConfig({ COUNTRY: 'US', REGION: 'NY' });
  expect([country, region]).toEqual(['US', 'NY']);
});

test('expires unpaid orders only if payments are possible', () => {
  const problem =
    'PAYMENT_PROVIDER must be test or stripe if UNPAID_ORDER_TTL is set: without payments, every order would expire';
  const production = { ...PRODUCTION, UNPAID_ORDER_TTL: '60' };

  expect(problemsOf({ UNPAID_ORDER_TTL: '60', PAYMENT_PROVIDER: 'none' })).toEqual([problem]);
  expect(problemsOf(production)).toEqual([problem]);
  expect(problemsOf({ ...production, PAYMENT_PROVIDER: 'test' })).toEqual([]);
  expect(problemsOf({ UNPAID_ORDER_TTL: '60' })).toEqual([]);
  expect(loadConfig(PRODUCTION).unpaidOrderTtl).toBeNull();
  const paid = { ...PRODUCTION, PAYMENT_PROVIDER: 'test' };
  expect(loadConfig(paid).unpaidOrderTtl).toEqual({ seconds: 86_400, isDefault: true });
  expect(loadConfig({ ...paid, UNPAID_ORDER_TTL: 'off' }).unpaidOrderTtl).toBeNull();
  expect(problemsOf({ ...PRODUCTION, UNPAID_ORDER_TTL: 'off' })).toEqual([]);
});

test('limits unpaid orders only if payments are possible and rate limits are on', () => {
  const paid = { ...PRODUCTION, PAYMENT_PROVIDER: 'test' };
  const limitsOf = (settings: object) => loadConfig({ ...paid, ...settings }).unpaidLimits;

  expect(loadConfig(PRODUCTION).unpaidLimits).toBeNull();
  expect(limitsOf({})).toEqual({ maxOrders: 10, maxTotal: null });
  expect(limitsOf({ MAX_UNPAID_ORDERS: '3', MAX_UNPAID_TOTAL: '500' })).toEqual({
    maxOrders: 3,
    maxTotal: 500,
  });
  expect(limitsOf({ MAX_UNPAID_ORDERS: 'off' })).toBeNull();
  expect(limitsOf({ RATE_LIMITS: 'off' })).toBeNull();
  expect(problemsOf({ MAX_UNPAID_ORDERS: '0', GUEST_CART_TTL: '59' })).toEqual([
    'MAX_UNPAID_ORDERS must be off, or a whole number from 1 to 1000000',
    'GUEST_CART_TTL must be off, or a whole number from 60 to 31536000',
  ]);
});

test('requires an e-mail address and a password for the first administrator', () => {
  expect(problemsOf({ ADMIN_EMAIL: 'admin@shop.example' })).toEqual([
    'ADMIN_PASSWORD or ADMIN_PASSWORD_FILE is required if ADMIN_EMAIL is set',
  ]);
  expect(problemsOf({ ADMIN_PASSWORD: 'long enough' })).toEqual([
    'ADMIN_EMAIL is required if ADMIN_PASSWORD is set',
  ]);
});

test.each([
  ['7 characters', '1234567', false],
  ['7 characters of two UTF-16 units each', '🔑'.repeat(7), false],
  ['8 characters', '12345678', true],
  ['128 characters of two UTF-16 units each', '🔑'.repeat(128), true],
  ['129 characters', 'x'.repeat(129), false],
])("applies the rules of registration to the administrator's password: %s", (_, ADMIN_PASSWORD, fits) => {
  expect(problemsOf({ ADMIN_EMAIL: 'admin@shop.example', ADMIN_PASSWORD })).toEqual(
    fits ? [] : ['ADMIN_PASSWORD must have 8 to 128 characters'],
  );
});

test('reads the signing key from a file', () => {
  const JWT_PRIVATE_KEY_FILE = file('key.pem', KEY);

  expect(loadConfig({ JWT_PRIVATE_KEY_FILE }).jwtPrivateKey).toBe(KEY);
  expect(problemsOf({ JWT_PRIVATE_KEY_FILE, JWT_PRIVATE_KEY: KEY })).toEqual([
    'JWT_PRIVATE_KEY_FILE cannot be combined with JWT_PRIVATE_KEY: set only one of them',
  ]);
});

test.each([
  ['text', 'no key'],
  ['a public key', PUBLIC_KEY],
  ['a key of another kind', RSA_KEY],
  ['half a key', KEY.slice(0, 60)],
])('reports an invalid signing key at startup: %s', (_, text) => {
  expect(problemsOf({ JWT_PRIVATE_KEY: text })).toEqual([
    'JWT_PRIVATE_KEY must be an Ed25519 private key in PEM (PKCS #8)',
  ]);
  expect(problemsOf({ JWT_PRIVATE_KEY_FILE: file('none.pem', text) })).toEqual([
    'JWT_PRIVATE_KEY, read from JWT_PRIVATE_KEY_FILE, must be an Ed25519 private key in PEM (PKCS #8)',
  ]);
});

test('allows pages of this machine in development by default, and none in production', () => {
  expect(loadConfig({}).http.corsOrigins).toContain('http://localhost:*');
  expect(loadConfig(PRODUCTION).http.corsOrigins).toEqual([]);
  expect(loadConfig({ CORS_ORIGINS: 'https://shop.example' }).http.corsOrigins).toEqual([
    'https://shop.example',
  ]);
});

test('reads CORS_ORIGINS as a comma-separated list', () => {
  expect(
    loadConfig({ CORS_ORIGINS: 'https://shop.example , http://localhost:3000' }).http.corsOrigins,
  ).toEqual(['https://shop.example', 'http://localhost:3000']);
});

test.each(['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'app://shop'])(
  'accepts the origin of an app in CORS_ORIGINS: %s',
  (origin) => {
    expect(loadConfig({ CORS_ORIGINS: `https://shop.example,${origin}` }).http.corsOrigins).toEqual([
      'https://shop.example',
      origin,
    ]);
    expect(problemsOf({ PUBLIC_URL: origin })).toHaveLength(1);
  },
);

test.each([
  '*',
  'shop.example',
  'capacitor://',
  'capacitor://*',
  'ionic://localhost/',
  'capacitor:localhost',
  'htps://shop.example',
  'file://',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example:443',
  'https://user@shop.example',
  'https://*.shop.example',
  'null',
  'https://shop.example,',
  'https://shop.example;https://admin.example',
])('rejects CORS_ORIGINS=%s', (CORS_ORIGINS) => {
  expect(problemsOf({ CORS_ORIGINS })).toEqual([
    'CORS_ORIGINS must be origins such as https://shop.example or capacitor://localhost, separated by commas, without wildcards or paths',
  ]);
});

test('is immutable', () => {
  const config = loadConfig({});

  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
});

test.each(LIMITS.map(variableOf))('requires %s to be a whole number above 0', (name) => {
  const high = name === 'MAX_NESTING' || name === 'MAX_FRAGMENTS' ? 200 : 1_000_000_000;

  expect(problemsOf({ [name]: '0' })).toEqual([wholeNumber(name, 1, high)]);
  expect(problemsOf({ [name]: String(high + 1) })).toEqual([wholeNumber(name, 1, high)]);
});

test('lists every variable with its default in .env.example', () => {
  const example = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));

  expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  expect(example['SHOP_COLOR']).toBe('#1f4e79');
  expect(loadConfig(example)).toEqual(loadConfig({}));
});

test.each([
  ['no JSON', '{', 'is not valid JSON'],
  ['another format', '{"format":"x"}', 'format Invalid input: expected "apollo-persisted-query-manifest"'],
  ['no operations', JSON.stringify({ ...MANIFEST, operations: undefined }), 'operations Invalid input'],
  [
    'two documents with one id',
    JSON.stringify({
      ...MANIFEST,
      operations: [...MANIFEST.operations, { ...MANIFEST.operations[0], body: 'query Me { me { name } }' }],
    }),
    'there are two documents with the id me',
  ],
  ['a number instead of a text', '{"me":1}', 'me Invalid input'],
])('reports an invalid manifest at startup: %s', (_, text, reason) => {
  const path = file('bad.json', text);
  const [problem, ...others] = problemsOf({ TRUSTED_DOCUMENTS: path });

  expect(others).toEqual([]);
  expect(problem).toContain('TRUSTED_DOCUMENTS must name manifests of trusted documents: ');
  expect(problem).toContain(reason);
  rmSync(path);
});

test('reads several manifests, folders of them, and the formats of Apollo and codegen', () => {
  const inFolder = join(folder, 'manifests');
  mkdirSync(inFolder);
  writeFileSync(join(inFolder, 'a.json'), JSON.stringify({ one: 'query One { me { id } }' }));
  writeFileSync(
    join(inFolder, 'b.json'),
    JSON.stringify({ one: 'query One { me { id } }', two: '{ me { id } }' }),
  );
  writeFileSync(join(inFolder, 'notes.txt'), 'none');

  const { trustedDocuments, trustedDocumentPaths } = loadConfig({
    TRUSTED_DOCUMENTS: `${inFolder}, ${file('apollo.json', JSON.stringify(MANIFEST))}`,
  });

  expect(trustedDocuments?.operations.map(({ id, name, type }) => [id, name, type])).toEqual([
    ['one', 'One', 'query'],
    ['two', 'two', 'query'],
    ['me', 'Me', 'query'],
  ]);
  expect(trustedDocumentPaths).toEqual([inFolder, join(folder, 'apollo.json')]);
  expect(problemsOf({ TRUSTED_DOCUMENTS: join(folder, 'none') })[0]).toContain(
    `${join(folder, 'none')} cannot be read`,
  );
});

test.each([
  [{}, 'http://localhost:4000'],
  [{ PORT: '8080' }, 'http://localhost:8080'],
  [{ PORT: '0' }, null],
  [{ PUBLIC_URL: 'https://shop.example' }, 'https://shop.example'],
  [
    { SHOP_URL: 'https://www.shop.example', PUBLIC_URL: 'https://api.shop.example' },
    'https://www.shop.example',
  ],
  [{ STOREFRONT: 'off', PUBLIC_URL: 'https://api.shop.example' }, null],
  [{ ...PRODUCTION }, null],
])('with %j, the site of the shop is %s', (settings, shopUrl) => {
  expect(loadConfig(settings).shopUrl).toBe(shopUrl);
});
