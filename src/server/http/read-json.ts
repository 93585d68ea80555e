import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** Variables that mean something are far less deep. */
const MOST_LEVELS = 64;

const refusal = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** Bodies are JSON in UTF-8, and nothing else: a text that is not is refused instead of mended. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const charset =
      /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) return done(refusal(415, 'A body has to be in UTF-8.'));
    if (!isUtf8(bytes)) return done(refusal(400, 'The body is not valid UTF-8.'));
    const text = bytes.toString();
    if (isDeep(text)) return done(refusal(400, `JSON of ${MOST_LEVELS} levels is the deepest.`));
    void parse(request, text, done);
  });
}

/** Before it is parsed, and without a call for each level: what comes after might make one. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInText) {
      if (character === '\\') i++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') {
      if (++depth > MOST_LEVELS) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}
