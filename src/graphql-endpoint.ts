import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AccessTokens } from './accounts/access-tokens.ts';
import { userBySession } from './accounts/repository.ts';
import type { Context } from './context.ts';
import type { Database } from './db/client.ts';
import { operationRefused } from './errors.ts';
import type { Bus } from './events/bus.ts';
import { isVisit, sandboxPage } from './explorer.ts';
import { describeError, formatErrorWith } from './format-error.ts';
import { depthOf } from './graphql/depth.ts';
import { createLoaders } from './loaders.ts';
import { createSchema } from './executable-schema.ts';
import type { PaymentProvider } from './payments/provider.ts';
import type { Pricing } from './pricing/totals.ts';
import type { Viewer } from './viewer.ts';

export type GraphqlOptions = {
  db: Database;
  tokens: AccessTokens;
  bus: Bus;
  pricing: Pricing;
  paymentProvider: PaymentProvider | null;
  webhooksToPrivateAddresses: boolean;
  /** Where clients reach the server; read at each request, since the port may only be known once it listens. */
  publicUrl: () => string;
  introspection: boolean;
  logger: Logger;
};

/** `/graphql`: Apollo Server, and an explorer for browsers. */
export async function serveGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<void> {
  const { db, tokens, introspection, logger } = options;
  // Apollo does not tell formatError whose error it is, and a line in the log is to bear the request's id.
  const current = new AsyncLocalStorage<FastifyRequest>();
  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith({
      log: (details, message) => (current.getStore()?.log ?? logger).error(details, message),
      hideSuggestions: !introspection,
    }),
    logger,
    // main.ts stops the process: it has more to stop than Apollo knows of.
    stopOnTerminationSignals: false,
    plugins: [
      // Installed by default, it would wrap the resolver of every field, which costs a third of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      refuseOperations,
    ],
  });
  await apollo.start();
  // Fastify closes once the last request is answered, so there is nothing left for Apollo to drain.
  app.addHook('onClose', () => apollo.stop());

  const contextOf = async (request: FastifyRequest): Promise<Context> => ({
    db,
    viewer: await identifyViewer(request, options),
    loaders: createLoaders(db),
    shop: { currency: options.pricing.currency, publicUrl: options.publicUrl() },
    pricing: options.pricing,
    paymentProvider: options.paymentProvider,
    webhooksToPrivateAddresses: options.webhooksToPrivateAddresses,
    tokens,
    bus: options.bus,
    log: (error, message) => request.log.error({ error: describeError(error) }, message),
  });

  app.route({
    // Apollo refuses the last three.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (introspection && isVisit(request)) return reply.type('text/html').send(sandboxPage);
      const { status, headers, body } = await current.run(request, () =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: toApollo(request),
          context: () => contextOf(request),
        }),
      );
      // In parts come answers to @defer alone, which this schema does not have.
      if (body.kind === 'chunked') throw new Error('an answer in parts');
      return reply
        .code(status ?? 200)
        .headers(Object.fromEntries(headers))
        .send(body.string);
    },
  });
}

/** Enough for whatever a screen shows. */
const MOST_LEVELS = 12;

/** Valid, and yet not to be executed. */
const refuseOperations: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document }) => {
      // This schema has none; left to the executor, one would count as an error of ours.
      if (operation?.operation === 'subscription') {
        throw operationRefused('BAD_USER_INPUT', 'This API has no subscriptions.');
      }
      // Each level of a list multiplies what is below it: a few kilobytes of them would fill the process's memory.
      const depth = operation && document ? depthOf(operation, document) : 0;
      if (depth > MOST_LEVELS) {
        throw operationRefused(
          'QUERY_TOO_COMPLEX',
          `${depth} levels of fields; ${MOST_LEVELS} are the most.`,
        );
      }
    },
  }),
};

function toApollo({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  }
  const queryAt = url.indexOf('?');
  return { method, headers: map, search: queryAt === -1 ? '' : url.slice(queryAt), body };
}

/** A token that is not good, or not any more, makes a guest: what needs an account then answers UNAUTHENTICATED. */
async function identifyViewer(
  { headers }: FastifyRequest,
  { db, tokens }: GraphqlOptions,
): Promise<Viewer | null> {
  const [scheme, token] = headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !token) return null;
  const sessionId = await tokens.verify(token);
  const user = sessionId && (await userBySession(db, sessionId));
  return sessionId && user ? { user, sessionId } : null;
}
