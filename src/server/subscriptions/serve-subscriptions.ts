import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Documents } from '../../engine/documents/documents.ts';
import type { Execute } from '../../engine/execution/executor.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import { CLOSE_REASONS, createConnections } from './connection-limits.ts';
import { createSubscriber, type SubscriberOptions } from './execute-subscription.ts';
import { createReader } from './read-subscription.ts';
import { createEventStreamHandler, type EventStreamHandler } from './server-sent-events.ts';
import type { SubscriptionOptions, SubscriptionServices } from './subscriptions.ts';
import { serveWebSockets } from './websockets.ts';

/** Serves subscriptions over WebSockets. Returns a handler that serves them over server-sent events. */
export function serveSubscriptions(
  app: FastifyInstance,
  options: SubscriberOptions &
    SubscriptionOptions & {
      schema: GraphQLSchema;
      documents: Documents;
      execute: Execute;
      readClient: ReadClient;
    },
): { handleEventStream: EventStreamHandler } {
  const connections = createConnections(options.subscriptions, options.counterOf);
  const services: SubscriptionServices = {
    ...options,
    read: createReader(options.schema, options.documents),
    subscriber: createSubscriber(options),
    connections,
  };
  // Clients that may have missed an update connect again, and read the current state.
  options.bus.onGap(() => connections.closeAll(CLOSE_REASONS.gap));
  app.addHook('preClose', async () => connections.stop());
  serveWebSockets(app, services);
  return { handleEventStream: createEventStreamHandler(services) };
}
