import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { z } from 'zod';

const ALGORITHM = 'EdDSA';
/** The name both of who makes the tokens and of whom they are for. */
const ORDERGRAPH = 'ordergraph';
/** RFC 9068: a token of another kind, signed with the same key, must not pass for an access token. */
const TYPE = 'at+jwt';
export const LIFETIME_SECONDS = 5 * 60;
/** So much the clock of the instance that has signed a token may be ahead. */
const CLOCKS_DIFFER_SECONDS = 5;

/** Tokens that were found good, of 400 bytes each. */
const MOST_REMEMBERED = 10_000;

/** Header, claims and an Ed25519 signature, of which there is one spelling. Whatever else comes costs no cryptography. */
const COMPACT = /^[\w-]{1,200}\.[\w-]{1,800}\.[\w-]{85}[AQgw]$/;

const claimsShape = z.object({
  iss: z.literal(ORDERGRAPH),
  aud: z.literal(ORDERGRAPH),
  sub: z.guid(),
  sid: z.guid(),
  jti: z.guid(),
  iat: z.int(),
  exp: z.int(),
});

export type AccessToken = { token: string; expiresAt: Date };

/** What a token was made for, and until when. */
export type AccessClaims = { userId: string; sessionId: string; expiresAt: Date };

export type AccessTokens = {
  /** It ends with its session, or before. */
  sign(userId: string, sessionId: string, sessionEnd?: Date): Promise<AccessToken>;
  /** Null where the token is not good, or not any more. */
  verify(token: string): Promise<AccessClaims | null>;
  /** The public keys of all tokens that are good (RFC 7517). */
  keys: readonly JWK[];
};

export type AccessTokenOptions = {
  /** Further keys, public or private, whose tokens are good. */
  verificationKeys?: readonly string[];
  lifetimeSeconds?: number;
};

/** Access tokens (JWT, RFC 7519) signed with an Ed25519 private key. All keys are PEM. */
export async function accessTokens(
  signingKeyPem: string,
  { verificationKeys = [], lifetimeSeconds = LIFETIME_SECONDS }: AccessTokenOptions = {},
): Promise<AccessTokens> {
  const signingKey = createPrivateKey(signingKeyPem);
  const [signing, ...others] = await Promise.all([signingKeyPem, ...verificationKeys].map(readPublicKey));
  const { kid } = signing!;
  const keys = new Map([signing!, ...others].map((key) => [key.kid, key]));
  const verified = new Map<string, AccessClaims>();

  /** Whoever has a token sends it with each request, and a signature takes as long to verify as much of what is asked. */
  function remember(token: string, claims: AccessClaims): AccessClaims {
    const [oldest] = verified.keys();
    if (verified.size >= MOST_REMEMBERED) verified.delete(oldest!);
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
        .setIssuer(ORDERGRAPH)
        .setAudience(ORDERGRAPH)
        .setSubject(userId)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signingKey);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },

    async verify(token) {
      const known = verified.get(token);
      if (known) return known.expiresAt.getTime() > Date.now() ? known : null;
      if (!COMPACT.test(token)) return null;
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
        // Besides alg, typ and kid: what would name a key of its own (jwk, jku, x5c), or change what is signed (b64).
        if (Object.keys(protectedHeader).length !== 3) return null;
        const { data: claims } = claimsShape.safeParse(payload);
        if (!claims || claims.exp - claims.iat > lifetimeSeconds) return null;
        if (claims.iat > Date.now() / 1000 + CLOCKS_DIFFER_SECONDS) return null;
        const { sub: userId, sid: sessionId, exp } = claims;
        return remember(token, { userId, sessionId, expiresAt: new Date(exp * 1000) });
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

async function readPublicKey(pem: string) {
  const publicKey = createPublicKey(pem);
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('A JWT key is not an Ed25519 key.');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, publicKey, jwk: { ...jwk, kid, use: 'sig', alg: ALGORITHM } };
}
