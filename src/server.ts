import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import serveStatic from '@fastify/static';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serveKeys } from './accounts/jwks-route.ts';
import { isMigrated } from './db/migrate.ts';
import { serveDevMail } from './emails/dev-mail-route.ts';
import { badUserInput, internalServerError, notFound } from './errors.ts';
import { graphiqlPage } from './explorer.ts';
import { describeError } from './format-error.ts';
import { serveGraphql, type GraphqlOptions } from './graphql-endpoint.ts';
import { serveWebhooks } from './payments/webhook-route.ts';

export type ServerOptions = GraphqlOptions & {
  /** Where mails are written instead of sent; null where they are not. */
  devMailFolder: string | null;
};

const imagesFolder = fileURLToPath(new URL('../assets/images/', import.meta.url));
const LARGEST_BODY = 100 * 1024;
/** How long requests under way have to finish when the server stops. */
const DRAIN_MS = 5_000;

/** The whole server, built and not yet listening. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, introspection, logger } = options;
  const app = fastify({
    loggerInstance: logger,
    // One line for each request is written below, without the query string, which may hold variables.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    // An address that cannot be read comes to no hook.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, reply.header('x-request-id', request.id)),
  }) as unknown as FastifyInstance;

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
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [notFound('address').toJSON()] }),
  );

  await app.register(cors, {
    origin: [...options.corsOrigins],
    credentials: true,
    exposedHeaders: ['x-request-id'],
  });
  await app.register(cookie);
  await app.register(serveStatic, { root: imagesFolder, prefix: '/images/', index: false, maxAge: '1d' });
  await serveGraphql(app, options);
  await serveWebhooks(app, options);
  serveKeys(app, options.tokens);

  if (introspection) {
    app.get('/graphiql', async (_request, reply) => reply.type('text/html').send(await graphiqlPage()));
  }
  if (options.devMailFolder !== null) serveDevMail(app, options.devMailFolder);
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await isMigrated(db);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  return app;
}

/** What goes wrong around GraphQL is told in the shape of its errors too. */
function answerError(
  error: { statusCode?: number } & Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500;
  // A folder of images, or a way out of theirs.
  if (status === 403) return reply.callNotFound();
  if (status >= 500) request.log.error({ error: describeError(error) }, 'a request failed');
  const told = status >= 500 ? internalServerError() : badUserInput(error.message);
  reply.code(status).send({ errors: [told.toJSON()] });
}
