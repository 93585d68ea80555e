import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { receiveUpload } from '../../shop/images/receive-upload.ts';
import { refuse } from './answer-error.ts';
import type { RateLimit } from './limit-rate.ts';

type UploadRouteOptions = {
  db: Database;
  storage: MediaStorage;
  budget: Budget;
  readClient: ReadClient;
  rateLimit: RateLimit;
};

/** Serves `/uploads/<token>`, which receives the files of `createImageUpload`. The token in the path is the permission. */
export async function serveUploads(
  app: FastifyInstance,
  { db, storage, budget, readClient, rateLimit }: UploadRouteOptions,
): Promise<void> {
  // A separate scope: here a body of any type is a stream. All other routes expect JSON.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', async (_request: unknown, body: IncomingMessage) => body);
    scope.put<{ Params: { token: string }; Body: IncomingMessage | undefined }>(
      '/uploads/:token',
      { onRequest: rateLimit },
      async (request, reply) => {
        const result = await receiveUpload({ db, storage }, request.params.token, {
          contentType: request.headers['content-type'],
          contentLength: request.headers['content-length'],
          body: request.body,
        });
        if ('uploadId' in result) return result;
        const { status, error } = result.rejection;
        if (status === 404) budget.chargeInvalidRequest(readClient(request.raw));
        // The rest of the body is not read.
        reply.header('connection', 'close');
        return refuse(reply, error, { status });
      },
    );
  });
}
