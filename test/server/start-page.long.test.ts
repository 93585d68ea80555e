import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { startServerProcess } from '../support/server-process.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let mails: string;
let app: App;
let plain: App;
beforeAll(async () => {
  mails = await mkdtemp(join(tmpdir(), 'ordergraph-start-page-'));
  app = await startApp({ startPage: true, devMailFolder: mails });
  plain = await startApp({ startPage: true });
});
afterAll(() => Promise.all([app.stop(), plain.stop(), rm(mails, { recursive: true })]));

const visit = ({ url }: { url: string }) => fetch(url, { headers: BROWSER });

test.each([{}, { INTROSPECTION: 'on' }])('serves no start page in production, with %j', async (settings) => {
  const beside = await startBeside();
  const server = await startServerProcess({
    ...beside.environment,
    ...settings,
    NODE_ENV: 'production',
    CLUSTER: 'off',
  });
  try {
    const response = await visit(server);

    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/json; charset=utf-8',
    ]);
    expect(await response.json()).toEqual({
      errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }],
    });
    expect(server.output()).not.toContain('in a browser');
  } finally {
    await server.end('SIGKILL');
    await beside.app.stop();
  }
});
