import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The security headers of responses for which no hook runs. */
export const HEADERS_WITHOUT_HOOKS = {
  // The default, which routes can override, for example those of images and of the public keys.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
};

/** The defaults of Helmet 8, with a policy under which a response loads nothing. Pages send a policy of their own. */
const SECURITY_HEADERS = {
  ...HEADERS_WITHOUT_HOOKS,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Adds the security headers to every response; with `hsts`, browsers use only HTTPS for the next year. */
export function sendSecurityHeaders(app: FastifyInstance, { hsts }: { hsts: boolean }): void {
  const headers = hsts
    ? { ...SECURITY_HEADERS, 'strict-transport-security': `max-age=${YEAR_SECONDS}` }
    : SECURITY_HEADERS;
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Returns the CSP hashes of the inline scripts of a page, so that no other script can run. */
export function scriptHashes(page: string): string {
  const scripts = page.matchAll(/<script>([^]*?)<\/script>/g);
  return [...scripts]
    .map(([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
    .join(' ');
}
