import { createHash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const YEAR = 365 * 24 * 60 * 60;

/** For answers that no hook comes to. */
export const HEADERS_WITHOUT_HOOKS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
};

/** What is not a page loads nothing; the pages say themselves what they need. */
export async function sendSecurityHeaders(app: FastifyInstance, { hsts }: { hsts: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: hsts && { maxAge: YEAR, includeSubDomains: false },
  });
}

/** The scripts that stand in a page, by which it may run these and no others. */
export function scriptHashes(page: string): string {
  const scripts = page.matchAll(/<script>([^]*?)<\/script>/g);
  return [...scripts]
    .map(([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
    .join(' ');
}
