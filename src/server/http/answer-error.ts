import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { isUnavailable } from '../../platform/db/connection-errors.ts';
import { badUserInput, internalServerError, serviceUnavailable } from '../../platform/errors.ts';
import { describeError, httpOf, toBody } from './format-error.ts';
import { JSON_TYPE, type MediaType } from './media-type.ts';

const bodyOf = (error: GraphQLError): string => JSON.stringify({ errors: [toBody(error)] });

/** Rejects a whole request, with the status and headers of the error. */
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

/** Rejects a request that Fastify does not handle, and closes its connection. */
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
  // Without destroy(), a client that does not close its side would keep the connection open.
  socket.end(`HTTP/1.1 ${code} ${STATUS_CODES[code]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}

/** Answers errors outside GraphQL in the shape of GraphQL errors. */
export function answerError(
  error: { statusCode?: number } & Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500;
  // The static route answers 403 for a folder, and for a path that leaves its folder.
  if (status === 403) return reply.callNotFound();
  if (status >= 500) request.log.error({ error: describeError(error) }, 'request failed');
  void refuse(reply, status >= 500 ? unexpected(error) : badUserInput(error.message), { status });
}

const unexpected = (error: Error): GraphQLError =>
  isUnavailable(error) ? serviceUnavailable() : internalServerError();

const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers malformed requests, and requests that arrive too slowly. */
export function answerMalformedRequest(error: { code?: string }, socket: Socket): void {
  // The client has disconnected, or a response has already started.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  refuseOnSocket(socket, badUserInput(`${STATUS_CODES[status]}.`), status);
}
