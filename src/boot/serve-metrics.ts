import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeError } from '../server/http/format-error.ts';
import type { Lifetime } from './lifetime.ts';
import { listenOn } from './listen-on.ts';

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** Serves metrics at `/metrics`, on a port of their own: they are for operators, not for clients. */
export async function serveMetrics(
  { host, port }: { host: string; port: number },
  collect: () => Promise<string>,
  { logger, onStop }: Lifetime,
): Promise<void> {
  let collecting: Promise<string> | null = null;
  /** Concurrent requests share an answer. */
  const read = () => (collecting ??= collect().finally(() => (collecting = null)));

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': TEXT }).end(text),
      (error: unknown) => {
        logger.error({ error: describeError(error) }, 'metrics not collected');
        response.writeHead(500).end();
      },
    );
  });
  await listenOn(server, host, port, 'METRICS_PORT');
  onStop(() => {
    server.close();
    server.closeAllConnections();
  });
  logger.info({ address: host, port: (server.address() as AddressInfo).port }, 'metrics served');
}
