import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'EdDSA';
/** The name both of who makes the tokens and of whom they are for. */
const ORDERGRAPH = 'ordergraph';
/** RFC 9068: a token of another kind, signed with the same key, must not pass for an access token. */
const TYPE = 'at+jwt';
const LIFETIME_SECONDS = 5 * 60;

export type AccessToken = { token: string; expiresAt: Date };

/** What a token was made for, and until when. */
export type AccessClaims = { sessionId: string; expiresAt: Date };

export type AccessTokens = {
  sign(userId: string, sessionId: string): Promise<AccessToken>;
  /** Null where the token is not good, or not any more. */
  verify(token: string): Promise<AccessClaims | null>;
};

/** Access tokens (JWT, RFC 7519) signed with an Ed25519 private key in PEM (PKCS #8). */
export async function accessTokens(
  privateKeyPem: string,
  lifetimeSeconds = LIFETIME_SECONDS,
): Promise<AccessTokens> {
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new Error('The JWT private key is not an Ed25519 key.');
  const publicKey = createPublicKey(privateKey);
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey));

  return {
    async sign(userId, sessionId) {
      const issuedAt = Math.floor(Date.now() / 1000);
      const expiresAt = issuedAt + lifetimeSeconds;
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(ORDERGRAPH)
        .setAudience(ORDERGRAPH)
        .setSubject(userId)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: ORDERGRAPH,
          audience: ORDERGRAPH,
          requiredClaims: ['exp', 'iat', 'sub', 'jti', 'sid'],
        });
        const { sid: sessionId, exp } = payload;
        if (typeof sessionId !== 'string' || exp === undefined) return null;
        return { sessionId, expiresAt: new Date(exp * 1000) };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
