import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput, notFound } from '../../platform/errors.ts';
import { isUuid } from '../../platform/graphql/ids.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { openExport } from '../../shop/exchange/export/open-export.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { fileUrl } from '../../shop/images/image-urls.ts';
import { UPLOAD_TOKEN_HEADER } from '../../shop/exchange/import/create-upload.ts';
import { receiveUpload, uploadOf } from '../../shop/exchange/import/receive-upload.ts';
import type { RateLimit } from './limit-rate.ts';
import { serveUpload } from './upload-route.ts';
import { refuse } from './answer-error.ts';

type ExchangeOptions = {
  db: Database;
  pricing: { currency: string };
  storage: MediaStorage | null;
  publicUrl: () => string;
  budget: Budget;
  readClient: ReadClient;
  rateLimit: RateLimit;
};

const conflict = (message: string) => ({ status: 409, error: badUserInput(message) });
const RESPONSES = {
  STORED: { status: 204 },
  NO_UPLOAD: { status: 404, error: notFound('upload') },
  RECEIVED_BEFORE: conflict('The file was received before. Create a new upload for another file.'),
  WRONG_LENGTH: conflict(
    'The file does not have the size that was declared. Send the whole file, or create a new upload.',
  ),
};

/** Serves the upload of import files, and the downloads of exports. */
export async function serveExchange(
  app: FastifyInstance,
  { db, pricing: { currency }, storage, publicUrl, budget, readClient, rateLimit }: ExchangeOptions,
): Promise<void> {
  const urlOf = (file: string) => fileUrl(file, { storage, shop: { publicUrl: publicUrl() } });
  await serveUpload(
    app,
    { budget, readClient, rateLimit },
    '/imports/:id',
    async ({ params, headers, body }) => {
      const id = params['id']!;
      const token = headers[UPLOAD_TOKEN_HEADER];
      if (!isUuid(id) || typeof token !== 'string' || !body) return null;
      const upload = await uploadOf(db, { id: id.toLowerCase(), token });
      if (!upload) return null;
      const receive = async () => RESPONSES[await receiveUpload(db, upload, body)];
      return { bytes: upload.byteCount, receive };
    },
  );

  app.get<{ Params: { id: string }; Querystring: { token?: string } }>(
    '/exports/:id',
    // HEAD is not served, because a program that only checks a link must not use up the download.
    { onRequest: rateLimit, exposeHeadRoute: false },
    async (request, reply) => {
      const { id } = request.params;
      const { token } = request.query;
      const opened =
        isUuid(id) && typeof token === 'string'
          ? await openExport({ db, currency, urlOf }, { id, token })
          : null;
      if (!opened) {
        budget.spendForInvalidRequest(readClient(request.raw));
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
