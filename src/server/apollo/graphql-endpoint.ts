import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { createDocuments, type DocumentOptions, type Documents } from '../../engine/documents/documents.ts';
import { executorFor, type Execute } from '../../engine/execution/executor.ts';
import { badUserInput, causeOf } from '../../platform/errors.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import { createOperationLabels } from '../../platform/telemetry/operation-labels.ts';
import { createSchema } from '../fields/executable-schema.ts';
import type { RateLimit } from '../http/limit-rate.ts';
import { refuse } from '../http/answer-error.ts';
import { POSITION_HEADER, setPosition } from '../http/position.ts';
import { createConcurrencyLimiter, type ConcurrencyLimits } from '../http/concurrency-limiter.ts';
import { unknownOperation } from '../http/observe-requests.ts';
import { traceExecution } from '../http/trace-requests.ts';
import { formatErrorWith, maskErrorWith } from '../http/format-error.ts';
import { isVisit, sandboxPage, sendPage } from '../pages/explorer.ts';
import type { SubscriberOptions } from '../subscriptions/execute-subscription.ts';
import { serveSubscriptions } from '../subscriptions/serve-subscriptions.ts';
import { wantsEvents } from '../subscriptions/server-sent-events.ts';
import type { SubscriptionOptions } from '../subscriptions/subscriptions.ts';
import { createApolloServer } from './apollo-server.ts';
import { createOperationPipeline } from './operation-pipeline.ts';
import { createReadAsGuest, type ReadAsGuest } from './read-as-guest.ts';
import { toApolloRequest } from './to-apollo-request.ts';
import { executeWithReplicas } from './with-replicas.ts';

export type GraphqlOptions = SubscriberOptions &
  SubscriptionOptions &
  DocumentOptions & {
    concurrencyLimits?: ConcurrencyLimits;
    /** Is called with the documents, so that the caller can replace the trusted documents later. */
    onDocuments?: (documents: Documents) => void;
    /** Null if no metrics are recorded. */
    metrics?: Metrics | null;
    /** Tests pass an executor that compares each result with that of graphql-js. */
    executorFor?: (schema: GraphQLSchema) => Execute;
  };

/**
 * Serves `/graphql`: operations by Apollo Server, subscriptions, and an explorer for browsers. Returns a function that runs
 * queries for the server's own pages.
 */
export async function serveGraphql(
  app: FastifyInstance,
  options: GraphqlOptions & { readClient: ReadClient; rateLimit: RateLimit },
): Promise<{ readAsGuest: ReadAsGuest }> {
  const { introspection, logger, limits, budget, http, readClient, rateLimit, replicas = null } = options;
  const schema = createSchema(limits);
  const documents = createDocuments(schema, options);
  options.onDocuments?.(documents);
  const execute = (options.executorFor ?? executorFor)(schema);
  const traced = traceExecution(execute);
  // Apollo's formatError does not receive the request, whose id belongs in the log line.
  const currentRequest = new AsyncLocalStorage<FastifyRequest>();
  const logError = (details: Record<string, unknown>, message: string) =>
    (currentRequest.getStore()?.log ?? logger).error(details, message);
  const pipeline = createOperationPipeline({
    services: options,
    documents,
    execute: replicas ? executeWithReplicas(traced, replicas, schema) : traced,
    limits,
    budget,
    rateLimit,
    limiter: createConcurrencyLimiter(options.concurrencyLimits),
    requestTimeoutMs: http.requestTimeoutMs,
    corsOrigins: http.corsOrigins,
    formatError: formatErrorWith(logError),
    note: (facts) => {
      const request = currentRequest.getStore();
      if (request?.facts) Object.assign(request.facts, facts);
    },
    labelOf: options.metrics ? createOperationLabels(documents.acceptsOnlyTrusted) : null,
  });
  const apollo = createApolloServer({
    schema,
    pipeline,
    formatError: maskErrorWith(logError),
    persistedQueries: documents.persistedQueries,
    logger,
  });
  await apollo.start();
  // Fastify closes after the last response, so there is nothing for Apollo to drain.
  app.addHook('onClose', () => apollo.stop());

  const { handleEventStream } = serveSubscriptions(app, {
    ...options,
    schema,
    documents,
    execute,
    readClient,
  });

  app.route({
    // Apollo rejects PUT, PATCH and DELETE.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    onRequest: pipeline.rateLimit,
    handler: async (request, reply) => {
      if (wantsEvents(request)) return handleEventStream(request, reply);
      if (introspection && isVisit(request)) {
        return sendPage(request, reply, await sandboxPage());
      }
      const mediaType = pipeline.negotiate(request);
      if (!mediaType) {
        const problem = 'Responses are JSON. Accept application/json or application/graphql-response+json.';
        return refuse(reply, badUserInput(problem), { status: 406 });
      }
      const client = readClient(request.raw);
      const runOperation = async () => {
        try {
          // Runs outside Apollo, which would report a failed authentication as an error of its own.
          const context = await pipeline.authenticate(request, reply, client);
          request.facts = unknownOperation(context.viewer?.user.role ?? 'GUEST');
          return await apollo.executeHTTPGraphQLRequest({
            httpGraphQLRequest: toApolloRequest(request),
            context: async () => context,
          });
        } finally {
          pipeline.release(client);
        }
      };
      const answer = await pipeline
        .withinDeadline(() => currentRequest.run(request, runOperation))
        .catch((error: unknown) => {
          // Only the deadline throws a GraphQLError here. Apollo puts the errors of operations in its response.
          const cause = causeOf(error);
          if (cause instanceof GraphQLError) {
            if (request.facts) request.facts.code = 'TIMEOUT';
            return cause;
          }
          throw error;
        });
      const isTimeout = answer instanceof GraphQLError;
      if (replicas) {
        // A mutation without an answer may still be committed, so the client's next reads use the primary.
        const mayChange = isTimeout && request.facts?.type === OperationTypeNode.MUTATION;
        const position = isTimeout ? null : answer.headers.get(POSITION_HEADER);
        if (position || mayChange) {
          setPosition(reply, position ?? replicas.positions.primaryOnly, replicas.positionTtlSeconds);
        }
      }
      // Responds with 504, as a gateway does: clients may try again. After 408, some clients repeat a request automatically.
      if (isTimeout) return refuse(reply, answer, { mediaType, status: 504 });
      const { status, headers, body } = answer;
      // Only @defer is answered in chunks, and the schema does not have it.
      if (body.kind === 'chunked') throw new Error('Apollo Server returned a response in chunks');
      return reply
        .code(status ?? 200)
        .headers(Object.fromEntries(headers))
        .send(body.string);
    },
  });
  return { readAsGuest: createReadAsGuest({ services: options, pipeline, readClient }) };
}
