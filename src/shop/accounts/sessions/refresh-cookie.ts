import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { forbidden } from '../../../platform/errors.ts';
import { isAllowedOrigin } from '../../../platform/allowed-origin.ts';

/** The prefix makes browsers accept the cookie only from this host and only over https. */
const NAME = '__Host-ordergraph-refresh';
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** Stores the refresh token of a browser out of reach of scripts. */
export type RefreshCookie = {
  /** Whether the page is of another site, so that the browser would silently ignore the cookie. */
  isCrossSite: boolean;
  /** The cookie that the browser sent, or null. */
  value: string | null;
  set: (refreshToken: string, expiresAt: Date) => void;
  clear: () => void;
};

/** Returns null for a page of a site that is not allowed: requests of such a page must not use the cookie of the visitor. */
export const refreshCookieOf = (
  { headers, cookies }: FastifyRequest,
  reply: FastifyReply,
  corsOrigins: readonly string[],
): RefreshCookie | null =>
  isAllowedOrigin(headers, corsOrigins)
    ? {
        isCrossSite: headers['sec-fetch-site'] === 'cross-site',
        value: cookies[NAME] ?? null,
        set: (refreshToken, expiresAt) => {
          const maxAge = Math.round((expiresAt.getTime() - Date.now()) / 1000);
          reply.setCookie(NAME, refreshToken, { ...ATTRIBUTES, maxAge });
        },
        clear: () => void reply.clearCookie(NAME, ATTRIBUTES),
      }
    : null;

/** Returns the access to the refresh cookie, whether or not the browser sent one. Throws FORBIDDEN if the page may not use it. */
export function requireCookieAccess({
  refreshCookie,
}: {
  refreshCookie: RefreshCookie | null;
}): RefreshCookie {
  if (!refreshCookie) throw forbidden('Pages of this site may not use the refresh cookie.');
  if (refreshCookie.isCrossSite) {
    throw forbidden(
      'Browsers ignore the refresh cookie of another site. Open the page and the API on one site, for example both on localhost instead of 127.0.0.1.',
    );
  }
  return refreshCookie;
}
