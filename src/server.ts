import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AccessTokens } from './accounts/access-tokens.ts';
import { userBySession } from './accounts/repository.ts';
import type { Context } from './context.ts';
import type { Database } from './db/client.ts';
import { isMigrated } from './db/migrate.ts';
import { graphiqlPage, isVisit, sandboxPage } from './explorer.ts';
import { describeError, formatErrorWith } from './format-error.ts';
import { createLoaders } from './loaders.ts';
import { createSchema } from './schema.ts';
import type { Viewer } from './viewer.ts';

export type ServerOptions = {
  db: Database;
  tokens: AccessTokens;
  currency: string;
  /** Where clients reach the server; read at each request, since the port may only be known once it listens. */
  publicUrl: () => string;
  introspection: boolean;
  corsOrigins: readonly string[];
  logger: Logger;
};

const imagesFolder = fileURLToPath(new URL('../assets/images/', import.meta.url));
const LARGEST_BODY = 100 * 1024;

/** The whole server, built and not yet listening. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, introspection, logger } = options;
  const app = fastify({
    loggerInstance: logger,
    // One line for each request is written below, without the query string, which may hold variables.
    disableRequestLogging: true,
    genReqId: () => crypto.randomUUID(),
    bodyLimit: LARGEST_BODY,
  }) as unknown as FastifyInstance;

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?', 1)[0];
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'request');
  });
  app.setErrorHandler<{ statusCode?: number } & Error>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ error: describeError(error) }, 'a request failed');
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT';
    const message = status >= 500 ? 'Something went wrong on our side.' : error.message;
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  });

  await app.register(cors, {
    origin: [...options.corsOrigins],
    credentials: true,
    exposedHeaders: ['x-request-id'],
  });
  await app.register(serveStatic, { root: imagesFolder, prefix: '/images/', index: false, maxAge: '1d' });
  await registerGraphql(app, options);

  if (introspection) {
    app.get('/graphiql', async (_request, reply) => reply.type('text/html').send(await graphiqlPage()));
  }
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await isMigrated(db);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  return app;
}

async function registerGraphql(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const { db, introspection, logger } = options;
  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith((details, message) => logger.error(details, message)),
    logger,
    // main.ts stops the process: it has more to stop than Apollo knows of.
    stopOnTerminationSignals: false,
    plugins: [
      // Installed by default, it would wrap the resolver of every field, which costs a third of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  // Fastify closes once the last request is answered, so there is nothing left for Apollo to drain.
  app.addHook('onClose', () => apollo.stop());

  const context = async (request: FastifyRequest): Promise<Context> => ({
    db,
    viewer: await identifyViewer(request, options),
    loaders: createLoaders(db),
    shop: { currency: options.currency, publicUrl: options.publicUrl() },
    tokens: options.tokens,
  });
  const answer = fastifyApolloHandler(apollo, { context });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async function (request, reply) {
      if (introspection && isVisit(request)) return reply.type('text/html').send(sandboxPage);
      return answer.call(this, request, reply);
    },
  });
}

/** A token that is not good, or not any more, makes a guest: what needs an account then answers UNAUTHENTICATED. */
async function identifyViewer(
  { headers }: FastifyRequest,
  { db, tokens }: ServerOptions,
): Promise<Viewer | null> {
  const [scheme, token] = headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !token) return null;
  const sessionId = await tokens.verify(token);
  const user = sessionId && (await userBySession(db, sessionId));
  return sessionId && user ? { user, sessionId } : null;
}
