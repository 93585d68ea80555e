import type { IncomingHttpHeaders } from 'node:http';

/** Returns whether a page may connect: pages of this host and of `corsOrigins` may. Clients other than browsers send no origin. */
export function isAllowedOrigin(
  { origin, host }: IncomingHttpHeaders,
  corsOrigins: readonly string[],
): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).host === host;
}
