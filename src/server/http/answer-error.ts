import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { badUserInput, internalServerError } from '../../platform/errors.ts';
import { describeError } from './format-error.ts';
import { httpOf } from './http-of.ts';
import { JSON_TYPE, type MediaType } from './media-type.ts';

/** Without what is for HTTP, which is told by HTTP. */
function asTold(error: GraphQLError) {
  const { http: _, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions };
}

const bodyOf = (error: GraphQLError) => JSON.stringify({ errors: [asTold(error)] });

/** Refuses a whole request, by the status and headers of the error. */
export function refuse(
  reply: FastifyReply,
  error: GraphQLError,
  { status = 400, mediaType = JSON_TYPE }: { status?: number; mediaType?: MediaType } = {},
): FastifyReply {
  const http = httpOf(error);
  return reply
    .code(http.status ?? status)
    .headers(http.headers)
    .type(mediaType)
    .send(bodyOf(error));
}

/** The same for what Fastify does not see, after which the connection is closed. */
export function refuseOnSocket(socket: Duplex, error: GraphQLError, status: number): void {
  const { headers: own, status: code = status } = httpOf(error);
  const body = bodyOf(error);
  const headers = {
    connection: 'close',
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(body),
    ...own,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => {});
  // A client that does not close its side would keep it.
  socket.end(`HTTP/1.1 ${code} ${STATUS_CODES[code]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}

/** What goes wrong around GraphQL is told in the shape of its errors too. */
export function answerError(
  error: { statusCode?: number } & Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500;
  // A folder of images, or a way out of theirs.
  if (status === 403) return reply.callNotFound();
  if (status >= 500) request.log.error({ error: describeError(error) }, 'a request failed');
  const told = status >= 500 ? internalServerError() : badUserInput(error.message);
  void refuse(reply, told, { status });
}

const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** For what is no request at all, or comes too slowly. */
export function answerBrokenRequest(error: { code?: string }, socket: Socket): void {
  // Gone already, or in the middle of an answer.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  refuseOnSocket(socket, badUserInput(`${STATUS_CODES[status]}.`), status);
}
