import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, settingNames, type Config } from '../../src/config/config.ts';
import { isSecret } from '../../src/config/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const RATES_SECRET = Buffer.alloc(32, 7).toString('base64');

/** Each secret: a value, the settings that it needs, and where the configuration has it. */
const SECRETS: Record<
  string,
  [value: string, others: Record<string, string>, read: (config: Config) => unknown]
> = {
  DATABASE_URL: ['postgres://shop:pass@db.example/shop', {}, ({ database }) => database.url],
  DATABASE_DIRECT_URL: [
    'postgres://shop:pass@db.example/shop',
    { DATABASE_URL: 'postgres://shop:pass@pooler.example/shop' },
    ({ database }) => database.directUrl,
  ],
  REDIS_URL: ['redis://:pass@cache.example', {}, ({ redisUrl }) => redisUrl],
  SMTP_URL: [
    'smtp://shop:pass@mail.example',
    { MAIL_FROM: 'shop@shop.example' },
    ({ mail }) => 'url' in mail && mail.url,
  ],
  S3_SECRET_ACCESS_KEY: [
    's3cret',
    { S3_BUCKET: 'media', S3_ENDPOINT: 'https://s3.example', S3_ACCESS_KEY_ID: 'id' },
    ({ media }) => 'secretAccessKey' in media && media.secretAccessKey,
  ],
  SHIPPING_RATES_SECRET: [
    `whsec_${RATES_SECRET}`,
    { SHIPPING_RATES_URL: 'https://rates.example' },
    ({ shippingRates }) => shippingRates && `whsec_${shippingRates.secret}`,
  ],
  STRIPE_SECRET_KEY: [
    'sk_test_1',
    { PAYMENT_PROVIDER: 'stripe', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    ({ payments }) => 'secretKey' in payments && payments.secretKey,
  ],
  STRIPE_WEBHOOK_SECRET: [
    'whsec_1',
    { PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: 'sk_test_1' },
    ({ payments }) => 'webhookSecret' in payments && payments.webhookSecret,
  ],
  ADMIN_PASSWORD: [' a password ', { ADMIN_EMAIL: 'admin@shop.example' }, ({ admin }) => admin?.password],
  JWT_PRIVATE_KEY: [KEY, {}, ({ jwtPrivateKey }) => jwtPrivateKey],
};

test.each(Object.entries(SECRETS))('reads %s from a file', (name, [value, others, read]) => {
  const setting = `${name}_FILE`;
  const problemsOf = (settings: Record<string, string>) => () => loadConfig({ ...others, ...settings });

  expect(read(loadConfig({ ...others, [setting]: file(name, value) }))).toBe(value);
  // The line break at the end of a line is not part of the secret. A key has several lines, and stays as it is.
  const ended = value.endsWith('\n') ? value : `${value}\n`;
  expect(read(loadConfig({ ...others, [setting]: file(name, ended) }))).toBe(value);
  expect(problemsOf({ [setting]: file(name, value), [name]: value })).toThrow(
    `${setting} cannot be combined with ${name}: set only one of them`,
  );
  const path = join(folder, 'missing');
  expect(problemsOf({ [setting]: path })).toThrow(`must name a readable file: ${path} cannot be read`);
  expect(problemsOf({ [setting]: file('empty', '\n') })).toThrow(`${join(folder, 'empty')} is empty`);
});

test('covers every secret with these tests, and every setting whose name sounds like one', () => {
  const secrets = settingNames.filter(isSecret);
  expect(Object.keys(SECRETS).filter((name) => !secrets.includes(name))).toEqual([]);
  const isPublic = ['STRIPE_PUBLISHABLE_KEY', 'JWT_VERIFICATION_KEYS_FILE', 'S3_ACCESS_KEY_ID', 'MAX_TOKENS'];
  const suspicious = settingNames.filter((name) => /SECRET|PASSWORD|KEY|TOKEN/.test(name));
  expect(suspicious.filter((name) => !isPublic.includes(name) && !isSecret(name))).toEqual([]);
});
