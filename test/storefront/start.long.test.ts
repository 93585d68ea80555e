import { startBeside } from '../support/beside.ts';
import { startServerProcess } from '../support/server-process.ts';

const BROWSER = { accept: 'text/html,*/*;q=0.8' };

test('the start builds the shop if necessary and serves it, also from several processes', async () => {
  const { app, environment } = await startBeside();
  const server = await startServerProcess({ ...environment, STOREFRONT: 'on', CLUSTER: '2', WORKER: 'off' });
  try {
    expect(server.output()).toContain(`Open ${server.url} in a browser.`);
    expect(server.output()).toContain(`${server.url}/dev`);
    // The API does not wait for the build.
    const api = await fetch(`${server.url}/graphql?query=%7B__typename%7D`);
    expect(api.status).toBe(200);

    const pages = await Promise.all(
      Array.from({ length: 6 }, async () => (await fetch(server.url, { headers: BROWSER })).text()),
    );

    const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(pages[0]!) ?? [];
    expect(new Set(pages).size).toBe(1);
    const asset = await fetch(server.url + script);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  } finally {
    await server.end('SIGTERM');
    await app.stop();
  }
});
