import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { z } from 'zod';

const ALGORITHM = 'EdDSA';
/** Both the issuer and the audience of the tokens. */
const ISSUER = 'ordergraph';
/** The media type of access tokens (RFC 9068): excludes other kinds of tokens that the same key signs. */
const TYPE = 'at+jwt';
export const LIFETIME_SECONDS = 5 * 60;
/** Tolerance for the clock of the instance that signed a token. */
const CLOCK_SKEW_SECONDS = 5;

/** Verified tokens in the cache, about 400 bytes each. */
const MAX_CACHED_TOKENS = 10_000;

/**
 * Matches a JWT whose signature has the canonical encoding of Ed25519. Other text is rejected before verification.
 */
const JWT_PATTERN = /^[\w-]{1,200}\.[\w-]{1,800}\.[\w-]{85}[AQgw]$/;

const claimsShape = z.object({
  iss: z.literal(ISSUER),
  aud: z.literal(ISSUER),
  sub: z.guid(),
  sid: z.guid(),
  jti: z.guid(),
  iat: z.int(),
  exp: z.int(),
});

type AccessToken = { token: string; expiresAt: Date };

/** The verified claims of a token. */
export type AccessClaims = { userId: string; sessionId: string; expiresAt: Date };

export type AccessTokens = {
  /** The token expires with its session at the latest. */
  sign(userId: string, sessionId: string, sessionEnd?: Date): Promise<AccessToken>;
  /** Returns null if the token is invalid or expired. */
  verify(token: string): Promise<AccessClaims | null>;
  /** The public keys that tokens are verified with, for the JWKS document (RFC 7517). */
  keys: readonly JWK[];
};

type AccessTokenOptions = {
  /** Further keys, public or private, whose tokens are accepted. */
  verificationKeys?: readonly string[];
  lifetimeSeconds?: number;
};

/** Signs and verifies access tokens (JWT, RFC 7519) with Ed25519. All keys are PEM. */
export async function accessTokens(
  signingKeyPem: string,
  { verificationKeys = [], lifetimeSeconds = LIFETIME_SECONDS }: AccessTokenOptions = {},
): Promise<AccessTokens> {
  const signingKey = createPrivateKey(signingKeyPem);
  const [signing, ...others] = await Promise.all([signingKeyPem, ...verificationKeys].map(readPublicKey));
  const { kid } = signing!;
  const keys = new Map([signing!, ...others].map((key) => [key.kid, key]));
  const verified = new Map<string, AccessClaims>();

  /**
   * Caches the claims of a verified token. Clients send one token with many requests, and a verification takes as long as a
   * short operation does.
   */
  function cache(token: string, claims: AccessClaims): AccessClaims {
    const [oldest] = verified.keys();
    if (verified.size >= MAX_CACHED_TOKENS) verified.delete(oldest!);
    verified.set(token, claims);
    return claims;
  }

  return {
    keys: [...keys.values()].map(({ jwk }) => jwk),

    async sign(userId, sessionId, sessionEnd) {
      const issuedAt = Math.floor(Date.now() / 1000);
      const sessionEndsAt = sessionEnd ? Math.floor(sessionEnd.getTime() / 1000) : Infinity;
      const expiresAt = Math.min(issuedAt + lifetimeSeconds, sessionEndsAt);
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setSubject(userId)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signingKey);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },

    async verify(token) {
      const cached = verified.get(token);
      if (cached) return cached.expiresAt.getTime() > Date.now() ? cached : null;
      if (!JWT_PATTERN.test(token)) return null;
      try {
        const { payload, protectedHeader } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = keys.get(kid ?? '');
            if (!key) throw new errors.JWKSNoMatchingKey();
            return key.publicKey;
          },
          { algorithms: [ALGORITHM], typ: TYPE },
        );
        // Accepts only the headers alg, typ and kid. Others could supply a key (jwk, jku, x5c) or change the signed content (b64).
        if (Object.keys(protectedHeader).length !== 3) return null;
        const { data: claims } = claimsShape.safeParse(payload);
        if (!claims || claims.exp - claims.iat > lifetimeSeconds) return null;
        if (claims.iat > Date.now() / 1000 + CLOCK_SKEW_SECONDS) return null;
        const { sub: userId, sid: sessionId, exp } = claims;
        return cache(token, { userId, sessionId, expiresAt: new Date(exp * 1000) });
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

async function readPublicKey(pem: string) {
  const publicKey = createPublicKey(pem);
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('JWT keys must be Ed25519 keys.');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, publicKey, jwk: { ...jwk, kid, use: 'sig', alg: ALGORITHM } };
}
