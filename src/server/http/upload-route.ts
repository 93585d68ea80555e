import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { notFound } from '../../platform/errors.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { refuse } from './answer-error.ts';
import { asAddress, spendForWork, type RateLimit } from './limit-rate.ts';

/** A unit of cost is about 10 µs. A megabyte is written to a file and to its storage, and hashed, in a few milliseconds. */
const COST_PER_MEGABYTE = 100;

export type UploadOptions = { budget: Budget; readClient: ReadClient; rateLimit: RateLimit };
export type UploadRequest = FastifyRequest<{
  Params: Record<string, string>;
  Body: IncomingMessage | undefined;
}>;

/** The upload that a request belongs to. `receive` stores its file and returns the rejection, or the content of the response. */
type Upload = {
  /** The announced size. */
  bytes: number;
  receive: () => Promise<{ status: number; error: GraphQLError } | { status: number; content?: object }>;
};

/**
 * Serves a PUT route that receives files. `find` returns the upload that the secret of a request belongs to, or null. The cost
 * of the announced size is taken from the bucket before the body is read.
 */
export async function serveUpload(
  app: FastifyInstance,
  { budget, readClient, rateLimit }: UploadOptions,
  path: string,
  find: (request: UploadRequest) => Promise<Upload | null>,
): Promise<void> {
  // Closes the connection, because the rest of the body is not read.
  const reject = (reply: FastifyReply, error: GraphQLError, status?: number) =>
    refuse(reply.header('connection', 'close'), error, status === undefined ? undefined : { status });
  // A separate scope: here a body of any type is a stream. All other routes expect JSON.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', async (_request: unknown, body: IncomingMessage) => body);
    scope.put(path, { onRequest: rateLimit }, async (request, reply) => {
      const caller = { budget, client: readClient(request.raw) };
      const upload = await asAddress(caller, () => find(request as UploadRequest));
      if (!upload) {
        budget.spendForInvalidRequest(caller.client);
        return reject(reply, notFound('upload'), 404);
      }
      const rejection = await spendForWork(caller, Math.ceil(upload.bytes / 2 ** 20) * COST_PER_MEGABYTE);
      if (rejection) return reject(reply, rejection);
      const result = await asAddress(caller, upload.receive);
      if ('error' in result) return reject(reply, result.error, result.status);
      return reply.code(result.status).send(result.content);
    });
  });
}
