import type { Database } from '../../../platform/db/client.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { AccessClaims } from '../tokens/access-tokens.ts';
import { findUserBySession } from './sessions.sql.ts';

/** Returns the token of an `Authorization: Bearer …` header, or null. */
export const bearerToken = (authorization: string | undefined): string | null =>
  /^bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1] ?? null;

/** Returns null if the session has ended or belongs to another account. */
export async function viewerOf(
  db: Database,
  { userId, sessionId }: Pick<AccessClaims, 'userId' | 'sessionId'>,
): Promise<Viewer | null> {
  const user = await findUserBySession(db, sessionId);
  return user?.id === userId ? { user, sessionId } : null;
}
