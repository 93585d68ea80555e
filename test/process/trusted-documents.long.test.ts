import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postTo } from '../support/app.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const COUNT = 'query Count { products { totalCount } }';
const ME = 'query Me { me { id } }';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-manifests-'));
});
afterAll(() => Promise.all([database.drop(), rm(folder, { recursive: true })]));

test.each([
  ['one process', 'off'],
  ['a cluster', '2'],
])('SIGHUP reads the manifests again and logs the uses, in %s', async (_, CLUSTER) => {
  const file = join(folder, `${CLUSTER}.json`);
  await writeFile(file, JSON.stringify({ count: COUNT }));
  const server = await startServerProcess({
    DATABASE_URL: database.url,
    TRUSTED_DOCUMENTS: file,
    LOG_LEVEL: 'info',
    CLUSTER,
    WORKER: 'off',
    SEED: 'none',
  });
  const accepts = async (text: string) => (await postTo(server.url, text)).errors === undefined;
  const logged = (text: string, count = 1) => until(() => server.output().split(text).length - 1 >= count);
  expect([await accepts(COUNT), await accepts(ME)]).toEqual([true, false]);

  await writeFile(file, '{ broken');
  process.kill(server.pid, 'SIGHUP');
  await logged('trusted documents not reloaded', CLUSTER === '2' ? 2 : 1);
  expect([await accepts(COUNT), await accepts(ME)]).toEqual([true, false]);

  await writeFile(file, JSON.stringify({ me: ME }));
  process.kill(server.pid, 'SIGHUP');
  await logged('trusted documents reloaded', CLUSTER === '2' ? 2 : 1);
  expect([await accepts(COUNT), await accepts(ME)]).toEqual([false, true]);
  expect(server.output()).toMatch(/count\W+name\W+Count\W+count\W+1/i);
  expect(await server.end('SIGTERM')).toBe(0);
});
