import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput, notFound } from '../../platform/errors.ts';
import { isUuid } from '../../platform/graphql/ids.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { openExport } from '../../shop/exchange/export/open-export.ts';
import { MAX_UPLOAD_BYTES, UPLOAD_TOKEN_HEADER } from '../../shop/exchange/import/create-upload.ts';
import { receiveUpload, uploadOf } from '../../shop/exchange/import/receive-upload.ts';
import { delayRejection, type RateLimit } from './limit-rate.ts';
import { refuse } from './answer-error.ts';

/** A unit of cost is about 10 µs, and a megabyte is written to a file and to the database in a few milliseconds. */
const COST_PER_MEGABYTE = 100;

type ExchangeOptions = {
  db: Database;
  pricing: { currency: string };
  budget: Budget;
  readClient: ReadClient;
  rateLimit: RateLimit;
};

const CONFLICTS = {
  RECEIVED_BEFORE: 'The file was received before. Create a new upload for another file.',
  WRONG_LENGTH:
    'The file does not have the size that was declared. Send the whole file, or create a new upload.',
};

/** Serves the upload of import files, and the downloads of exports. */
export async function serveExchange(
  app: FastifyInstance,
  { db, pricing: { currency }, budget, readClient, rateLimit }: ExchangeOptions,
): Promise<void> {
  // A separate scope: other bodies are JSON and much shorter. This one is not parsed but streamed.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put<{ Params: { id: string }; Body: AsyncIterable<Buffer> | undefined }>(
      '/imports/:id',
      { bodyLimit: MAX_UPLOAD_BYTES, onRequest: rateLimit },
      async (request, reply) => {
        const { id } = request.params;
        const token = request.headers[UPLOAD_TOKEN_HEADER];
        const upload =
          isUuid(id) && typeof token === 'string'
            ? await uploadOf(db, { id: id.toLowerCase(), token })
            : null;
        const client = readClient(request.raw);
        if (!upload || !request.body) {
          budget.chargeInvalidRequest(client);
          return refuse(reply.header('connection', 'close'), notFound('upload'), { status: 404 });
        }
        const cost = Math.ceil(upload.byteCount / 2 ** 20) * COST_PER_MEGABYTE;
        const rejection = budget.spend({ viewer: null, client }, Math.min(cost, maxCost(budget, client)));
        if (rejection) {
          await delayRejection();
          return refuse(reply.header('connection', 'close'), rejection);
        }
        const result = await receiveUpload(db, upload, request.body);
        if (result === 'STORED') return reply.code(204).send();
        if (result === 'NO_UPLOAD') return refuse(reply, notFound('upload'), { status: 404 });
        return refuse(reply.header('connection', 'close'), badUserInput(CONFLICTS[result]), { status: 409 });
      },
    );
  });

  app.get<{ Params: { id: string }; Querystring: { token?: string } }>(
    '/exports/:id',
    // A program that only looks at a link must not use it up.
    { onRequest: rateLimit, exposeHeadRoute: false },
    async (request, reply) => {
      const { id } = request.params;
      const { token } = request.query;
      const opened =
        isUuid(id) && typeof token === 'string' ? await openExport({ db, currency }, { id, token }) : null;
      if (!opened) {
        budget.chargeInvalidRequest(readClient(request.raw));
        return refuse(reply, notFound('download'), { status: 404 });
      }
      const { kind, format, createdAt } = opened.row;
      const name = `${kind.toLowerCase()}-${createdAt.toISOString().slice(0, 10)}.${format.toLowerCase()}`;
      return reply
        .type(format === 'CSV' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(opened.content);
    },
  );
}

/** With a small bucket, a file takes at most half of it. */
const maxCost = (budget: Budget, client: ReturnType<ReadClient>): number =>
  (budget.stateOf({ viewer: null, client })?.capacity ?? Infinity) / 2;
