import type { IncomingHttpHeaders } from 'node:http';

/** The end of an entry of `corsOrigins` that allows all ports of a host. Only the default for development has such entries. */
const ANY_PORT = ':*';

/**
 * Returns whether the origin of a request is allowed: this host, or an entry of `corsOrigins`. A request without an origin is
 * allowed, because it does not come from a page in a browser.
 */
export function isAllowedOrigin(
  { origin, host }: IncomingHttpHeaders,
  corsOrigins: readonly string[],
): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  if (corsOrigins.includes(origin.replace(/(?::\d{1,5})?$/, ANY_PORT))) return true;
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).host === host;
}

/** Returns `corsOrigins` in the format of `@fastify/cors`. */
export const corsPatterns = (corsOrigins: readonly string[]): (string | RegExp)[] =>
  corsOrigins.map((origin) =>
    origin.endsWith(ANY_PORT)
      ? new RegExp(`^${escape(origin.slice(0, -ANY_PORT.length))}(?::\\d{1,5})?$`)
      : origin,
  );

const escape = (text: string) => text.replaceAll(/[.[\]]/g, String.raw`\$&`);
