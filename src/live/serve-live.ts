import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createConnections, ENDINGS, type Connections } from './connections.ts';
import { createExecutor, type Executor, type ExecutorOptions } from './execute-subscription.ts';
import { createReader, type ReadSubscription } from './read-subscription.ts';
import { answersWithEvents, type AnswerWithEvents } from './server-sent-events.ts';
import { serveWebSockets } from './websockets.ts';

export type LiveOptions = {
  /** Whose pages may connect, beside the shop's own. */
  corsOrigins: readonly string[];
  /** The most connections at once, of both kinds. */
  liveConnections: number;
  /** How long whoever opens a WebSocket has to say who he is; ten seconds unless a test has no time. */
  liveInitTimeoutMs?: number;
};

/** What both kinds of connection are served with. */
export type Live = ExecutorOptions &
  LiveOptions & { read: ReadSubscription; executor: Executor; connections: Connections };

/** Subscriptions, over WebSockets and, by what it returns, over server-sent events. */
export function serveLive(
  app: FastifyInstance,
  options: ExecutorOptions & LiveOptions & { schema: GraphQLSchema },
): { answerWithEvents: AnswerWithEvents } {
  const connections = createConnections(options.liveConnections);
  const live: Live = {
    ...options,
    read: createReader(options.schema),
    executor: createExecutor(options),
    connections,
  };
  // Whoever has missed something connects again and looks for himself.
  options.bus.onGap(() => connections.endAll(ENDINGS.gap));
  app.addHook('preClose', async () => connections.stop());
  serveWebSockets(app, live);
  return { answerWithEvents: answersWithEvents(live) };
}
