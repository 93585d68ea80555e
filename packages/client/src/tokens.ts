/** The credentials of a signed-in client. */
export type Tokens = {
  accessToken: string;
  /** Empty if it is in a cookie of the browser. */
  refreshToken: string;
  accountId: string;
  /** In milliseconds, by the clock of this device. After this time, the access token is replaced before it is used. */
  renewAt: number;
};

/** The part of the API's `Session` that the client needs. */
export type SessionTokens = { accessToken: string; refreshToken: string };

/** A token is replaced this long before it expires, so that requests under way arrive in time. */
const LEEWAY_MS = 30_000;

/**
 * Returns the tokens of a new session. Their lifetime is the difference of two times in the JWT: the clock of the device may be
 * wrong, so it cannot be compared with `Session.expiresAt`.
 */
export function toTokens({ accessToken, refreshToken }: SessionTokens): Tokens {
  const { sub, iat, exp } = claimsOf(accessToken);
  const lifetimeMs = (exp - iat) * 1000;
  const renewAt = Date.now() + Math.max(lifetimeMs - LEEWAY_MS, lifetimeMs / 2);
  return { accessToken, refreshToken, accountId: sub, renewAt };
}

function claimsOf(jwt: string): { sub: string; iat: number; exp: number } {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as ReturnType<typeof claimsOf>;
}

export const isFresh = ({ renewAt }: Tokens) => Date.now() < renewAt;
