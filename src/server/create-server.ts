import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import serveStatic from '@fastify/static';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { serveKeys } from './http/jwks-route.ts';
import { isMigrated } from '../platform/db/migrate.ts';
import { serveDevMail } from './pages/dev-mail.ts';
import { notFound } from '../platform/errors.ts';
import { graphiqlPage } from './pages/explorer.ts';
import { serveGraphql, type GraphqlOptions } from './apollo/graphql-endpoint.ts';
import { limitConnections } from './http/limit-connections.ts';
import { answerBrokenRequest, answerError, refuse } from './http/answer-error.ts';
import { readJson } from './http/read-json.ts';
import { HEADERS_WITHOUT_HOOKS, sendSecurityHeaders } from './http/security-headers.ts';
import { serveWebhooks } from './http/payment-webhook-route.ts';
import { serveStartPage, type StartPageOptions } from './pages/start-page.ts';

export type ServerOptions = GraphqlOptions & {
  /** Where mails are written instead of sent; null where they are not. */
  devMailFolder: string | null;
  /** Whether `/` answers with a start page. */
  startPage: Pick<StartPageOptions, 'accounts'> | null;
  /** Whether browsers are told to come by https alone. */
  hsts: boolean;
  /** The most connections at once, live ones among them. */
  mostConnections: number;
  patience: Patience;
};

/** How long is waited for a client: for its headers, its whole request, and for anything from it; and how often it is looked. */
export type Patience = { headersMs: number; requestMs: number; keepAliveMs: number; checkEveryMs?: number };

const CHECK_EVERY_MS = 5_000;
const MOST_HEADERS = 100;
const LONGEST_HEADERS = 16 * 1024;

const imagesFolder = fileURLToPath(new URL('../../assets/images/', import.meta.url));
/** How long requests under way have to finish when the server stops. */
const DRAIN_MS = 5_000;

/** The whole server, built and not yet listening. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, introspection, logger, trustProxy, patience } = options;
  const app = fastify({
    loggerInstance: logger,
    // One line for each request is written below, without the query string, which may hold variables.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    bodyLimit: options.largestBody,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keepAliveMs,
    // Of a connection that nothing moves on: a client that does not read its answer.
    connectionTimeout: options.requestTimeoutMs + patience.keepAliveMs,
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.checkEveryMs ?? CHECK_EVERY_MS,
      maxHeaderSize: LONGEST_HEADERS,
    },
    clientErrorHandler: answerBrokenRequest,
    // An address that cannot be read comes to no hook.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, reply.headers({ ...HEADERS_WITHOUT_HOOKS, 'x-request-id': request.id })),
  }) as unknown as FastifyInstance;

  limitConnections(app.server, options.mostConnections);
  app.server.maxHeadersCount = MOST_HEADERS;
  readJson(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // Else the connection of a request that is under way when the server stops would be kept open, and the stop wait for it.
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
    // A client that never sends the rest of its request would hold up the stop for ever.
    setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref();
  });
  app.addHook('onSend', async (_request, reply) => void (stopping && reply.header('connection', 'close')));
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?', 1)[0];
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'request');
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => refuse(reply, notFound('address'), { status: 404 }));

  sendSecurityHeaders(app, options);
  await app.register(cors, {
    origin: [...options.corsOrigins],
    credentials: true,
    exposedHeaders: ['x-request-id', 'retry-after'],
  });
  await app.register(serveStatic, {
    root: imagesFolder,
    prefix: '/images/',
    index: false,
    maxAge: '1d',
    // The shop's pages, which show them, are on another origin.
    setHeaders: (reply) => void reply.header('cross-origin-resource-policy', 'cross-origin'),
  });
  await app.register(cookie);
  await serveGraphql(app, options);
  await serveWebhooks(app, options);
  serveKeys(app, options.tokens);

  if (introspection) {
    app.get('/graphiql', async ({ headers }, reply) => {
      const { text, compressed, policy } = await graphiqlPage();
      reply.type('text/html').header('content-security-policy', policy).header('vary', 'accept-encoding');
      if (!headers['accept-encoding']?.includes('gzip')) return reply.send(text);
      return reply.header('content-encoding', 'gzip').send(compressed);
    });
  }
  if (options.startPage) serveStartPage(app, { ...options, ...options.startPage });
  if (options.devMailFolder !== null) serveDevMail(app, options.devMailFolder);
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await isMigrated(db);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  return app;
}
