import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Documents } from '../../engine/documents/documents.ts';
import type { Execute } from '../../engine/execution/executor.ts';
import { createConnections, ENDINGS } from './connection-limits.ts';
import { createSubscriber, type SubscriberOptions } from './execute-subscription.ts';
import type { Live, LiveOptions } from './subscriptions.ts';
import { createReader } from './read-subscription.ts';
import { answersWithEvents, type AnswerWithEvents } from './server-sent-events.ts';
import { serveWebSockets } from './websockets.ts';

/** Subscriptions, over WebSockets and, by what it returns, over server-sent events. */
export function serveLive(
  app: FastifyInstance,
  options: SubscriberOptions &
    LiveOptions & { schema: GraphQLSchema; documents: Documents; execute: Execute },
): { answerWithEvents: AnswerWithEvents } {
  const connections = createConnections(options.liveConnections, options.liveElsewhere);
  const live: Live = {
    ...options,
    read: createReader(options.schema, options.documents),
    subscriber: createSubscriber(options),
    connections,
  };
  // Whoever has missed something connects again and looks for himself.
  options.bus.onGap(() => connections.endAll(ENDINGS.gap));
  app.addHook('preClose', async () => connections.stop());
  serveWebSockets(app, live);
  return { answerWithEvents: answersWithEvents(live) };
}
