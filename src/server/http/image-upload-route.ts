import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { receiveUpload, uploadOf } from '../../shop/images/receive-upload.ts';
import { serveUpload, type UploadOptions } from './upload-route.ts';

type ImageUploadOptions = UploadOptions & { db: Database; storage: MediaStorage };

/** Serves `/uploads/<token>`, which receives the files of `createImageUpload`. The token in the path is the permission. */
export const serveImageUploads = (
  app: FastifyInstance,
  { db, storage, ...options }: ImageUploadOptions,
): Promise<void> =>
  serveUpload(app, options, '/uploads/:token', async ({ params, headers, body }) => {
    const upload = await uploadOf(db, params['token']!);
    if (!upload) return null;
    const { 'content-type': contentType, 'content-length': contentLength } = headers;
    const receive = async () => {
      const rejection = await receiveUpload({ db, storage }, upload, { contentType, contentLength, body });
      return rejection ?? { status: 200, content: { uploadId: upload.id } };
    };
    return { bytes: upload.bytes, receive };
  });
