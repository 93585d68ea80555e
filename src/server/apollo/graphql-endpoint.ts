import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { bearerToken, viewerOf } from '../../shop/accounts/sessions/authenticate.ts';
import { refreshCookieOf } from '../../shop/accounts/sessions/refresh-cookie.ts';
import { clientInfo, type ClientInfo } from '../../platform/request-info.ts';
import { createContext, type Context, type Services } from '../../shop/context.ts';
import { withinDeadline } from '../../platform/db/deadline.ts';
import { toApolloRequest, toApolloSearch } from '../../engine/documents/document-id.ts';
import { createDocuments, type DocumentOptions } from '../../engine/documents/documents.ts';
import { refuseLongLists } from '../fields/enforce-list-size.ts';
import { badUserInput, causeOf } from '../../platform/errors.ts';
import { executorFor, type Execute } from '../../engine/execution/executor.ts';
import { isVisit, sandboxPage, sandboxPolicy } from '../pages/explorer.ts';
import { formatErrorWith, logErrorsTo, tellErrorWith } from '../http/format-error.ts';
import { createSchema } from '../fields/executable-schema.ts';
import { refuse } from '../http/answer-error.ts';
import { mediaTypeFor } from '../http/media-type.ts';
import { executeOperations, holdUp } from './execute-operations.ts';
import { createTurns, type TurnLimits } from '../http/concurrency-limiter.ts';
import type { SubscriberOptions } from '../subscriptions/execute-subscription.ts';
import type { LiveOptions } from '../subscriptions/subscriptions.ts';
import { serveLive } from '../subscriptions/serve-subscriptions.ts';
import { wantsEvents } from '../subscriptions/server-sent-events.ts';
import type { Viewer } from '../../platform/viewer.ts';

export type GraphqlOptions = SubscriberOptions &
  LiveOptions &
  DocumentOptions & {
    /** How long an operation may take. */
    requestTimeoutMs: number;
    /** How costly operations take turns. */
    turns?: TurnLimits;
    /** The tests' own, which checks each answer. */
    executorFor?: (schema: GraphQLSchema) => Execute;
  };

/** `/graphql`: Apollo Server, live updates, and an explorer for browsers. */
export async function serveGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<void> {
  const { introspection, logger, limits, budget, requestTimeoutMs } = options;
  const schema = createSchema();
  refuseLongLists(schema, limits);
  const documents = createDocuments(schema, options);
  const execute = (options.executorFor ?? executorFor)(schema);
  const turns = createTurns(options.turns);
  // Nobody tells whose error it is that is logged, and a line in the log is to bear the request's id.
  const current = new AsyncLocalStorage<FastifyRequest>();
  const logError = (details: Record<string, unknown>, message: string) =>
    (current.getStore()?.log ?? logger).error(details, message);
  const tellError = tellErrorWith(logError);
  const apollo = new ApolloServer<Context>({
    schema,
    includeStacktraceInErrorResponses: false,
    // Its own adds a line break, for which the whole answer is copied once more.
    stringifyResult: (result) => JSON.stringify(result),
    formatError: formatErrorWith(logError),
    persistedQueries: { cache: documents.persistedQueries },
    // They are read, and validated, by the plugin.
    documentStore: null,
    logger,
    // main.ts stops the process: it has more to stop than Apollo knows of.
    stopOnTerminationSignals: false,
    plugins: [
      // Installed by default, it would wrap the resolver of every field, which costs a third of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      executeOperations({ documents, execute, mostCost: limits.cost, budget, turns, tellError }),
    ],
  });
  await apollo.start();
  // Fastify closes once the last request is answered, so there is nothing left for Apollo to drain.
  app.addHook('onClose', () => apollo.stop());

  const live = serveLive(app, { ...options, schema, documents, execute });

  const contextOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    client: ClientInfo,
  ): Promise<Context> =>
    createContext(options, {
      viewer: await identifyViewer(request, options),
      client,
      refreshCookie: refreshCookieOf(request, reply, options.corsOrigins),
      log: logErrorsTo(request.log),
    });

  app.route({
    // Apollo refuses the last three.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    // Before the body is read.
    onRequest: async (request, reply) => {
      const tooMuch = budget.enter(clientInfo(request));
      if (!tooMuch) return;
      await holdUp();
      return refuse(reply, tooMuch);
    },
    handler: async (request, reply) => {
      if (wantsEvents(request)) return live.answerWithEvents(request, reply);
      if (introspection && isVisit(request)) {
        return reply.type('text/html').header('content-security-policy', sandboxPolicy).send(sandboxPage);
      }
      const mediaType = mediaTypeFor(request.headers.accept);
      if (!mediaType) return refuse(reply, badUserInput('Answers are JSON.'), { status: 406 });
      const client = clientInfo(request);
      const askApollo = async () => {
        try {
          // Not by Apollo, which would answer what fails here as an error of its own.
          const context = await contextOf(request, reply, client);
          return await apollo.executeHTTPGraphQLRequest({
            httpGraphQLRequest: toApollo(request),
            context: async () => context,
          });
        } finally {
          turns.leave(client);
        }
      };
      const answer = await withinDeadline(requestTimeoutMs, () => current.run(request, askApollo)).catch(
        (error: unknown) => {
          const cause = causeOf(error);
          if (cause instanceof GraphQLError) return cause;
          throw error;
        },
      );
      // As a gateway says it, which clients know to be worth another try; 408 some send again by themselves.
      if (answer instanceof GraphQLError) return refuse(reply, answer, { mediaType, status: 504 });
      const { status, headers, body } = answer;
      // In parts come answers to @defer alone, which this schema does not have.
      if (body.kind === 'chunked') throw new Error('an answer in parts');
      return reply
        .code(status ?? 200)
        .headers(Object.fromEntries(headers))
        .send(body.string);
    },
  });
}

/** Of the headers, those that Apollo goes by: its protection against forged requests, and what an answer may be. */
const APOLLOS_HEADERS = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

function toApollo({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const name of APOLLOS_HEADERS) {
    const value = headers[name];
    if (value !== undefined) map.set(name, String(value));
  }
  const queryAt = url.indexOf('?');
  const search = queryAt === -1 ? '' : toApolloSearch(url.slice(queryAt));
  return { method, headers: map, search, body: toApolloRequest(body) };
}

/** A token that is not good, or not any more, makes a guest: what needs an account then answers UNAUTHENTICATED. */
async function identifyViewer({ headers }: FastifyRequest, { db, tokens }: Services): Promise<Viewer | null> {
  const token = bearerToken(headers.authorization);
  const claims = token && (await tokens.verify(token));
  return claims ? viewerOf(db, claims) : null;
}
