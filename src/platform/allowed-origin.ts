import type { IncomingHttpHeaders } from 'node:http';

/** Whether a page may connect: one of this host, or of those that may call. What is no browser names no origin. */
export function isAllowedOrigin(
  { origin, host }: IncomingHttpHeaders,
  corsOrigins: readonly string[],
): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
