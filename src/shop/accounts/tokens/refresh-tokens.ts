import { createHmac } from 'node:crypto';
import { hashSecret, newSecret } from '../../../platform/crypto/secrets.ts';
import { isUuid } from '../../../platform/graphql/ids.ts';

/** The session of a refresh token, and the hash of the secret that all tokens of the session share. */
export type TokenFamily = { sessionId: string; familyHash: Buffer };

/** Returns the first token of a session: `<session id>.<shared secret>.<own secret>`. */
export const newRefreshToken = (sessionId: string) => `${sessionId}.${newSecret()}.${newSecret()}`;

/** Returns null for a text of another form, such as a token of version 0.2 or older. */
export function familyOf(refreshToken: string): TokenFamily | null {
  const [sessionId = '', shared = '', own = '', ...others] = refreshToken.split('.');
  return isUuid(sessionId) && shared && own && others.length === 0
    ? { sessionId, familyHash: hashSecret(shared) }
    : null;
}

/**
 * Derives the next token from a token and a salt. A token of version 0.2 or older has no shared secret, so its successor starts
 * with a new one. `successorByRelease02` is the successor that release 0.2 derives.
 */
export function successorOf(refreshToken: string, sessionId: string, salt: Buffer) {
  const derive = (text: string) => createHmac('sha256', salt).update(text).digest('base64url');
  const own = derive(refreshToken);
  const prefix = familyOf(refreshToken)
    ? refreshToken.slice(0, refreshToken.lastIndexOf('.'))
    : `${sessionId}.${derive(`family ${refreshToken}`)}`;
  return { successor: `${prefix}.${own}`, successorByRelease02: own };
}
