import { bearerToken, viewerOf } from '../../shop/accounts/sessions/authenticate.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import type { Services } from '../../shop/context.ts';
import { topics } from '../../platform/events/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { ENDINGS, type Ending } from './connection-limits.ts';

export type Asking = { viewer: Viewer | null; client: ClientInfo };
export type Admission = Asking & { leave: () => void };

/**
 * Who is at the other end of a connection: nobody in particular without a token, and null with one that is not good. Once it
 * is not good any more, `end` is called, unless the connection was left before.
 */
export async function admit(
  { db, tokens, bus }: Services,
  { authorization, client }: { authorization: string | undefined; client: ClientInfo },
  end: (ending: Ending) => void,
): Promise<Admission | null> {
  const token = bearerToken(authorization);
  if (!token) return { viewer: null, client, leave: () => {} };
  const claims = await tokens.verify(token);
  if (!claims) return null;

  let viewer: Viewer | null = null;
  let isOver = false;
  const over = (ending: Ending) => {
    isOver = true;
    if (viewer) end(ending);
  };
  // From before the session is read: it may end in between.
  const endings = bus.listen([topics.session(claims.sessionId)]);
  const expiry = setTimeout(() => over(ENDINGS.expired), claims.expiresAt.getTime() - Date.now()).unref();
  const leave = () => {
    clearTimeout(expiry);
    void endings.return?.();
  };
  void endings.next().then(({ done }) => done || over(ENDINGS.signedOut));
  try {
    viewer = await viewerOf(db, claims);
  } finally {
    if (!viewer || isOver) leave();
  }
  return viewer && !isOver ? { viewer, client, leave } : null;
}
