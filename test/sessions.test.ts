import { createHmac, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { accessTokens } from '../src/accounts/access-tokens.ts';
import { users } from '../src/db/schema.ts';
import { startApp, type Account, type App } from './support/app.ts';
import { newCustomer, newStaff } from './support/data.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let app: App;
beforeAll(async () => {
  const tokens = await accessTokens(pem);
  app = { ...(await startApp({ tokens })), tokens };
});
afterAll(() => app.stop());

const SESSION = 'session { accessToken refreshToken expiresAt user { id } }';
const REFRESH = `mutation ($token: String) {
  refreshSession(refreshToken: $token) {
    __typename ... on RefreshSessionSuccess { ${SESSION} } ... on InvalidRefreshToken { message }
  }
}`;
const INVALID = { __typename: 'InvalidRefreshToken', message: 'This session has ended. Sign in again.' };

type Session = { accessToken: string; refreshToken: string; expiresAt: string; user: { id: string } };

let count = 0;
async function newSession(): Promise<Session> {
  const { data } = await app.query(
    `mutation ($input: RegisterInput!) { register(input: $input) { ... on RegisterSuccess { ${SESSION} } } }`,
    { input: { email: `user-of-session-${++count}@example.com`, password: randomUUID(), name: 'Ada' } },
  );
  return data.register.session;
}
const refresh = async (token?: string | null) => (await app.query(REFRESH, { token })).data.refreshSession;
const bearing = (token: string) => ({ as: { token } as Account });
const me = async (token: string) => (await app.query('{ me { id } }', {}, bearing(token))).data.me;
const logout = async (token: string) =>
  (await app.query('mutation { logout }', {}, bearing(token))).data.logout;

/** A token as the server would make it, but for what a test changes. */
async function forge(
  { id, sessionId }: Account,
  { header = {}, claims = {}, key = privateKey as Parameters<SignJWT['sign']>[0], without = '' } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload: Record<string, unknown> = {
    sid: sessionId,
    iss: 'ordergraph',
    aud: 'ordergraph',
    sub: id,
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
    ...claims,
  };
  delete payload[without];
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header }).sign(key);
}
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('me is null for a guest', async () => {
  expect(await app.query('{ me { id } }')).toEqual({ status: 200, data: { me: null } });
});

test('an access token tells who is asking, and when it ends', async () => {
  const { accessToken, expiresAt, user } = await newSession();

  expect(await me(accessToken)).toEqual({ id: user.id });
  const [header = '', payload = ''] = accessToken.split('.');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'EdDSA',
    typ: 'at+jwt',
    kid: expect.any(String),
  });
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
  expect([claims.sub, claims.exp - claims.iat]).toEqual([user.id, 300]);
  expect(expiresAt).toBe(new Date(claims.exp * 1000).toISOString());
});

test('a token that the server would have made itself is good: the refusals below have another reason', async () => {
  const customer = await newCustomer(app);

  expect(await me(await forge(customer))).toEqual({ id: customer.id });
});

const now = Math.floor(Date.now() / 1000);
test.each<[string, (account: Account) => Promise<string> | string]>([
  ['garbage', () => 'garbage'],
  ['three parts of garbage', () => 'a.b.c'],
  ['NUL and other bytes', () => 'e30.%00%ff.'],
  ['an expired one', (account) => forge(account, { claims: { iat: now - 600, exp: now - 300 } })],
  ['one that does not begin yet', (account) => forge(account, { claims: { nbf: now + 300 } })],
  ['one of another key', (account) => forge(account, { key: generateKeyPairSync('ed25519').privateKey })],
  ['a token of another kind', (account) => forge(account, { header: { typ: 'JWT' } })],
  ['one of another issuer', (account) => forge(account, { claims: { iss: 'somebody' } })],
  ['one for another audience', (account) => forge(account, { claims: { aud: 'somebody' } })],
  ['one without an end', (account) => forge(account, { without: 'exp' })],
  ['one without a session', (account) => forge(account, { without: 'sid' })],
  ['one of an unknown session', (account) => forge(account, { claims: { sid: randomUUID() } })],
  ['one whose session is no text', (account) => forge(account, { claims: { sid: { $ne: null } } })],
  [
    'one with a changed signature',
    // The last character holds bits that are not used: the one before it counts.
    ({ token }) => token.replace(/.(.)$/, (_, last: string) => (token.at(-2) === 'A' ? 'B' : 'A') + last),
  ],
  [
    'one with a changed payload',
    ({ token }) => {
      const [header, payload = '', signature] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return `${header}.${base64({ ...claims, exp: claims.exp + 300 })}.${signature}`;
    },
  ],
  [
    'one without a signature (alg none)',
    ({ token }) => `${base64({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.`,
  ],
  [
    'one signed with the public key as a shared secret (alg HS256)',
    ({ token }) => {
      const signed = `${base64({ alg: 'HS256', typ: 'at+jwt' })}.${token.split('.')[1]}`;
      const secret = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    },
  ],
])('whoever sends %s as a token is a guest', async (_, tokenOf) => {
  const token = await tokenOf(await newCustomer(app));

  const answer = await app.query('{ me { id } products(first: 1) { totalCount } }', {}, bearing(token));

  expect(answer).toEqual({ status: 200, data: { me: null, products: { totalCount: 0 } } });
});

test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer  two-spaces', 'Token abc'])(
  'whoever sends the header %j is a guest',
  async (authorization) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });

    expect(await response.json()).toEqual({ data: { me: null } });
  },
);

test('the name of the Bearer scheme may be written in any case', async () => {
  const { id, token } = await newCustomer(app);

  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `bEARER ${token}` },
    body: JSON.stringify({ query: '{ me { id } }' }),
  });

  expect(await response.json()).toEqual({ data: { me: { id } } });
});

test('a refresh token gives a new pair of tokens and is spent by it', async () => {
  const first = await newSession();

  const { __typename, session: second } = await refresh(first.refreshToken);

  expect(__typename).toBe('RefreshSessionSuccess');
  expect(second.user).toEqual(first.user);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessToken).not.toBe(first.accessToken);
  expect(await me(second.accessToken)).toEqual(first.user);
  expect(await refresh(first.refreshToken)).toEqual(INVALID);
});

test('of ten refreshes at once with one token, one succeeds, and its tokens are good', async () => {
  const { refreshToken, user } = await newSession();

  const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));

  const successes = answers.filter(({ __typename }) => __typename === 'RefreshSessionSuccess');
  expect(successes).toHaveLength(1);
  expect(answers.filter((answer) => answer !== successes[0])).toEqual(Array(9).fill(INVALID));
  expect(await me(successes[0].session.accessToken)).toEqual(user);
  expect((await refresh(successes[0].session.refreshToken)).__typename).toBe('RefreshSessionSuccess');
});

test('what is no refresh token is invalid: null, empty, garbage, an access token', async () => {
  const { accessToken } = await newSession();

  for (const token of [undefined, null, '', 'garbage', '\0', accessToken]) {
    expect(await refresh(token)).toEqual(INVALID);
  }
});

test('a session that has expired is over, for both its tokens', async () => {
  const { accessToken, refreshToken, user } = await newSession();
  await app.db.execute(sql`update sessions set expires_at = now() where user_id = ${user.id}`);

  expect(await me(accessToken)).toBeNull();
  expect(await refresh(refreshToken)).toEqual(INVALID);
});

test('logging out ends the session from the next request on, and its refresh token with it', async () => {
  const { accessToken, refreshToken } = await newSession();

  expect(await logout(accessToken)).toBe(true);

  expect(await me(accessToken)).toBeNull();
  expect(await refresh(refreshToken)).toEqual(INVALID);
  expect(await logout(accessToken)).toBe(false);
});

test('logging out ends one session, not those on other devices', async () => {
  const phone = await newCustomer(app);
  const laptop = await app.db
    .execute<{ id: string }>(
      sql`insert into sessions (id, user_id, expires_at)
          values (${randomUUID()}, ${phone.id}, now() + interval '1 hour')
          returning id`,
    )
    .then(async ({ rows }) => (await app.tokens.sign(phone.id, rows[0]!.id)).token);

  expect(await logout(phone.token)).toBe(true);

  expect(await me(phone.token)).toBeNull();
  expect(await me(laptop)).toEqual({ id: phone.id });
});

test('a guest has nothing to log out of', async () => {
  expect(await app.query('mutation { logout }')).toEqual({ status: 200, data: { logout: false } });
});

test('of ten logouts at once, one ends the session', async () => {
  const { accessToken } = await newSession();

  const answers = await Promise.all(Array.from({ length: 10 }, () => logout(accessToken)));

  expect(answers.filter((ended) => ended)).toEqual([true]);
  expect(await me(accessToken)).toBeNull();
});

test('a role taken or given in the database counts from the next request on, under the same token', async () => {
  const staff = await newStaff(app);
  const orders = async () => {
    const { data, errors } = await app.query('{ orders { totalCount } }', {}, { as: staff });
    return data?.orders ?? errors?.[0]?.extensions.code;
  };
  expect(await orders()).toEqual({ totalCount: 0 });

  await app.db.update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, staff.id));
  expect(await orders()).toBe('FORBIDDEN');

  await app.db.update(users).set({ role: 'ADMIN' }).where(eq(users.id, staff.id));
  expect(await orders()).toEqual({ totalCount: 0 });
});

test('the tokens of a deleted account are of no use', async () => {
  const { accessToken, refreshToken, user } = await newSession();
  await app.db.delete(users).where(eq(users.id, user.id));

  expect(await me(accessToken)).toBeNull();
  expect(await refresh(refreshToken)).toEqual(INVALID);
});

test('who is asking costs one statement', async () => {
  const customer = await newCustomer(app);
  await me(customer.token);

  app.statements.length = 0;
  expect(await me(customer.token)).toEqual({ id: customer.id });

  expect(app.statements).toHaveLength(1);
});
