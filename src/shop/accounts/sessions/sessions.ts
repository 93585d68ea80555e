import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { ClientInfo } from '../../../platform/request-info.ts';
import type { SessionLifetimes } from '../../../config/config.ts';
import type { Database, Queryable } from '../../../platform/db/client.ts';
import type { UserRow } from '../../../platform/db/schema.ts';
import type { LogError } from '../../../platform/errors.ts';
import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import type { Throttles } from '../../../platform/throttles/throttles.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { AccessTokens } from '../tokens/access-tokens.ts';
import type { Passwords } from '../passwords/passwords.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import { insertSession } from './sessions.sql.ts';

/** What it takes to sign somebody in. */
export type SigningIn = {
  db: Database;
  tokens: AccessTokens;
  passwords: Passwords;
  throttles: Throttles;
  sessionLifetimes: SessionLifetimes;
  viewer: Viewer | null;
  client: ClientInfo;
  refreshCookie: RefreshCookie | null;
  log: LogError;
};

/** A session, and the refresh token that goes on with it until `expiresAt`. */
export type OpenSession = { id: string; user: UserRow; refreshToken: string; expiresAt: Date };

/** Signs an account in: a session of its own for each device. */
export async function openSession(
  tx: Queryable,
  { sessionLifetimes: { idleSeconds, absoluteSeconds }, client }: SigningIn,
  user: UserRow,
): Promise<OpenSession> {
  const refreshToken = newSecret();
  const sessionEnd = inSeconds(absoluteSeconds);
  const expiresAt = earlier(inSeconds(idleSeconds), sessionEnd);
  const id = await insertSession(
    tx,
    { userId: user.id, expiresAt: sessionEnd, ...client },
    { hash: hashSecret(refreshToken), expiresAt },
  );
  const actor = { viewer: { user, sessionId: id }, client };
  await recordAudit(tx, actor, { action: 'SIGNED_IN', subject: { type: 'User', id: user.id } });
  return { id, user, refreshToken, expiresAt };
}

/** Puts the refresh token into the cookie, if there is to be one. Once it is committed: a cookie is not taken back. */
export async function describeSession(
  tokens: AccessTokens,
  { id, user, refreshToken, expiresAt: sessionEnd }: OpenSession,
  cookie: RefreshCookie | null,
) {
  const { token, expiresAt } = await tokens.sign(user.id, id, sessionEnd);
  cookie?.set(refreshToken, sessionEnd);
  return { accessToken: token, refreshToken: cookie ? '' : refreshToken, expiresAt, user };
}

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
export const earlier = (one: Date, other: Date) => (one < other ? one : other);
