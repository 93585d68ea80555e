import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { printedSchema } from '../fields/executable-schema.ts';
import type { RateLimit } from '../http/limit-rate.ts';

/** Serves `/schema.graphql`: the SDL as one file, for editors and code generators. */
export function serveSchema(app: FastifyInstance, { rateLimit }: { rateLimit: RateLimit }): void {
  let etag: string | undefined;
  app.get('/schema.graphql', { onRequest: rateLimit }, async ({ headers }, reply) => {
    const sdl = printedSchema();
    etag ??= `"${createHash('sha256').update(sdl).digest('base64url')}"`;
    reply.headers({ etag, 'cache-control': 'no-cache' });
    if (matches(headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(sdl);
  });
}

/** Compares weakly (RFC 9110, 13.1.2): compression makes a tag weak. */
const matches = (header: string | undefined, etag: string) =>
  header?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))) === true;
