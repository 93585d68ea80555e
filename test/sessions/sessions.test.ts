import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { users } from '../../src/platform/db/schema.ts';
import { fieldOf, type Answer, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';
import { openSocket } from '../support/live.ts';
import {
  auditOf,
  publishedSessionEnds,
  holderOf,
  INVALID,
  isOpen,
  LOGIN,
  newcomer,
  newSession,
  refresh,
  REGISTER,
  sessionIdOf,
  signInAgain,
  type Session,
} from '../support/sessions.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** The value of the one field, or the code of the error. */
async function ask(document: string, session?: Session, variables: object = {}) {
  return fieldOf(await app.query(document, variables, session && { as: holderOf(session) }));
}
const SESSIONS = '{ me { sessions { id current createdAt lastUsedAt expiresAt userAgent address } } }';
type ActiveSession = { id: string; current: boolean; userAgent: string; address: string } & Record<
  'createdAt' | 'lastUsedAt' | 'expiresAt',
  string
>;
const sessionsOf = async (session: Session): Promise<ActiveSession[]> =>
  (await ask(SESSIONS, session)).sessions;
const logout = (session: Session) => ask('mutation { logout }', session);
const revoke = (session: Session | undefined, id: string) =>
  ask('mutation ($id: ID!) { revokeSession(id: $id) }', session, { id });
const logoutEverywhere = (session?: Session) => ask('mutation { logoutEverywhere }', session);

test('returns null as me for a guest', async () => {
  expect(await app.query('{ me { id } }')).toEqual({ status: 200, data: { me: null } });
});

test('states user, session and expiry in an access token', async () => {
  const session = await newSession(app);
  const { accessToken, expiresAt, user } = session;

  expect(await ask('{ me { id } }', session)).toEqual({ id: user.id });
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

test('rejects both tokens of an expired session', async () => {
  const session = await newSession(app);
  await app.db.execute(sql`update sessions set expires_at = now() where user_id = ${session.user.id}`);

  expect(await isOpen(app, session)).toBe(false);
  expect(await refresh(app, session.refreshToken)).toEqual(INVALID);
});

test('ends the session at logout from the next request on, with its refresh token', async () => {
  const session = await newSession(app);

  expect(await logout(session)).toBe(true);

  expect(await isOpen(app, session)).toBe(false);
  expect(await refresh(app, session.refreshToken)).toEqual(INVALID);
  expect(await logout(session)).toBe(false);
});

test('ends one session at logout, not the sessions of other devices', async () => {
  const phone = await newSession(app);
  const laptop = await signInAgain(app, phone);

  expect(await logout(phone)).toBe(true);

  expect([await isOpen(app, phone), await isOpen(app, laptop)]).toEqual([false, true]);
});

test("rejects a guest's logout", async () => {
  expect(await app.query('mutation { logout }')).toEqual({ status: 200, data: { logout: false } });
});

test('ends the session once when ten logouts race', async () => {
  const session = await newSession(app);

  const answers = await Promise.all(Array.from({ length: 10 }, () => logout(session)));

  expect(answers.filter((ended) => ended)).toEqual([true]);
  expect(await isOpen(app, session)).toBe(false);
});

test('applies a role changed in the database from the next request on, with the same token', async () => {
  const staff = await newStaff(app);
  const orders = async () => {
    const { data, errors } = await app.query('{ orders { totalCount } }', {}, { as: staff });
    return data?.orders ?? errors?.[0]?.extensions.code;
  };
  expect(await orders()).toEqual({ totalCount: expect.any(Number) });

  await app.db.update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, staff.id));
  expect(await orders()).toBe('FORBIDDEN');

  await app.db.update(users).set({ role: 'ADMIN' }).where(eq(users.id, staff.id));
  expect(await orders()).toEqual({ totalCount: expect.any(Number) });
});

test('rejects the tokens of a deleted account', async () => {
  const session = await newSession(app);
  await app.db.delete(users).where(eq(users.id, session.user.id));

  expect(await isOpen(app, session)).toBe(false);
  expect(await refresh(app, session.refreshToken)).toEqual(INVALID);
});

test('authenticates in one statement', async () => {
  const session = await newSession(app);
  await isOpen(app, session);

  app.statements.length = 0;
  expect(await isOpen(app, session)).toBe(true);

  expect(app.statements).toHaveLength(1);
});

test('lists the sessions of an account, most recently used first', async () => {
  const account = newcomer();
  const from = async (userAgent: string, query: string, input: object): Promise<Session> => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as Omit<Answer, 'status'>;
    return (data.register ?? data.login).session;
  };
  const phone = await from('Phone/1', REGISTER, account);
  const laptop = await from('Laptop/1', LOGIN, { email: account.email, password: account.password });
  await refresh(app, phone.refreshToken);

  const instant = expect.stringMatching(/Z$/);
  const common = { createdAt: instant, lastUsedAt: instant, expiresAt: instant, address: '127.0.0.1' };
  expect(await sessionsOf(laptop)).toEqual([
    { ...common, id: sessionIdOf(phone), current: false, userAgent: 'node' },
    { ...common, id: sessionIdOf(laptop), current: true, userAgent: 'Laptop/1' },
  ]);
  const [own] = await sessionsOf(phone);
  expect(own!.current).toBe(true);
  expect(Math.abs(Date.parse(own!.expiresAt) - Date.now() - 30 * 86_400_000)).toBeLessThan(60_000);
});

test('lists no sessions that are signed out, expired or idle for too long', async () => {
  const here = await newSession(app);
  const [signedOut, expired, idle] = [
    await signInAgain(app, here),
    await signInAgain(app, here),
    await signInAgain(app, here),
  ];
  await logout(signedOut);
  await app.db.execute(sql`update sessions set expires_at = now() where id = ${sessionIdOf(expired)}`);
  await app.db.execute(
    sql`update refresh_tokens set expires_at = now() where session_id = ${sessionIdOf(idle)}`,
  );

  expect((await sessionsOf(here)).map(({ id }) => id)).toEqual([sessionIdOf(here)]);
});

test('lists the most recently used sessions if there are more than a hundred', async () => {
  const here = await newSession(app);
  await app.db.execute(sql`
    with made as (
      insert into sessions (id, user_id, expires_at, last_used_at)
      select gen_random_uuid(), ${here.user.id}, now() + interval '1 hour', now() - make_interval(mins => n)
      from generate_series(1, 120) n returning id)
    insert into refresh_tokens (hash, session_id, expires_at)
    select sha256(convert_to(id::text, 'UTF8')), id, now() + interval '1 hour' from made`);

  const listed = await sessionsOf(here);

  expect(listed).toHaveLength(100);
  expect(listed[0]!.id).toBe(sessionIdOf(here));
  const times = listed.map(({ lastUsedAt }) => lastUsedAt);
  expect(times).toEqual(times.toSorted((one, other) => (one < other ? 1 : -1)));
});

test('reads sessions in one statement, however often they are selected', async () => {
  const session = await newSession(app);
  const document = '{ me { sessions { id } again: sessions { current userAgent } } }';
  await ask(document, session);

  app.statements.length = 0;
  expect((await ask(document, session)).again).toHaveLength(1);

  // In addition to the authentication.
  expect(app.statements).toHaveLength(2);
});

test('hides sessions from other users, including staff who see the account of an order', async () => {
  const [owner, staff] = [await newCustomer(app), await newStaff(app)];
  const product = await newProduct(app);
  const { order } = await placeOrder(app, owner, [{ productId: product.id }]);
  const seenBy = (as: Account) =>
    app.query('query ($id: ID!) { order(by: { id: $id }) { customer { id sessions { id } } } }', order, {
      as,
    });

  const seen = await seenBy(staff);

  expect(seen.data.order.customer).toEqual({ id: owner.id, sessions: null });
  expect(seen.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
    ['order.customer.sessions', 'FORBIDDEN'],
  ]);
  expect((await seenBy(owner)).data.order.customer).toEqual({ id: owner.id, sessions: [] });
});

test('revokes a session from another one, effective at its next request', async () => {
  const here = await newSession(app);
  const lost = await signInAgain(app, here);

  expect(await revoke(here, sessionIdOf(lost))).toBe(true);

  expect([await isOpen(app, lost), await isOpen(app, here)]).toEqual([false, true]);
  expect(await refresh(app, lost.refreshToken)).toEqual(INVALID);
  expect(await publishedSessionEnds(app)).toContain(sessionIdOf(lost));
  expect((await auditOf(app, here.user.id)).at(-1)).toEqual({
    action: 'SESSION_REVOKED',
    actor: here.user.id,
    before: { sessionIds: [sessionIdOf(lost)] },
    address: '127.0.0.1',
  });
});

test('allows revoking the session of the request itself', async () => {
  const here = await newSession(app);

  expect(await revoke(here, sessionIdOf(here).toUpperCase())).toBe(true);

  expect(await isOpen(app, here)).toBe(false);
});

test('reports NOT_FOUND for a session that belongs to another user, has ended or never existed', async () => {
  const [here, other] = [await newSession(app), await newSession(app)];
  const over = await signInAgain(app, here);
  await logout(over);

  for (const id of [sessionIdOf(other), sessionIdOf(over), randomUUID()]) {
    expect(await revoke(here, id)).toBe('NOT_FOUND');
  }
  expect(await revoke(here, 'garbage')).toBe('BAD_USER_INPUT');
  expect(await revoke(undefined, sessionIdOf(other))).toBe('UNAUTHENTICATED');
  expect([await isOpen(app, here), await isOpen(app, other)]).toEqual([true, true]);
  expect((await auditOf(app, here.user.id)).map(({ action }) => action)).toEqual(['SIGNED_IN', 'SIGNED_IN']);
});

test('ends all sessions of the account and of no other', async () => {
  const [here, other] = [await newSession(app), await newSession(app)];
  const sessions = [here, await signInAgain(app, here), await signInAgain(app, here)];

  expect(await logoutEverywhere(sessions[1])).toBe(3);

  for (const session of sessions) {
    expect(await isOpen(app, session)).toBe(false);
    expect(await refresh(app, session.refreshToken)).toEqual(INVALID);
  }
  expect(await isOpen(app, other)).toBe(true);
  expect(await publishedSessionEnds(app)).toEqual(expect.arrayContaining(sessions.map(sessionIdOf)));
  const { action, before } = (await auditOf(app, here.user.id)).at(-1)!;
  expect(action).toBe('SESSION_REVOKED');
  expect(before.sessionIds.toSorted()).toEqual(sessions.map(sessionIdOf).toSorted());
  expect(await logoutEverywhere()).toBe('UNAUTHENTICATED');
});

test('ends the sessions once when ten logouts from all sessions race', async () => {
  const here = await newSession(app);
  await signInAgain(app, here);

  const answers = await Promise.all(Array.from({ length: 10 }, () => logoutEverywhere(here)));

  expect(answers.filter((ended) => ended === 2)).toHaveLength(1);
  expect(answers.every((ended) => [0, 2, 'UNAUTHENTICATED'].includes(ended))).toBe(true);
});

test.each<[string, string, string]>([
  ['revokeSession', 'mutation ($id: ID!) { revokeSession(id: $id) }', 'another session'],
  ['logoutEverywhere', 'mutation { logoutEverywhere }', 'another session'],
  ['logout', 'mutation { logout }', 'the session itself'],
])('closes the subscriptions of a session at %s', async (_, mutation, by) => {
  const working = await startApp({ worker: {} });
  try {
    const session = await newSession(working);
    const asking = by === 'the session itself' ? session : await signInAgain(working, session);
    const { init, closed } = openSocket(working.url);
    await init(holderOf(session));

    await working.query(mutation, { id: sessionIdOf(session) }, { as: holderOf(asking) });

    expect(await closed).toEqual({ code: 4403, reason: 'The session has ended.' });
  } finally {
    await working.stop();
  }
});
