import type { Database } from '../db/client.ts';
import type { Viewer } from '../viewer.ts';
import { userBySession } from './session-repository.ts';

/** The token of an `Authorization: Bearer …`; null where there is none. */
export function bearerToken(authorization: string | undefined): string | null {
  const [scheme, token] = authorization?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' && token ? token : null;
}

/** Null where the session has ended. */
export async function viewerBySession(db: Database, sessionId: string): Promise<Viewer | null> {
  const user = await userBySession(db, sessionId);
  return user && { user, sessionId };
}
