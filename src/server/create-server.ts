import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import serveStatic from '@fastify/static';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { drainOnClose } from './http/drain.ts';
import { limitRate, type RateLimit } from './http/limit-rate.ts';
import { serveJwks } from './http/jwks-route.ts';
import { createClientReader, isTrustedProxy } from '../platform/request-info.ts';
import { corsPatterns } from '../platform/allowed-origin.ts';
import { createReadiness } from '../platform/db/readiness.ts';
import { serveDevMail } from './pages/dev-mail.ts';
import { notFound } from '../platform/errors.ts';
import { graphiqlPage, sendPage } from './pages/explorer.ts';
import { serveGraphql, type GraphqlOptions } from './apollo/graphql-endpoint.ts';
import { compressResponses } from './http/compress-responses.ts';
import { answerMalformedRequest, answerError, refuse } from './http/answer-error.ts';
import { POSITION_HEADER } from './http/position.ts';
import { observeRequests } from './http/observe-requests.ts';
import { traceRequests } from './http/trace-requests.ts';
import { rejectCompressedBodies, useStrictJsonParser } from './http/read-json.ts';
import { HEADERS_WITHOUT_HOOKS, sendSecurityHeaders } from './http/security-headers.ts';
import { serveExchange } from './http/exchange-routes.ts';
import { serveMerchantFeed } from './http/merchant-feed-route.ts';
import { servePaymentWebhook } from './http/payment-webhook-route.ts';
import { serveSchema } from './pages/schema-file.ts';
import { serveMedia } from './http/media-route.ts';
import { serveImageUploads } from './http/image-upload-route.ts';
import { serveStartPage, type StartPageOptions } from './pages/start-page.ts';
import { opensPage, serveStorefront, type Storefront } from './pages/storefront/serve-storefront.ts';
import type { BuildOptions } from './pages/storefront/build.ts';
import { serveSitemap } from './pages/storefront/sitemap.ts';

export type ServerOptions = GraphqlOptions & {
  /** The folder of development e-mails; null if e-mails are not written to files. */
  devMailFolder: string | null;
  /** The time zone of dates on pages for people. */
  timeZone: string;
  /** Whether the process is stopping: `/readyz` then returns 503, and each response closes its connection. */
  isStopping?: () => boolean;
  /** Null if there is no page for developers. */
  startPage: Pick<StartPageOptions, 'accounts'> | null;
  /** Null if the server has no shop for browsers. */
  storefrontPages: BuildOptions | null;
  /** Whether `/schema.graphql` is served. */
  schemaFile: boolean;
  /** Whether `/feeds/google.xml` lists the active products. */
  merchantFeed?: boolean;
  /** Whether each request is logged. By default, it is. */
  accessLog?: boolean;
  /** Whether browsers must use HTTPS from now on. */
  hsts: boolean;
  /** How often the timeouts of open connections are checked. By default every five seconds; more often in tests. */
  connectionCheckIntervalMs?: number;
};

const CONNECTION_CHECK_INTERVAL_MS = 5_000;
const MAX_HEADERS = 100;
const MAX_HEADER_BYTES = 16 * 1024;
/** How long browsers may reuse the answer to a preflight request. Chrome's maximum. */
const PREFLIGHT_MAX_AGE_SECONDS = 2 * 60 * 60;
const imagesFolder = fileURLToPath(new URL('../../assets/images/', import.meta.url));

/** Builds the server. It does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, introspection, logger, http, isStopping = () => false } = options;
  const app = fastify({
    loggerInstance: logger,
    // `observeRequests` logs one line per request, without the query string, which may contain variables.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    routerOptions: { ignoreTrailingSlash: true },
    bodyLimit: http.maxBodyBytes,
    // Limits the time to receive the whole request. `requestTimeoutMs` limits the operation instead.
    requestTimeout: http.bodyTimeoutMs,
    keepAliveTimeout: http.keepAliveTimeoutMs,
    // Closes connections of clients that do not read the response.
    connectionTimeout: http.requestTimeoutMs + http.keepAliveTimeoutMs,
    http: {
      headersTimeout: http.headersTimeoutMs,
      connectionsCheckingInterval: options.connectionCheckIntervalMs ?? CONNECTION_CHECK_INTERVAL_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    clientErrorHandler: answerMalformedRequest,
    // No hook runs for a URL that cannot be decoded, so the headers are added here.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, reply.headers({ ...HEADERS_WITHOUT_HOOKS, 'x-request-id': request.id })),
  }) as unknown as FastifyInstance;

  limitConnections(app.server, http.maxConnections);
  app.server.maxHeadersCount = MAX_HEADERS;
  rejectCompressedBodies(app);
  useStrictJsonParser(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  drainOnClose(app, isStopping, http.requestTimeoutMs);
  observeRequests(app, { accessLog: options.accessLog ?? true, metrics: options.metrics ?? null });
  traceRequests(app, isTrustedProxy(http.trustProxy));
  app.setErrorHandler(answerError);
  let shop: Storefront | null = null;
  app.setNotFoundHandler((request, reply) =>
    shop && opensPage(request)
      ? shop.sendNotFound(request, reply)
      : refuse(reply, notFound('URL'), { status: 404 }),
  );

  sendSecurityHeaders(app, options);
  compressResponses(app);
  await app.register(cors, {
    origin: corsPatterns(http.corsOrigins),
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    // Otherwise OPTIONS without the headers of a preflight request gets an error that is not JSON.
    strictPreflight: false,
    exposedHeaders: ['x-request-id', 'retry-after', 'www-authenticate', POSITION_HEADER],
  });
  await app.register(serveStatic, {
    root: imagesFolder,
    prefix: '/images/',
    index: false,
    maxAge: '1d',
    // Pages of other origins, such as a separate front end, may show these images.
    setHeaders: (reply) => void reply.header('cross-origin-resource-policy', 'cross-origin'),
  });
  await app.register(cookie);
  const readClient = createClientReader(http.trustProxy);
  const rateLimit = limitRate(options.budget, readClient);
  const { readAsGuest } = await serveGraphql(app, { ...options, readClient, rateLimit });
  await servePaymentWebhook(app, { ...options, readClient, rateLimit });
  await serveExchange(app, { ...options, readClient, rateLimit });
  if (options.merchantFeed) serveMerchantFeed(app, { ...options, rateLimit });
  serveJwks(app, options.tokens);
  const { storage } = options;
  if (storage && !storage.signUpload)
    await serveImageUploads(app, { ...options, storage, readClient, rateLimit });
  if (storage?.mediaFolder) serveMedia(app, storage.mediaFolder);

  if (introspection) {
    app.get('/graphiql', { onRequest: rateLimit }, async (request, reply) =>
      sendPage(request, reply, await graphiqlPage()),
    );
  }
  if (options.schemaFile) serveSchema(app, { rateLimit });
  if (options.storefrontPages) {
    const baseUrl = () => (options.storefront.url ?? options.publicUrl()).replace(/\/+$/, '');
    shop = await serveStorefront(app, {
      ...options.storefrontPages,
      shopName: options.storefront.name,
      baseUrl,
      hasDevPage: options.startPage !== null,
      paymentProvider: options.paymentProvider?.name ?? null,
      rateLimit,
      readAsGuest,
    });
    serveSitemap(app, { db, baseUrl, rateLimit, budget: options.budget, readClient });
  }
  if (options.startPage) serveStartPage(app, { ...options, ...options.startPage, rateLimit, shop });
  else if (shop) serveShopOnly(app, shop, rateLimit);
  if (options.devMailFolder !== null)
    serveDevMail(app, options.devMailFolder, { timeZone: options.timeZone, rateLimit });
  const readiness = createReadiness(db);
  app.addHook('onClose', () => readiness.stop());
  // These routes have no rate limit, because all probes of a load balancer come from one address. `/healthz` does no work, and
  // `/readyz` asks the database at most once a second.
  for (const path of ['/healthz', '/livez']) app.get(path, () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = !isStopping() && (await readiness.isReady());
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  return app;
}

/** Serves `/` without a page for developers: the shop to browsers, and nothing to other clients. */
function serveShopOnly(app: FastifyInstance, shop: Storefront, rateLimit: RateLimit): void {
  app.get('/', { onRequest: rateLimit }, (request, reply) =>
    opensPage(request) ? shop.sendHome(request, reply) : reply.callNotFound(),
  );
}

/**
 * Closes connections above the limit. `server.maxConnections` does not work in a cluster: with it, Node.js returns the connection
 * to the primary process. If all processes have reached the limit, the connection is sent from process to process without end. See
 * docs/decisions/0015.
 */
function limitConnections(server: Server, maxConnections: number): void {
  let open = 0;
  server.prependListener('connection', (socket: Socket) => {
    open++;
    socket.once('close', () => open--);
    if (open > maxConnections) socket.destroy();
  });
}
