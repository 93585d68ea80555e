import type { Client } from '../client.ts';
import { transaction, type Database, type Queryable } from '../db/client.ts';
import type { UserRow } from '../db/schema.ts';
import type { LogError } from '../errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Throttles } from '../throttles/throttles.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Passwords } from './passwords.ts';
import { endSession, insertSession, rotateRefreshToken } from './session-repository.ts';

/** What it takes to sign somebody in. */
export type SigningIn = {
  db: Database;
  tokens: AccessTokens;
  passwords: Passwords;
  throttles: Throttles;
  client: Client;
  log: LogError;
};

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

const expiry = () => new Date(Date.now() + LIFETIME_MS);

/** Signs an account in: a session of its own for each device. */
export async function openSession(db: Queryable, tokens: AccessTokens, user: UserRow, client: Client) {
  const refreshToken = newSecret();
  const sessionId = await insertSession(
    db,
    { userId: user.id, expiresAt: expiry(), ...client },
    { hash: hashSecret(refreshToken), expiresAt: expiry() },
  );
  return describeSession(tokens, user, sessionId, refreshToken);
}

export async function refreshSession(db: Queryable, tokens: AccessTokens, refreshToken: string) {
  const next = newSecret();
  const session = await rotateRefreshToken(db, hashSecret(refreshToken), {
    hash: hashSecret(next),
    expiresAt: expiry(),
  });
  if (!session) {
    return { __typename: 'InvalidRefreshToken' as const, message: 'This session has ended. Sign in again.' };
  }
  return {
    __typename: 'RefreshSessionSuccess' as const,
    session: await describeSession(tokens, session.user, session.sessionId, next),
  };
}

/** Ends a session, with whatever is open in it; says whether it was live. */
export const closeSession = (db: Database, sessionId: string): Promise<boolean> =>
  transaction(db, async (tx) => {
    const isEnded = await endSession(tx, sessionId);
    if (isEnded) await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: [sessionId] });
    return isEnded;
  });

async function describeSession(tokens: AccessTokens, user: UserRow, sessionId: string, refreshToken: string) {
  const { token, expiresAt } = await tokens.sign(user.id, sessionId);
  return { accessToken: token, refreshToken, expiresAt, user };
}
