import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClientSchema, buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { typeDefs } from '../../src/server/fields/executable-schema.ts';
import { startApp, type App } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const read = (headers: Record<string, string> = {}, { url } = app) =>
  fetch(`${url}/schema.graphql`, { headers });
const sorted = (sdl: string) => printSchema(lexicographicSortSchema(buildSchema(sdl)));

test('serves the schema as one file, with descriptions and directives', async () => {
  const response = await read();
  const sdl = await response.text();

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(sorted(sdl)).toBe(sorted(typeDefs().join('\n')));
  expect(sdl).not.toContain('extend type');
  expect(sdl).toContain('@auth(requires: STAFF)');
});

test('answers 304 if the client has the current file', async () => {
  const etag = (await read()).headers.get('etag')!;

  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const response = await read({ 'if-none-match': tag });
    expect([tag, response.status, await response.text()]).toEqual([tag, 304, '']);
  }
  expect((await read({ 'if-none-match': '"other"' })).status).toBe(200);
});

test('can be switched off', async () => {
  const closed = await startApp({ sharedApp: app, schemaFile: false });

  expect((await read({}, closed)).status).toBe(404);
  await closed.stop();
});

test('npm run schema writes the SDL, its introspection and the possible types', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-schema-'));
  const script = fileURLToPath(new URL('../../scripts/schema.ts', import.meta.url));
  execFileSync(process.execPath, [script, '--out', folder]);
  const file = (name: string) => readFile(join(folder, name), 'utf8');

  const schema = buildClientSchema(JSON.parse(await file('schema.json')).data);
  expect(await file('schema.graphql')).toBe(await (await read()).text());
  expect(schema.getType('Product')).toBeDefined();
  expect(JSON.parse(await file('possible-types.json')).LoginResult).toEqual([
    'InvalidCredentials',
    'LoginSuccess',
  ]);
  await rm(folder, { recursive: true });
});
