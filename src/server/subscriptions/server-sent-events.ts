import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientInfo } from '../../platform/request-info.ts';
import { documentIdIn } from '../../engine/documents/document-id.ts';
import { badUserInput, forbidden, tooManyConnections, unauthenticated } from '../../platform/errors.ts';
import { TooSlow } from '../../platform/events/listeners.ts';
import { describeError } from '../http/format-error.ts';
import { refuse } from '../http/answer-error.ts';
import { isAllowedOrigin } from '../../platform/allowed-origin.ts';
import { admit, type Admission } from './authenticate-connection.ts';
import { MOST_UNREAD, PING_EVERY_MS } from './connection-limits.ts';
import { only, type Results } from './execute-subscription.ts';
import type { Live } from './subscriptions.ts';
import type { Operation } from './read-subscription.ts';

export type AnswerWithEvents = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

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

/** Whether events are what is asked for first: some clients name them, last, with every query. */
export const wantsEvents = ({ method, headers }: FastifyRequest) =>
  (method === 'GET' || method === 'POST') && headers.accept?.startsWith('text/event-stream') === true;

/**
 * GraphQL over SSE, the mode of distinct connections: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. Not by
 * that library's server, which keeps for a client that does not read whatever there is to be read.
 */
export function answersWithEvents(live: Live): AnswerWithEvents {
  const { read, subscriber, connections, logger, corsOrigins, budget } = live;

  return async (request, reply) => {
    if (!isAllowedOrigin(request.headers, corsOrigins)) {
      return refuse(reply, forbidden('Pages of this site may not connect.'), { status: 403 });
    }
    const client = clientInfo(request);
    if (connections.isFullFor(client)) return refuse(reply, tooManyConnections(), { status: 503 });
    const operation = operationIn(request);
    if (!operation) return refuse(reply, badUserInput('This is no GraphQL request.'));

    const response = reply.raw;
    let admission: Admission | null = null;
    let results: Results | null = null;
    // Not completed, so that the client connects again.
    const end = () => {
      if (response.headersSent) response.end();
      else response.destroy();
      void results?.return?.();
    };
    const remove = connections.add(client, end);
    const leave = () => {
      remove();
      admission?.leave();
      void results?.return?.();
    };
    response.once('close', leave);

    admission = await admit(live, { authorization: request.headers.authorization, client }, end);
    if (!admission) {
      const notGood = unauthenticated('The access token is not good, or not any more.');
      return refuse(reply, notGood, { status: 401 });
    }
    const asked = read(operation);
    if (!('schema' in asked)) budget.chargeForBroken(client);
    results = 'schema' in asked ? await subscriber.subscribe(asked, admission) : only({ errors: asked });
    reply.hijack();
    // In the meantime, when there was nothing to leave yet.
    if (response.closed) return leave();
    reply.headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      // Else the server's stop would wait for what may be asked next.
      connection: 'close',
    });
    response.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders);
    const write = (text: string) => {
      if (response.writableEnded) return;
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(text);
    };
    // The first at once: some browsers wait for a body.
    write(PING);
    const pinging = setInterval(() => write(PING), PING_EVERY_MS);
    try {
      for await (const result of results) {
        write(`event: next\ndata: ${JSON.stringify(subscriber.format(result))}\n\n`);
      }
      write('event: complete\ndata:\n\n');
      response.end();
    } catch (error) {
      if (!(error instanceof TooSlow)) {
        logger.error({ error: describeError(error) }, 'a live connection failed');
      }
      response.destroy();
    } finally {
      clearInterval(pinging);
    }
  };
}

/** Null where it is none. */
function operationIn({ method, query, body }: FastifyRequest): Operation | null {
  const given = method === 'GET' ? withVariables(query as Record<string, unknown>) : body;
  return operationShape.safeParse(given).data ?? null;
}

function withVariables({ variables, extensions, ...parameters }: Record<string, unknown>): unknown {
  const read = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : text);
  try {
    return { ...parameters, variables: read(variables), extensions: read(extensions) };
  } catch {
    return null;
  }
}
