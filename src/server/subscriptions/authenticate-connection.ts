import type { SubscriptionConfig } from '../../config/config.ts';
import { topics } from '../../platform/events/topics.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { bearerToken, viewerOf } from '../../shop/accounts/sessions/authenticate.ts';
import type { Services } from '../../shop/context.ts';
import { CLOSE_REASONS, type CloseReason } from './connection-limits.ts';

export type RequestContext = { viewer: Viewer | null; client: ClientInfo };

/** `release` stops watching the session and the token's expiry. */
export type AuthenticatedConnection = RequestContext & { release: () => void };

/**
 * Authenticates a connection. Without a token, it is the connection of a guest. Returns null if the token is invalid. Calls `close`
 * when the token expires, the session ends, or a guest's time is over, unless the connection was released before.
 */
export async function authenticateConnection(
  { db, tokens, bus, subscriptions }: Services & { subscriptions: SubscriptionConfig },
  { authorization, client }: { authorization: string | undefined; client: ClientInfo },
  close: (reason: CloseReason) => void,
): Promise<AuthenticatedConnection | null> {
  const token = bearerToken(authorization);
  if (!token) {
    const timer = setTimeout(() => close(CLOSE_REASONS.guestTime), subscriptions.guestConnectionMs).unref();
    return { viewer: null, client, release: () => clearTimeout(timer) };
  }
  const claims = await tokens.verify(token);
  if (!claims) return null;

  let viewer: Viewer | null = null;
  let hasEnded = false;
  const end = (reason: CloseReason) => {
    hasEnded = true;
    if (viewer) close(reason);
  };
  // Listens before it reads the session, which could end in between.
  const sessionEnd = bus.listen([topics.session(claims.sessionId)]);
  const expiry = setTimeout(
    () => end(CLOSE_REASONS.expired),
    claims.expiresAt.getTime() - Date.now(),
  ).unref();
  const release = () => {
    clearTimeout(expiry);
    void sessionEnd.return?.();
  };
  void sessionEnd.next().then(({ done }) => done || end(CLOSE_REASONS.signedOut));
  try {
    viewer = await viewerOf(db, claims);
  } finally {
    if (!viewer || hasEnded) release();
  }
  return viewer && !hasEnded ? { viewer, client, release } : null;
}
