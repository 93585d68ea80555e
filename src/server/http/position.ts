import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The header for the position of the client's last change in the write-ahead log, in requests and in responses to mutations.
 * Browsers also store the position in a cookie.
 */
export const POSITION_HEADER = 'ordergraph-position';

const COOKIE = '__Host-ordergraph-position';
/** Is `lax`, so that a page that another site links to also shows the changes of its visitor. */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** One from the cookie, and four from the header: a client sends several positions if it does not know which is the newest. */
const MAX_POSITIONS = 5;

/** Returns the positions of a request as one text, in the form of the header; undefined if it has none. */
export function positionsIn({ headers, cookies }: FastifyRequest): string | undefined {
  const header = headers[POSITION_HEADER];
  const cookie = cookies[COOKIE];
  if (header === undefined) return cookie;
  return cookie === undefined ? String(header) : `${cookie},${String(header)}`;
}

/** A proxy that joins two headers adds a space after the comma. */
export const splitPositions = (text: string | undefined): string[] =>
  text ? text.split(',', MAX_POSITIONS).map((position) => position.trim()) : [];

/** Sends a position to a client. The cookie expires when it is no longer needed. */
export function setPosition(reply: FastifyReply, position: string, ttlSeconds: number): void {
  reply.header(POSITION_HEADER, position);
  reply.setCookie(COOKIE, position, { ...ATTRIBUTES, maxAge: ttlSeconds });
}
