import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { parseQualityValues } from './quality-values.ts';

/** Shorter responses fit into one packet anyway. */
const MIN_BYTES = 1024;
/** Longer texts are not compressed. GraphQL responses are shorter. The page of GraphiQL is compressed once per process. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Longer responses are compressed in the thread pool. For shorter ones, switching the thread costs more than the compression. */
const MAX_SYNC_BYTES = 32 * 1024;

/** The fastest levels. The next levels take twice the time for a few per cent fewer bytes. See docs/decisions/0020. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 1 };

type Body = string | Buffer;
type Encoding = 'br' | 'gzip';
type Done = (error: Error | null, body: Buffer) => void;

const ENCODERS = {
  br: {
    sync: (body: Body): Buffer => brotliCompressSync(body, BROTLI),
    inThreadPool: (body: Body, done: Done) => brotliCompress(body, BROTLI, done),
  },
  gzip: {
    sync: (body: Body): Buffer => gzipSync(body, GZIP),
    inThreadPool: (body: Body, done: Done) => gzip(body, GZIP, done),
  },
};

/**
 * Returns the offered content coding that the client prefers (RFC 9110, 12.5.3), or the first one if it prefers several equally.
 * Null if the client accepts none of them.
 */
export function encodingFor(
  accept: string | undefined,
  offered: readonly Encoding[] = ['br', 'gzip'],
): Encoding | null {
  const ranges = parseQualityValues(accept ?? '');
  const qualityOf = (name: string) =>
    (ranges.find(({ value }) => value === name) ?? ranges.find(({ value }) => value === '*'))?.quality ?? 0;
  const [best] = offered
    .map((encoding) => ({ encoding, quality: qualityOf(encoding) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best?.encoding ?? null;
}

/**
 * Compresses texts for clients that accept it, except responses with `no-transform` or a cookie. Such a response may contain a
 * new token, whose characters the length of a compressed response could reveal (BREACH). See docs/decisions/0020.
 */
export function compressResponses(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if ((typeof payload !== 'string' && !Buffer.isBuffer(payload)) || !isCompressible(reply)) return done();
    const bytes = Buffer.byteLength(payload);
    if (bytes < MIN_BYTES || bytes > MAX_BYTES) return done();
    addToVary(reply, 'accept-encoding');
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (!encoding) return done();
    reply.header('content-encoding', encoding).removeHeader('content-length');
    const encoder = ENCODERS[encoding];
    if (bytes > MAX_SYNC_BYTES) return encoder.inThreadPool(payload, done);
    done(null, encoder.sync(payload));
  });
}

function isCompressible(reply: FastifyReply): boolean {
  if (reply.hasHeader('content-encoding') || reply.hasHeader('set-cookie')) return false;
  if (String(reply.getHeader('cache-control')).includes('no-transform')) return false;
  return /^(?:text\/|application\/(?:[\w.-]+\+)?json)/.test(String(reply.getHeader('content-type')));
}

/** Adds a name to the header `vary`: the response depends on this request header. The CORS plugin may have added other names. */
export function addToVary(reply: FastifyReply, name: string): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? name : `${String(known)}, ${name}`);
}
