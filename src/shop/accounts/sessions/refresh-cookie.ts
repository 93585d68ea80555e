import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { forbidden } from '../../../platform/errors.ts';
import { isAllowedOrigin } from '../../../platform/allowed-origin.ts';

/** The prefix makes browsers refuse it from anybody but this very host, and over plain http. */
const NAME = '__Host-ordergraph-refresh';
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** Where a browser can keep its refresh token out of the reach of scripts. */
export type RefreshCookie = {
  /** What the browser has sent; null where it has none. */
  value: string | null;
  set: (refreshToken: string, expiresAt: Date) => void;
  clear: () => void;
};

/** Null for a page of another site, for which no cookie counts that its visitor has here. */
export const refreshCookieOf = (
  { headers, cookies }: FastifyRequest,
  reply: FastifyReply,
  corsOrigins: readonly string[],
): RefreshCookie | null =>
  isAllowedOrigin(headers, corsOrigins)
    ? {
        value: cookies[NAME] ?? null,
        set: (refreshToken, expiresAt) => {
          const maxAge = Math.round((expiresAt.getTime() - Date.now()) / 1000);
          reply.setCookie(NAME, refreshToken, { ...ATTRIBUTES, maxAge });
        },
        clear: () => void reply.clearCookie(NAME, ATTRIBUTES),
      }
    : null;

export function requireCookie({ refreshCookie }: { refreshCookie: RefreshCookie | null }): RefreshCookie {
  if (!refreshCookie) throw forbidden('Pages of this site may not use the cookie.');
  return refreshCookie;
}
