import type { FastifyInstance } from 'fastify';
import { MEDIA_PATH } from '../../platform/storage/media-storage.ts';

/** Names of `image-files.ts`. They contain neither a slash nor two dots in a row. */
const NAME = /^[0-9a-f]{64}(?:-\d{1,5})?\.(?:avif|webp|jpg|png)$/;

/**
 * Serves `/media/<name>` from a folder. A name contains the hash of the content, so a browser may keep it forever. The type is
 * part of the name. If it depended on the header `Accept`, a shared cache would keep one entry per value of the header.
 */
export function serveMedia(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { name: string } }>(`${MEDIA_PATH}/:name`, (request, reply) => {
    const { name } = request.params;
    if (!NAME.test(name)) return reply.callNotFound();
    return reply
      .header('content-security-policy', "default-src 'none';sandbox")
      .header('cross-origin-resource-policy', 'cross-origin')
      .sendFile(name, folder, { maxAge: '365d', immutable: true });
  });
}
