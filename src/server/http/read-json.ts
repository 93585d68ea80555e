import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** Far more than any useful variables need. */
const MAX_DEPTH = 64;

const httpError = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/**
 * Rejects bodies with a content coding, which no route can read. The header `accept-encoding` reports that no coding is supported
 * (RFC 9110, 15.5.16).
 */
export function rejectCompressedBodies(app: FastifyInstance): void {
  app.addHook('preParsing', ({ headers }, reply, _payload, done) => {
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (encoding === '' || encoding === 'identity') return done();
    reply.header('accept-encoding', 'identity');
    done(httpError(415, 'The body must not be compressed. Send it without Content-Encoding.'));
  });
}

/** Accepts JSON in UTF-8 only. Invalid UTF-8 is rejected, not repaired. */
export function useStrictJsonParser(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const charset =
      /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) return done(httpError(415, 'The body must be encoded in UTF-8.'));
    if (!isUtf8(bytes)) return done(httpError(400, 'The body is not valid UTF-8. Encode it in UTF-8.'));
    const text = bytes.toString();
    if (isDeep(text))
      return done(httpError(400, `The JSON is nested too deeply. At most ${MAX_DEPTH} levels are allowed.`));
    void parse(request, text, done);
  });
}

/** Runs before parsing and without recursion: the parser could recurse once per level. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInString) {
      if (character === '\\') i++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      if (++depth > MAX_DEPTH) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}
