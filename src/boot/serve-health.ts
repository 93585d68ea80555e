import { createServer } from 'node:http';
import type { Database } from '../platform/db/client.ts';
import { createReadiness } from '../platform/db/readiness.ts';
import type { Lifetime } from './lifetime.ts';
import { listenOn } from './listen-on.ts';

/**
 * Serves `/livez` and `/readyz` for a process that does not serve the API. `/readyz` fails until `started` is called: migrations
 * before that may take long.
 */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  db: Database,
  { onStop, isStopping }: Lifetime,
): Promise<{ started: () => void }> {
  const readiness = createReadiness(db);
  let isStarted = false;
  const isReady = async () => isStarted && !isStopping() && (await readiness.isReady());
  const server = createServer((request, response) => {
    const answer = (status: number, text: string) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(`${JSON.stringify({ status: text })}\n`);
    if (request.url === '/livez') answer(200, 'alive');
    else if (request.url !== '/readyz') answer(404, 'not found');
    else void isReady().then((ready) => answer(ready ? 200 : 503, ready ? 'ready' : 'not ready'));
  });
  await listenOn(server, host, port, 'WORKER_PORT');
  onStop(async () => {
    server.close();
    server.closeAllConnections();
    await readiness.stop();
  });
  return { started: () => void (isStarted = true) };
}
