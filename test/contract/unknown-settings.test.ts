import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findUnknownSettings, loadConfig, settingNames } from '../../src/config/config.ts';
import { unknownSettings } from '../../src/config/unknown-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-unknown-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['TIMEZONE', 'TIME_ZONE'],
  ['WORKERS', 'WORKER'],
  ['STRIPE_SECERT_KEY', 'STRIPE_SECRET_KEY'],
  ['JWT_PRIVATE_KEYFILE', 'JWT_PRIVATE_KEY_FILE'],
  ['MAX_ALIAS', 'MAX_ALIASES'],
  ['PORTS', 'PORT'],
  // Only secrets are read from files.
  ['CURRENCY_FILE', 'CURRENCY'],
])('reports %s, and suggests %s', (setting, suggestion) => {
  expect(findUnknownSettings({ [setting]: 'x' })).toEqual([{ setting, suggestion }]);
});

test('reports no setting, and no variable of other programs', () => {
  const others = [
    ...['PATH', 'HOME', 'HOSTNAME', 'PWD', 'USER', 'SHELL', 'TERM', 'LANG', 'LOGNAME', 'EDITOR', 'TZ'],
    ...['NODE_OPTIONS', 'NODE_VERSION', 'YARN_VERSION', 'UV_THREADPOOL_SIZE', 'npm_config_cache', 'INIT_CWD'],
    ...['REDIS_PORT', 'REDIS_HOST', 'DATABASE_PORT', 'DATABASE_HOST', 'SMTP_PORT', 'AWS_REGION', 'PGHOST'],
    ...['KUBERNETES_PORT', 'SHOP_SERVICE_HOST', 'SESSION_MANAGER', 'INVOCATION_ID', 'JOURNAL_STREAM'],
  ];
  const names = [...settingNames, 'DATABASE_URL_FILE', ...others];
  expect(findUnknownSettings(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
});

test('reports every unknown name of the .env file, because the file has no variables of other programs', () => {
  const file = join(folder, '.env');
  writeFileSync(
    file,
    'PORT=4000\nDATABASE_HOST=db.example\nSHOP_NAMES=Ada\nNODE_OPTIONS=--max-old-space-size=512\n',
  );

  expect(unknownSettings(settingNames, { PATH: '/usr/bin' }, file)).toEqual([
    { setting: 'DATABASE_HOST', suggestion: null },
    { setting: 'SHOP_NAMES', suggestion: 'SHOP_NAME' },
  ]);
});

test('suggests the setting in the message about an invalid configuration', () => {
  const variables = {
    NODE_ENV: 'production',
    DATABSE_URL: 'postgres://db.example/shop',
    JWT_PRIVATE_KEY: 'x',
  };
  expect(() => loadConfig(variables)).toThrow('DATABSE_URL is not a setting: did you mean DATABASE_URL?');
  expect(() => loadConfig(variables)).not.toThrow('db.example');
});
