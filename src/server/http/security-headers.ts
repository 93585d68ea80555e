import { createHash } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const YEAR = 365 * 24 * 60 * 60;

/** For answers that no hook comes to. */
export const HEADERS_WITHOUT_HOOKS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
};

/** What is not a page loads nothing; the pages say themselves what they need. */
export function sendSecurityHeaders(app: FastifyInstance, { hsts }: { hsts: boolean }): void {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      frameguard: { action: 'deny' },
      strictTransportSecurity: hsts && { maxAge: YEAR, includeSubDomains: false },
    }),
  );
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
}

/** Helmet puts them together anew for each answer, though they are the same for all. */
function headersOf(setHeaders: ReturnType<typeof helmet>): Record<string, string> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  setHeaders(answer.req, answer, () => {});
  return answer.getHeaders() as Record<string, string>;
}

/** The scripts that stand in a page, by which it may run these and no others. */
export function scriptHashes(page: string): string {
  const scripts = page.matchAll(/<script>([^]*?)<\/script>/g);
  return [...scripts]
    .map(([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
    .join(' ');
}
