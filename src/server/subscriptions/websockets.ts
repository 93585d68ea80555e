import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { clientInfo, type ClientInfo } from '../../platform/request-info.ts';
import { badUserInput, forbidden, notFound, tooManyConnections } from '../../platform/errors.ts';
import { TooSlow } from '../../platform/events/listeners.ts';
import { describeError } from '../http/format-error.ts';
import { refuseOnSocket } from '../http/answer-error.ts';
import { addressOf } from '../http/client-address.ts';
import { isAllowedOrigin } from '../../platform/allowed-origin.ts';
import { admit, type Admission } from './authenticate-connection.ts';
import { MOST_UNREAD, PING_EVERY_MS, type Ending } from './connection-limits.ts';
import type { Results } from './execute-subscription.ts';
import type { Live } from './subscriptions.ts';
import type { Subscribing } from './read-subscription.ts';

const MOST_SUBSCRIPTIONS = 50;
/** How long a client has to say who it is. */
const INIT_TIMEOUT_MS = 10_000;
/** How long clients have to answer that a connection is closed when the server stops. */
const FAREWELL_MS = 2_000;

/** A socket and who is at its other end. */
type Extra = {
  socket: WebSocket;
  /** Of the request that it began as. */
  authorization: string | undefined;
  client: ClientInfo;
  end: (ending: Ending) => void;
  admission: Admission | null;
  /** From when they are asked for until they end: graphql-ws forgets one whose id is used again. */
  subscriptions: Set<Subscription>;
};

/** Its results, once it is known that there will be any. */
type Subscription = { extra: Extra; asked: Subscribing; results: Results | null };

/** graphql-transport-ws at `/graphql`. */
export function serveWebSockets(app: FastifyInstance, live: Live): void {
  const { read, subscriber, connections, logger, corsOrigins, budget } = live;
  const clientAddress = addressOf(live.trustProxy);
  const graphql = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: live.liveInitTimeoutMs ?? INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const given = connectionParams?.['Authorization'] ?? connectionParams?.['authorization'];
      const authorization = typeof given === 'string' ? given : extra.authorization;
      extra.admission = await admit(live, { authorization, client: extra.client }, extra.end);
      // Closed in the meantime, it comes to its end no more.
      if (extra.socket.readyState !== extra.socket.OPEN) extra.admission?.leave();
      return extra.admission !== null;
    },
    onSubscribe: ({ extra }, _id, operation) => {
      if (extra.subscriptions.size >= MOST_SUBSCRIPTIONS) {
        return [badUserInput(`${MOST_SUBSCRIPTIONS} subscriptions are the most on one connection.`)];
      }
      const tooMuch = budget.enter(extra.client);
      if (tooMuch) return [tooMuch];
      const asked = read(operation);
      if (!('schema' in asked)) {
        budget.chargeForBroken(extra.client);
        return asked;
      }
      const subscription: Subscription = { extra, asked, results: null };
      extra.subscriptions.add(subscription);
      return { ...asked, contextValue: subscription };
    },
    subscribe: ({ contextValue }) => begin(contextValue as Subscription),
    onNext: (_context, _id, _operation, _args, result) => subscriber.format(result),
    onError: ({ extra }, _id, _operation, errors) => {
      if (errors.some(({ originalError }) => originalError instanceof TooSlow)) {
        extra.socket.terminate();
        return [];
      }
      return errors.map(subscriber.formatError);
    },
  });

  async function begin(subscription: Subscription): Promise<Results> {
    const { asked, extra } = subscription;
    const { admission, client, socket, subscriptions } = extra;
    const end = () => void subscriptions.delete(subscription);
    try {
      const results = await subscriber.subscribe(asked, admission ?? { viewer: null, client });
      subscription.results = untilEnd(results, end);
      // Closed in the meantime, nobody is left to end it.
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
    maxPayload: live.largestBody,
    perMessageDeflate: false,
  });
  const answering = new WeakSet<WebSocket>();

  function open(socket: WebSocket, { authorization, client }: Pick<Extra, 'authorization' | 'client'>): void {
    const end = ({ code, reason }: Ending) => socket.close(code, reason);
    const extra: Extra = { socket, authorization, client, end, admission: null, subscriptions: new Set() };
    const remove = connections.add(client, end);
    const fail = (error: unknown) => {
      logger.error({ error: describeError(error) }, 'a live connection failed');
      socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.');
    };
    const closed = graphql.opened(
      {
        protocol: socket.protocol,
        send: (data) => (socket.bufferedAmount > MOST_UNREAD ? socket.terminate() : socket.send(data)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on('message', (data: Buffer) => void take(data.toString()).catch(fail)),
      },
      extra,
    );
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    // What a client sends that is no WebSocket's, or its network's failure: `close` follows.
    socket.on('error', (error) => logger.warn({ error: describeError(error) }, 'a live connection broke'));
    socket.once('close', (code, reason) => {
      remove();
      extra.admission?.leave();
      for (const { results } of extra.subscriptions) void results?.return?.();
      closed(code, reason.toString()).catch(fail);
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url = '', headers } = request;
    if (url.split('?', 1)[0] !== '/graphql') return refuseOnSocket(socket, notFound('address'), 404);
    if (!isAllowedOrigin(headers, corsOrigins)) {
      return refuseOnSocket(socket, forbidden('Pages of this site may not connect.'), 403);
    }
    const client = clientInfo({ ip: clientAddress(request), headers });
    if (connections.isFullFor(client)) return refuseOnSocket(socket, tooManyConnections(), 503);
    const tooMuch = budget.enter(client);
    if (tooMuch) return refuseOnSocket(socket, tooMuch, 429);
    sockets.handleUpgrade(request, socket, head, (opened) =>
      open(opened, { authorization: headers.authorization, client }),
    );
  }

  app.server.on('upgrade', upgrade);
  // Some HTTP clients offer an upgrade to HTTP/2 with every request: they are answered as if they had not. Node.js before
  // 24.9 knows no such choice.
  Object.assign(app.server, { shouldUpgradeCallback: isWebSocket });

  const pinging = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answering.delete(socket)) socket.terminate();
      socket.ping();
    }
  }, PING_EVERY_MS).unref();
  app.addHook('preClose', async () => {
    clearInterval(pinging);
    setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), FAREWELL_MS).unref();
  });
}

/** The same, and says when it is over, however it ends. */
function untilEnd(results: Results, end: () => void): Results {
  const ended: Results = {
    async next() {
      const result = await results.next();
      if (result.done) end();
      return result;
    },
    async return() {
      end();
      await results.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return ended;
    },
  };
  return ended;
}

const isWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
