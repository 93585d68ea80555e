import { createHash, createHmac, randomBytes } from 'node:crypto';
import { startApp, type App } from '../support/app.ts';
import { openSocket } from '../support/live.ts';
import {
  auditOf,
  publishedSessionEnds,
  holderOf,
  INVALID,
  isOpen,
  newSession,
  refresh as refreshAt,
  sessionIdOf,
  signInAgain,
  TOKEN_FORM,
  type Session,
} from '../support/sessions.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const refresh = (token?: string | null) => refreshAt(app, token);
const many = (token: string) => Promise.all(Array.from({ length: 10 }, () => refresh(token)));
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const query = async (text: string, ...values: unknown[]) => (await app.db.$client.query(text, values)).rows;

/** Moves the use of the token this many seconds into the past. */
const spentEarlier = (token: string, seconds: number) =>
  query(
    `update refresh_tokens set used_at[array_position(used_hashes, $1)] =
       used_at[array_position(used_hashes, $1)] - make_interval(secs => $2)
     where $1 = any(used_hashes)`,
    hashOf(token),
    seconds,
  );
/** Moves the use of all used tokens of the session eleven seconds into the past. */
const spentAllEarlier = (session: Session) =>
  query(
    `update refresh_tokens set spent_at = spent_at - interval '11 seconds',
       used_at = array(select at - interval '11 seconds' from unnest(used_at) at)
     where session_id = $1`,
    sessionIdOf(session),
  );
const storedTokensOf = async (session: Session) => {
  const [row] = await query(
    `select count(*)::int from refresh_tokens where session_id = $1`,
    sessionIdOf(session),
  );
  return row.count;
};
/** Refreshes as a client does that needs a new token every few minutes. Returns all tokens, the valid one last. */
async function refreshForLong(first: Session, times: number): Promise<string[]> {
  const tokens = [first.refreshToken];
  for (let n = 0; n < times; n++) {
    tokens.push((await refresh(tokens.at(-1))).session.refreshToken);
    await spentAllEarlier(first);
  }
  return tokens;
}
/** Replaces the token of a session with one as version 0.2 made it. */
async function withPreviousForm(session: Session): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await query(
    `update refresh_tokens set hash = $2, family_hash = null where session_id = $1`,
    sessionIdOf(session),
    hashOf(token),
  );
  return token;
}
/** Refreshes as version 0.2 does. */
async function refreshWithPreviousVersion(session: Session, token: string): Promise<string> {
  const salt = randomBytes(32);
  const successor = createHmac('sha256', salt).update(token).digest('base64url');
  await query(
    `update refresh_tokens set spent_at = now(), successor_salt = $2 where hash = $1`,
    hashOf(token),
    salt,
  );
  await query(
    `insert into refresh_tokens (hash, session_id, expires_at) values ($2, $1, now() + interval '1 day')`,
    sessionIdOf(session),
    hashOf(successor),
  );
  return successor;
}
const liveTokensOf = async (session: Session) => {
  const [row] = await query(
    `select count(*)::int from refresh_tokens where session_id = $1 and spent_at is null`,
    sessionIdOf(session),
  );
  return row.count;
};

test('exchanges a refresh token for a new pair of tokens of the same session', async () => {
  const first = await newSession(app);

  const { __typename, session: second } = await refresh(first.refreshToken);

  expect(__typename).toBe('RefreshSessionSuccess');
  expect(second.user).toEqual(first.user);
  expect(second.refreshToken).toMatch(TOKEN_FORM);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessToken).not.toBe(first.accessToken);
  expect(sessionIdOf(second)).toBe(sessionIdOf(first));
  expect(await isOpen(app, second)).toBe(true);
});

test('returns one next token to ten concurrent refreshes, the only valid one', async () => {
  const first = await newSession(app);

  const answers = await many(first.refreshToken);

  const tokens = new Set(answers.map(({ session }) => session?.refreshToken));
  expect(tokens.size).toBe(1);
  expect(await liveTokensOf(first)).toBe(1);
  for (const { session } of answers) expect(await isOpen(app, session)).toBe(true);
  expect((await refresh([...tokens][0])).__typename).toBe('RefreshSessionSuccess');
});

test('returns the same next token if a client repeats the request within ten seconds', async () => {
  const { refreshToken } = await newSession(app);
  const heard = await refresh(refreshToken);
  await spentEarlier(refreshToken, 8);

  const again = await refresh(refreshToken);

  expect(again.session.refreshToken).toBe(heard.session.refreshToken);
});

test('rejects a used token whose successor is used too, and keeps the session within ten seconds', async () => {
  const first = await newSession(app);
  const { session: second } = await refresh(first.refreshToken);
  const { session: third } = await refresh(second.refreshToken);

  expect(await refresh(first.refreshToken)).toEqual(INVALID);

  expect(await isOpen(app, third)).toBe(true);
  expect((await refresh(third.refreshToken)).__typename).toBe('RefreshSessionSuccess');
});

test('ends the session if a used token is reused later, including for the holder of newer tokens', async () => {
  const first = await newSession(app);
  const other = await signInAgain(app, first);
  const { session: second } = await refresh(first.refreshToken);
  await spentEarlier(first.refreshToken, 11);

  const answers = await many(first.refreshToken);

  expect(answers).toEqual(Array(10).fill(INVALID));
  expect([await isOpen(app, first), await isOpen(app, second)]).toEqual([false, false]);
  expect(await refresh(second.refreshToken)).toEqual(INVALID);
  // Another device has another token family.
  expect(await isOpen(app, other)).toBe(true);
  const sessionId = sessionIdOf(first);
  expect((await publishedSessionEnds(app)).filter((id) => id === sessionId)).toHaveLength(1);
  expect((await auditOf(app, first.user.id)).filter(({ action }) => action !== 'SIGNED_IN')).toEqual([
    { action: 'REFRESH_TOKEN_REUSED', actor: null, before: { sessionId }, address: '127.0.0.1' },
  ]);
});

test('detects the reuse of a token from many generations ago', async () => {
  const first = await newSession(app);
  let latest = first;
  for (let i = 0; i < 3; i++) latest = (await refresh(latest.refreshToken)).session;
  await spentEarlier(first.refreshToken, 3_600);

  expect(await refresh(first.refreshToken)).toEqual(INVALID);

  expect(await isOpen(app, latest)).toBe(false);
});

test('stores one row per session, after any number of refreshes', async () => {
  const first = await newSession(app);

  const tokens = await refreshForLong(first, 20);

  expect(new Set(tokens).size).toBe(21);
  expect(await storedTokensOf(first)).toBe(1);
  expect(await isOpen(app, first)).toBe(true);
});

test('stores the hashes of sixteen used tokens at most, and of none that was used more than ten seconds ago', async () => {
  const first = await newSession(app);
  const countUsed = async () => {
    const [row] = await query(
      `select cardinality(used_hashes) as count from refresh_tokens where session_id = $1`,
      sessionIdOf(first),
    );
    return row.count;
  };
  let latest = first;
  for (let n = 0; n < 20; n++) latest = (await refresh(latest.refreshToken)).session;
  expect(await countUsed()).toBe(16);
  expect(await storedTokensOf(first)).toBe(1);

  await spentAllEarlier(first);
  await refresh(latest.refreshToken);

  expect(await countUsed()).toBe(1);
});

test.each([0, 1, 5])(
  'ends the session if token %i of seven is reused, whose hash is no longer stored',
  async (n) => {
    const first = await newSession(app);
    const tokens = await refreshForLong(first, 7);

    const answers = await many(tokens[n]!);

    expect(answers).toEqual(Array(10).fill(INVALID));
    expect(await isOpen(app, first)).toBe(false);
    expect(await refresh(tokens.at(-1))).toEqual(INVALID);
    expect((await auditOf(app, first.user.id)).filter(({ action }) => action !== 'SIGNED_IN')).toEqual([
      {
        action: 'REFRESH_TOKEN_REUSED',
        actor: null,
        before: { sessionId: sessionIdOf(first) },
        address: '127.0.0.1',
      },
    ]);
  },
);

test('ends no session for a token that was never issued', async () => {
  const [mine, other] = [await newSession(app), await newSession(app)];
  const [id, shared, own] = mine.refreshToken.split('.');
  const [otherId, otherShared] = other.refreshToken.split('.');

  for (const forged of [
    [id, otherShared, own],
    [otherId, shared, own],
    [otherId, own, shared],
    [id, '', own],
    [shared, id, own],
    [id, shared, own, own],
  ]) {
    expect(await refresh(forged.join('.'))).toEqual(INVALID);
  }

  expect([await isOpen(app, mine), await isOpen(app, other)]).toEqual([true, true]);
});

test('answers concurrent refreshes and reuses of older tokens', async () => {
  for (let round = 0; round < 5; round++) {
    const first = await newSession(app);
    const tokens = await refreshForLong(first, 2);

    const answers = await Promise.all([
      ...tokens.map((token) => refresh(token)),
      ...tokens.map((token) => refresh(token)),
    ]);

    expect(answers.filter(({ __typename }) => __typename === undefined)).toEqual([]);
    expect(await isOpen(app, first)).toBe(false);
  }
});

test('exchanges a token of version 0.2, repeats the response, and detects its reuse', async () => {
  const session = await newSession(app);
  const old = await withPreviousForm(session);

  const answers = await many(old);

  const [next, ...others] = new Set(answers.map((answer) => answer.session?.refreshToken));
  expect(others).toEqual([]);
  expect(next).toMatch(TOKEN_FORM);
  const { session: later } = await refresh(next);
  expect(later.refreshToken).toMatch(TOKEN_FORM);
  await spentAllEarlier(session);
  await refresh(later.refreshToken);
  expect(await isOpen(app, session)).toBe(true);
  expect(await refresh(old)).toEqual(INVALID);
  expect(await isOpen(app, session)).toBe(false);
});

test('shares a session with version 0.2, which knows one form of tokens', async () => {
  const session = await newSession(app);
  const [, first] = await refreshForLong(session, 1);
  const second = await refreshWithPreviousVersion(session, first!);

  expect((await refresh(first)).session.refreshToken).toBe(second);

  const { session: third } = await refresh(second);
  expect(third.refreshToken).toMatch(TOKEN_FORM);
  await spentAllEarlier(session);
  expect((await refresh(third.refreshToken)).session.refreshToken).toMatch(TOKEN_FORM);
  // A token from before the version changed.
  expect(await refresh(session.refreshToken)).toEqual(INVALID);
  expect(await isOpen(app, session)).toBe(false);
});

test('closes the subscriptions of a session that ends by token reuse', async () => {
  const working = await startApp({ worker: {} });
  try {
    const first = await newSession(working);
    const { session: second } = await refreshAt(working, first.refreshToken);
    const { init, closed } = openSocket(working.url);
    await init(holderOf(second));
    await working.db.$client.query(`update refresh_tokens set used_at = array[now() - interval '1 minute']`);

    expect(await refreshAt(working, first.refreshToken)).toEqual(INVALID);

    expect((await closed).code).toBe(4403);
  } finally {
    await working.stop();
  }
});

test('stores no refresh token, and nothing that a token could be computed from', async () => {
  const first = await newSession(app);
  const { session: second } = await refresh(first.refreshToken);
  const rows = await query(
    `select hash, family_hash, used_hashes, successor_salt as salt from refresh_tokens where session_id = $1`,
    sessionIdOf(first),
  );

  expect(rows).toHaveLength(1);
  const [{ hash, family_hash, used_hashes, salt }] = rows;
  const kept = [hash, family_hash, ...used_hashes, salt];
  expect(kept).toHaveLength(4);
  for (const bytes of kept as Buffer[]) {
    for (const text of [bytes.toString('base64url'), bytes.toString('hex')]) {
      expect(first.refreshToken + second.refreshToken).not.toContain(text);
      expect(await refresh(text)).toEqual(INVALID);
    }
  }
  expect(await isOpen(app, second)).toBe(true);
});

test('rejects an invalid refresh token: null, empty, garbage, an access token', async () => {
  const { accessToken, refreshToken } = await newSession(app);

  for (const token of [undefined, null, '', 'garbage', '\0', '\ud83d', accessToken, ` ${refreshToken}`]) {
    expect(await refresh(token)).toEqual(INVALID);
  }
});

test('rejects a token that was idle for too long, and its successor', async () => {
  const [idle, spent] = [await newSession(app), await newSession(app)];
  await refresh(spent.refreshToken);
  await query(`update refresh_tokens set expires_at = now() where session_id = any($1)`, [
    sessionIdOf(idle),
    sessionIdOf(spent),
  ]);

  expect(await refresh(idle.refreshToken)).toEqual(INVALID);
  expect(await refresh(spent.refreshToken)).toEqual(INVALID);
});

test('ends a session at its absolute lifetime, and no token outlives it', async () => {
  const first = await newSession(app);
  const end = new Date(Date.now() + 60_000);
  await query(`update sessions set expires_at = $2 where id = $1`, sessionIdOf(first), end);

  const { session: second } = await refresh(first.refreshToken);

  const [token] = await query(
    `select expires_at as end from refresh_tokens where hash = $1`,
    hashOf(second.refreshToken),
  );
  expect(token.end).toEqual(end);
  expect(Date.parse(second.expiresAt)).toBeLessThanOrEqual(end.getTime());
  await query(`update sessions set expires_at = now() where id = $1`, sessionIdOf(first));
  expect(await refresh(second.refreshToken)).toEqual(INVALID);
  expect(await isOpen(app, second)).toBe(false);
});

test('uses the configured session lifetimes', async () => {
  const brief = await startApp({ sessionLifetimes: { idleSeconds: 120, absoluteSeconds: 600 } });
  const lifetimes = async () => {
    const { rows } = await brief.db.$client.query(
      `select round(extract(epoch from refresh_tokens.expires_at - refresh_tokens.created_at))::int as idle,
              round(extract(epoch from sessions.expires_at - sessions.created_at))::int as absolute
       from refresh_tokens join sessions on sessions.id = session_id`,
    );
    return rows;
  };
  try {
    const { refreshToken } = await newSession(brief);
    expect(await lifetimes()).toEqual([{ idle: 120, absolute: 600 }]);
    await refreshAt(brief, refreshToken);
    expect(await lifetimes()).toEqual([{ idle: 120, absolute: 600 }]);
  } finally {
    await brief.stop();
  }
});

test('does not restore a session that ends during a refresh', async () => {
  for (let round = 0; round < 10; round++) {
    const session = await newSession(app);
    const [refreshed] = await Promise.all([
      refresh(session.refreshToken),
      app.query('mutation { logout }', {}, { as: holderOf(session) }),
    ]);

    expect(await isOpen(app, session)).toBe(false);
    expect(await refresh(refreshed.session?.refreshToken ?? session.refreshToken)).toEqual(INVALID);
  }
});

test('records the time, address and user agent of a refresh', async () => {
  const { refreshToken, accessToken } = await newSession(app);
  const SESSIONS = '{ me { sessions { createdAt lastUsedAt userAgent address } } }';
  const first = (await app.query(SESSIONS, {}, { as: holderOf({ accessToken }) })).data.me.sessions[0];

  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': `Phone/2 ${'x'.repeat(600)}` },
    body: JSON.stringify({
      query: `mutation { refreshSession(refreshToken: "${refreshToken}") { __typename } }`,
    }),
  });
  await response.text();
  const then = (await app.query(SESSIONS, {}, { as: holderOf({ accessToken }) })).data.me.sessions[0];

  expect(then).toEqual({
    createdAt: first.createdAt,
    lastUsedAt: expect.any(String),
    userAgent: `Phone/2 ${'x'.repeat(492)}`,
    address: '127.0.0.1',
  });
  expect(Date.parse(then.lastUsedAt)).toBeGreaterThan(Date.parse(first.lastUsedAt));
});
