import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { documentIdIn } from '../../engine/documents/document-id.ts';
import { badUserInput, forbidden, tooManyConnections, unauthenticated } from '../../platform/errors.ts';
import { SlowConsumerError } from '../../platform/events/listeners.ts';
import { describeError } from '../http/format-error.ts';
import { refuse } from '../http/answer-error.ts';
import { prefersEvents } from '../http/media-type.ts';
import { isAllowedOrigin } from '../../platform/allowed-origin.ts';
import { authenticateConnection, type AuthenticatedConnection } from './authenticate-connection.ts';
import { MAX_UNSENT_BYTES, PING_INTERVAL_MS } from './connection-limits.ts';
import { singleResult, type Results } from './execute-subscription.ts';
import type { SubscriptionServices } from './subscriptions.ts';
import type { SubscriptionRequest } from './read-subscription.ts';

export type EventStreamHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const PING = ':\n\n';

const operationShape = z
  .object({
    query: z.string().optional(),
    documentId: z.string().optional(),
    extensions: z.record(z.string(), z.unknown()).nullish(),
    operationName: z.string().nullish(),
    variables: z.record(z.string(), z.unknown()).nullish(),
  })
  .refine((operation) => operation.query !== undefined || documentIdIn(operation) !== undefined);

/** Returns whether the client requests a stream of events. */
export const wantsEvents = ({ method, headers }: FastifyRequest) =>
  (method === 'GET' || method === 'POST') && prefersEvents(headers.accept);

/**
 * Implements GraphQL over SSE in distinct connections mode:
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. The library's own server is not used, because it buffers
 * without limit for a client that does not read.
 */
export function createEventStreamHandler(services: SubscriptionServices): EventStreamHandler {
  const { readClient, read, subscriber, connections, logger, http, budget } = services;

  return async (request, reply) => {
    if (!isAllowedOrigin(request.headers, http.corsOrigins)) {
      return refuse(
        reply,
        forbidden('Pages of this origin may not connect. The shop can allow it with CORS_ORIGINS.'),
        { status: 403 },
      );
    }
    const client = readClient(request.raw);
    if (connections.isFullFor(client)) return refuse(reply, tooManyConnections(), { status: 503 });
    const operation = operationIn(request);
    if (!operation)
      return refuse(reply, badUserInput('This is not a GraphQL request. Send a query or a documentId.'));

    const response = reply.raw;
    let connection: AuthenticatedConnection | null = null;
    let results: Results | null = null;
    // Ends the stream without the event `complete`, so that the client connects again.
    const close = () => {
      if (response.headersSent) response.end();
      else response.destroy();
      void results?.return?.();
    };
    const remove = connections.add(client, close);
    const release = () => {
      remove();
      connection?.release();
      void results?.return?.();
    };
    response.once('close', release);

    const { authorization } = request.headers;
    connection = await authenticateConnection(services, { authorization, client }, close);
    if (!connection) {
      const error = unauthenticated('The access token is invalid or has expired. Sign in again.');
      return refuse(reply, error, { status: 401 });
    }
    const args = read(operation);
    if (!('schema' in args)) budget.spendForInvalidRequest(client);
    results =
      'schema' in args ? await subscriber.subscribe(args, connection) : singleResult({ errors: args });
    reply.hijack();
    // The client may have disconnected during the awaits above, before `results` was set.
    if (response.closed) return release();
    reply.headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Otherwise nginx would hold events back in its buffer.
      'x-accel-buffering': 'no',
      // Otherwise the shutdown of the server would wait for further requests on this connection.
      connection: 'close',
    });
    response.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders);
    const write = (text: string) => {
      if (response.writableEnded) return;
      if (response.writableLength > MAX_UNSENT_BYTES) response.destroy();
      else response.write(text);
    };
    // Sent immediately, because some browsers wait for the first bytes of the body.
    write(PING);
    const pinging = setInterval(() => write(PING), PING_INTERVAL_MS);
    try {
      for await (const result of results) {
        write(`event: next\ndata: ${JSON.stringify(subscriber.format(result))}\n\n`);
      }
      write('event: complete\ndata:\n\n');
      response.end();
    } catch (error) {
      if (!(error instanceof SlowConsumerError)) {
        logger.error({ error: describeError(error) }, 'subscription connection failed');
      }
      response.destroy();
    } finally {
      clearInterval(pinging);
    }
  };
}

/** Returns null if the request is not an operation. */
function operationIn({ method, query, body }: FastifyRequest): SubscriptionRequest | null {
  const given = method === 'GET' ? withVariables(query as Record<string, unknown>) : body;
  return operationShape.safeParse(given).data ?? null;
}

function withVariables({ variables, extensions, ...parameters }: Record<string, unknown>): unknown {
  const read = (text: unknown): unknown =>
    typeof text === 'string' && text ? JSON.parse(text) : text || null;
  try {
    return { ...parameters, variables: read(variables), extensions: read(extensions) };
  } catch {
    return null;
  }
}
