import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerToken, viewerBySession } from './accounts/authenticate.ts';
import { clientOf } from './client.ts';
import { createContext, type Context, type Services } from './context.ts';
import { documentsPlugin } from './documents/apollo-plugin.ts';
import { inApollosWords, searchInApollosWords } from './documents/document-id.ts';
import { createDocuments, type DocumentOptions } from './documents/documents.ts';
import { isVisit, sandboxPage } from './explorer.ts';
import { formatErrorWith, logErrorsTo } from './format-error.ts';
import { createSchema } from './executable-schema.ts';
import type { ExecutorOptions } from './live/execute-subscription.ts';
import type { LiveOptions } from './live/live.ts';
import { serveLive } from './live/serve-live.ts';
import { wantsEvents } from './live/server-sent-events.ts';
import type { Viewer } from './viewer.ts';

export type GraphqlOptions = ExecutorOptions & LiveOptions & DocumentOptions;

/** `/graphql`: Apollo Server, live updates, and an explorer for browsers. */
export async function serveGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<void> {
  const { introspection, logger } = options;
  const schema = createSchema();
  const documents = createDocuments(schema, options);
  // Apollo does not tell formatError whose error it is, and a line in the log is to bear the request's id.
  const current = new AsyncLocalStorage<FastifyRequest>();
  const formatError = formatErrorWith({
    log: (details, message) => (current.getStore()?.log ?? logger).error(details, message),
    hideSuggestions: !introspection,
  });
  const apollo = new ApolloServer<Context>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    persistedQueries: { cache: documents.persistedQueries },
    // They are read by the plugin.
    documentStore: null,
    logger,
    // main.ts stops the process: it has more to stop than Apollo knows of.
    stopOnTerminationSignals: false,
    plugins: [
      // Installed by default, it would wrap the resolver of every field, which costs a third of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      documentsPlugin({ documents, mostCost: options.limits.cost, formatError }),
    ],
  });
  await apollo.start();
  // Fastify closes once the last request is answered, so there is nothing left for Apollo to drain.
  app.addHook('onClose', () => apollo.stop());

  const live = serveLive(app, { ...options, schema, documents });

  const contextOf = async (request: FastifyRequest): Promise<Context> =>
    createContext(options, {
      viewer: await identifyViewer(request, options),
      client: clientOf(request),
      log: logErrorsTo(request.log),
    });

  app.route({
    // Apollo refuses the last three.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (wantsEvents(request)) return live.answerWithEvents(request, reply);
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

function toApollo({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  }
  const queryAt = url.indexOf('?');
  const search = queryAt === -1 ? '' : url.slice(queryAt);
  return { method, headers: map, search: searchInApollosWords(search), body: inApollosWords(body) };
}

/** A token that is not good, or not any more, makes a guest: what needs an account then answers UNAUTHENTICATED. */
async function identifyViewer({ headers }: FastifyRequest, { db, tokens }: Services): Promise<Viewer | null> {
  const token = bearerToken(headers.authorization);
  const claims = token && (await tokens.verify(token));
  return claims ? viewerBySession(db, claims.sessionId) : null;
}
