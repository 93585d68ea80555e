import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ClientInfo } from '../../platform/request-info.ts';
import { badUserInput, forbidden, notFound, tooManyConnections } from '../../platform/errors.ts';
import { isUnavailable } from '../../platform/db/connection-errors.ts';
import { SlowConsumerError } from '../../platform/events/listeners.ts';
import { describeError } from '../http/format-error.ts';
import { refuseOnSocket } from '../http/answer-error.ts';
import { isAllowedOrigin } from '../../platform/allowed-origin.ts';
import { authenticateConnection, type AuthenticatedConnection } from './authenticate-connection.ts';
import { CLOSE_REASONS, MAX_UNSENT_BYTES, PING_INTERVAL_MS, type CloseReason } from './connection-limits.ts';
import type { Results } from './execute-subscription.ts';
import type { SubscriptionServices } from './subscriptions.ts';
import type { SubscriptionArgs } from './read-subscription.ts';

const MAX_SUBSCRIPTIONS_PER_CONNECTION = 50;
/** The time for a client to authenticate. */
const INIT_TIMEOUT_MS = 10_000;
/** The time for clients to acknowledge the close of their connections when the server stops. */
const CLOSE_TIMEOUT_MS = 2_000;

type Extra = {
  socket: WebSocket;
  /** The header of the upgrade request. */
  authorization: string | undefined;
  client: ClientInfo;
  close: (reason: CloseReason) => void;
  connection: AuthenticatedConnection | null;
  /** All subscriptions that have not ended. graphql-ws keeps one per id, and loses the earlier one if a client reuses an id. */
  subscriptions: Set<Subscription>;
};

/** `results` is null until the subscription has started. */
type Subscription = { extra: Extra; args: SubscriptionArgs; results: Results | null };

/** Serves the protocol graphql-transport-ws at `/graphql`. */
export function serveWebSockets(app: FastifyInstance, services: SubscriptionServices): void {
  const { readClient, read, subscriber, connections, logger, http, budget, db, replicas } = services;
  const graphql = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: services.initTimeoutMs ?? INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const authorization = authorizationIn(connectionParams) ?? extra.authorization;
      extra.connection = await authenticateConnection(
        services,
        { authorization, client: extra.client },
        extra.close,
      );
      // A client that sends this position with its queries reads no data that is older than its connection.
      const position = await replicas?.positions.current(db);
      // If the socket has closed in the meantime, its close handler has run before `extra.connection` was set, and has not
      // released it.
      if (extra.socket.readyState !== extra.socket.OPEN) extra.connection?.release();
      return extra.connection !== null && (position === undefined || { position });
    },
    onSubscribe: ({ extra }, _id, operation) => {
      if (extra.subscriptions.size >= MAX_SUBSCRIPTIONS_PER_CONNECTION) {
        return [
          badUserInput(
            `A connection can have at most ${MAX_SUBSCRIPTIONS_PER_CONNECTION} subscriptions. End one, or open another connection.`,
          ),
        ];
      }
      const rejection = budget.spendForRequest(extra.client);
      if (rejection) return [rejection];
      const args = read(operation);
      if (!('schema' in args)) {
        budget.spendForInvalidRequest(extra.client);
        return args;
      }
      const subscription: Subscription = { extra, args, results: null };
      extra.subscriptions.add(subscription);
      return { ...args, contextValue: subscription };
    },
    subscribe: ({ contextValue }) => startSubscription(contextValue as Subscription),
    onNext: (_context, _id, _operation, _args, result) => subscriber.format(result),
    onError: ({ extra }, _id, _operation, errors) => {
      if (errors.some(({ originalError }) => originalError instanceof SlowConsumerError)) {
        extra.socket.terminate();
        return [];
      }
      return errors.map(subscriber.formatError);
    },
  });

  async function startSubscription(subscription: Subscription): Promise<Results> {
    const { args, extra } = subscription;
    const { connection, client, socket, subscriptions } = extra;
    const end = () => void subscriptions.delete(subscription);
    try {
      const results = await subscriber.subscribe(args, connection ?? { viewer: null, client });
      subscription.results = untilEnd(results, end);
      // If the socket has closed in the meantime, its close handler has run without these results.
      if (socket.readyState !== socket.OPEN) await subscription.results.return?.();
      return subscription.results;
    } catch (error) {
      end();
      throw error;
    }
  }

  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: http.maxBodyBytes,
    perMessageDeflate: false,
  });
  const answeredLastPing = new WeakSet<WebSocket>();

  function open(socket: WebSocket, { authorization, client }: Pick<Extra, 'authorization' | 'client'>): void {
    const close = ({ code, reason }: CloseReason) => socket.close(code, reason);
    const extra: Extra = { socket, authorization, client, close, connection: null, subscriptions: new Set() };
    const remove = connections.add(client, close);
    const fail = (error: unknown) => {
      logger.error({ error: describeError(error) }, 'subscription connection failed');
      close(isUnavailable(error) ? CLOSE_REASONS.unavailable : CLOSE_REASONS.failed);
    };
    const onClosed = graphql.opened(
      {
        protocol: socket.protocol,
        send: (data) => (socket.bufferedAmount > MAX_UNSENT_BYTES ? socket.terminate() : socket.send(data)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on('message', (data: Buffer) => void take(data.toString()).catch(fail)),
      },
      extra,
    );
    answeredLastPing.add(socket);
    socket.on('pong', () => answeredLastPing.add(socket));
    // An invalid frame, or a network failure. The `close` event follows.
    socket.on('error', (error) =>
      logger.warn({ error: describeError(error) }, 'subscription connection broken'),
    );
    socket.once('close', (code, reason) => {
      remove();
      extra.connection?.release();
      for (const { results } of extra.subscriptions) void results?.return?.();
      onClosed(code, reason.toString()).catch(fail);
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url = '', headers } = request;
    if (!/^\/graphql\/?(?:\?|$)/.test(url)) return refuseOnSocket(socket, notFound('URL'), 404);
    if (!isAllowedOrigin(headers, http.corsOrigins)) {
      return refuseOnSocket(
        socket,
        forbidden('Pages of this origin may not connect. The shop can allow it with CORS_ORIGINS.'),
        403,
      );
    }
    const client = readClient(request);
    if (connections.isFullFor(client)) return refuseOnSocket(socket, tooManyConnections(), 503);
    const rejection = budget.spendForRequest(client);
    if (rejection) return refuseOnSocket(socket, rejection, 429);
    sockets.handleUpgrade(request, socket, head, (opened) =>
      open(opened, { authorization: headers.authorization, client }),
    );
  }

  app.server.on('upgrade', upgrade);
  // Some HTTP clients offer an upgrade to HTTP/2 with every request. `shouldUpgradeCallback` ignores the offer. Node.js before
  // 24.9 does not call it.
  Object.assign(app.server, { shouldUpgradeCallback: isWebSocket });

  const pinging = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answeredLastPing.delete(socket)) socket.terminate();
      socket.ping();
    }
  }, PING_INTERVAL_MS).unref();
  app.addHook('preClose', async () => {
    clearInterval(pinging);
    setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), CLOSE_TIMEOUT_MS).unref();
  });
}

/**
 * Finds the `authorization` of the payload of `connection_init`. Apollo Sandbox puts it into the field `headers` of the payload.
 */
function authorizationIn(payload: Record<string, unknown> | undefined): string | undefined {
  const { headers } = payload ?? {};
  for (const part of [payload, headers]) {
    if (typeof part !== 'object' || part === null) continue;
    const [, value] = Object.entries(part).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** Returns the same results, and calls `end` when they are done, when they fail, and when `return` is called. */
function untilEnd(results: Results, end: () => void): Results {
  const observed: Results = {
    async next() {
      try {
        const result = await results.next();
        if (result.done) end();
        return result;
      } catch (error) {
        await observed.return!();
        throw error;
      }
    },
    async return() {
      end();
      await results.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return observed;
    },
  };
  return observed;
}

const isWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
