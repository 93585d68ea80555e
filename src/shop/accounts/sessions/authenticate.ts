import type { Database } from '../../../platform/db/client.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { AccessClaims } from '../tokens/access-tokens.ts';
import { userBySession } from './sessions.sql.ts';

/** The token of an `Authorization: Bearer …`; null where there is none. */
export const bearerToken = (authorization: string | undefined): string | null =>
  /^bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1] ?? null;

/** Null where the session has ended, or is another account's. */
export async function viewerOf(
  db: Database,
  { userId, sessionId }: Pick<AccessClaims, 'userId' | 'sessionId'>,
): Promise<Viewer | null> {
  const user = await userBySession(db, sessionId);
  return user?.id === userId ? { user, sessionId } : null;
}
