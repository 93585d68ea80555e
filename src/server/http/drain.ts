import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The time for clients to send the rest of a request when the server closes. */
const RECEIVE_TIMEOUT_MS = 5_000;
const CHECK_INTERVAL_MS = 100;

/**
 * When the server closes, lets the received operations finish, and then closes all connections. Responses have
 * `connection: close` as soon as the process stops. Otherwise proxies would send further requests on connections that are just
 * being closed, and the stop would wait for keep-alive connections.
 */
export function drainOnClose(
  app: FastifyInstance,
  isStopping: () => boolean,
  operationTimeoutMs: number,
): void {
  let isClosing = false;
  /** Requests that were received completely, and not yet answered. */
  const running = new Set<FastifyRequest>();
  app.addHook('preHandler', (request, _reply, done) => {
    running.add(request);
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    running.delete(request);
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing || isStopping()) reply.header('connection', 'close');
    done();
  });
  app.addHook('preClose', async () => {
    isClosing = true;
    const closingAt = performance.now();
    // A client that never sends the rest of its request, or never reads the response, would block the stop.
    const checking = setInterval(() => {
      const waited = performance.now() - closingAt;
      const isDone = running.size === 0 ? waited > RECEIVE_TIMEOUT_MS : waited > operationTimeoutMs;
      if (!isDone) return;
      clearInterval(checking);
      app.server.closeAllConnections();
    }, CHECK_INTERVAL_MS).unref();
  });
}
