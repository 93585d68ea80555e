import { startApp, type Answer, type App } from '../support/app.ts';
import {
  holderOf,
  INVALID,
  isOpen,
  LOGIN,
  newcomer,
  newSession,
  REFRESH,
  refresh,
  REGISTER,
  type Session,
} from '../support/sessions.ts';

const SHOP = 'https://shop.example';
const STRANGER = 'https://attacker.example';

let app: App;
beforeAll(async () => {
  app = await startApp({ http: { corsOrigins: [SHOP] } });
});
afterAll(() => app.stop());

const COOKIE = '__Host-ordergraph-refresh';
const LOGOUT = 'mutation { logout }';

/** What a browser sends, and what it gets to keep: the value and the attributes of the cookie, if one is set. */
async function post(
  query: string,
  {
    cookie,
    variables,
    ...headers
  }: { cookie?: string | undefined; variables?: object; [name: string]: unknown } = {},
): Promise<Answer & { cookie: string | null; attributes: string[] }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie && { cookie: `theme=dark; ${COOKIE}=${cookie}` }),
      ...(headers as Record<string, string>),
    },
    body: JSON.stringify({ query, variables }),
  });
  const [set, ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  const [pair = '', ...attributes] = set?.split('; ') ?? [];
  expect(pair).toMatch(new RegExp(`^$|^${COOKIE}=`));
  return {
    status: response.status,
    ...((await response.json()) as Omit<Answer, 'status'>),
    cookie: set === undefined ? null : pair.slice(COOKIE.length + 1),
    attributes,
  };
}

/** A browser that has signed in by the cookie: its session, and what it keeps. */
async function browser(): Promise<{ session: Session; cookie: string }> {
  const { data, cookie } = await post(REGISTER, {
    variables: { input: { ...newcomer(), refreshTokenDelivery: 'COOKIE' } },
  });
  return { session: data.register.session, cookie: cookie! };
}
const bearer = ({ accessToken }: Session) => ({ authorization: `Bearer ${accessToken}` });

test('who asks for a cookie gets the refresh token there, out of the reach of scripts, and not in the answer', async () => {
  const account = newcomer();
  const input = { ...account, refreshTokenDelivery: 'COOKIE' };

  const registered = await post(REGISTER, { variables: { input } });
  const { name: _, ...credentials } = input;
  const signedIn = await post(LOGIN, { variables: { input: credentials }, origin: SHOP });

  for (const { data, cookie, attributes } of [registered, signedIn]) {
    expect((data.register ?? data.login).session.refreshToken).toBe('');
    expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(attributes).toEqual(['Max-Age=2592000', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']);
    expect(JSON.stringify(data)).not.toContain(cookie);
    expect((await refresh(app, cookie)).__typename).toBe('RefreshSessionSuccess');
  }
});

test('who does not ask for one gets none', async () => {
  const { data, cookie } = await post(REGISTER, { variables: { input: newcomer() } });

  expect(data.register.session.refreshToken).toMatch(/^[\w-]{43}$/);
  expect(cookie).toBeNull();
});

test.each([
  ['of this host', () => app.url],
  ['that may call', () => SHOP],
  ['that it does not name, as programs do', () => undefined],
])('a page of an origin %s refreshes by the cookie, and gets the next one', async (_, originOf) => {
  const { session, cookie } = await browser();
  const origin = originOf();

  const answer = await post(REFRESH, { cookie, ...(origin && { origin }) });

  expect(answer.data.refreshSession).toMatchObject({
    __typename: 'RefreshSessionSuccess',
    session: { refreshToken: '', user: session.user },
  });
  expect(answer.cookie).toMatch(/^[\w-]{43}$/);
  expect(answer.cookie).not.toBe(cookie);
  expect(await isOpen(app, answer.data.refreshSession.session)).toBe(true);
});

test('two tabs that refresh at once put the same cookie there', async () => {
  const { cookie } = await browser();

  const answers = await Promise.all([post(REFRESH, { cookie }), post(REFRESH, { cookie })]);

  expect(answers[0].cookie).toMatch(/^[\w-]{43}$/);
  expect(answers[1].cookie).toBe(answers[0].cookie);
});

test('a token that is given goes before the cookie, and the next one is answered as it was given', async () => {
  const [{ cookie }, program] = [await browser(), await newSession(app)];

  const answer = await post(REFRESH, { cookie, variables: { token: program.refreshToken } });

  expect(answer.data.refreshSession.session.user).toEqual(program.user);
  expect(answer.data.refreshSession.session.refreshToken).toMatch(/^[\w-]{43}$/);
  expect(answer.cookie).toBeNull();
  expect((await refresh(app, cookie)).__typename).toBe('RefreshSessionSuccess');
});

test('a cookie that is no good, or none, is an invalid token; it stays, since another tab may have set a newer', async () => {
  for (const cookie of [undefined, 'garbage', '%E0%A4%A', '"']) {
    const answer = await post(REFRESH, { cookie });

    expect(answer.data.refreshSession).toEqual(INVALID);
    expect(answer.cookie).toBeNull();
  }
});

test.each([STRANGER, 'null', 'http://shop.example', `${SHOP}.attacker.example`, 'http://127.0.0.1:1'])(
  'for a page of %s no cookie counts, and none is spent, set or cleared',
  async (origin) => {
    const { session, cookie } = await browser();
    const input = { email: session.user.email, password: 'any', refreshTokenDelivery: 'COOKIE' };

    const answers = [
      await post(REFRESH, { cookie, origin }),
      await post(LOGIN, { cookie, origin, variables: { input } }),
      await post(REGISTER, {
        cookie,
        origin,
        variables: { input: { ...newcomer(), refreshTokenDelivery: 'COOKIE' } },
      }),
    ];
    const left = await post(LOGOUT, { cookie, origin });

    for (const { errors, cookie: set } of answers) {
      expect([errors?.[0]?.extensions.code, set]).toEqual(['FORBIDDEN', null]);
    }
    expect([left.data, left.cookie]).toEqual([{ logout: false }, null]);
    expect(await isOpen(app, session)).toBe(true);
    expect((await post(REFRESH, { cookie })).cookie).toMatch(/^[\w-]{43}$/);
  },
);

test('a request that a page can send without being asked for is refused before it is read, and spends no cookie', async () => {
  const { cookie } = await browser();
  const query = 'mutation { refreshSession { __typename } }';
  const headers = { cookie: `${COOKIE}=${cookie}`, origin: app.url };

  const responses = [
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map((type) =>
      fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': type },
        body: JSON.stringify({ query }),
      }),
    ),
    fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers }),
    // Not even where it is asked for: a mutation is no GET.
    fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { ...headers, 'apollo-require-preflight': 'yes' },
    }),
  ];

  for (const response of await Promise.all(responses)) {
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.getSetCookie()).toEqual([]);
    await response.text();
  }
  const { rows } = await app.db.$client.query(
    `select spent_at from refresh_tokens where hash = sha256(convert_to($1, 'UTF8'))`,
    [cookie],
  );
  expect(rows).toEqual([{ spent_at: null }]);
});

test('only pages that may call may read the answer, with their cookie', async () => {
  const { cookie } = await browser();
  const allowedFor = async (origin: string) => {
    const { headers } = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${COOKIE}=${cookie}`, origin },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
  };

  expect(await allowedFor(SHOP)).toEqual([SHOP, 'true']);
  expect((await allowedFor(STRANGER))[0]).not.toBe(STRANGER);
});

test('logging out clears the cookie and ends its session', async () => {
  const { session, cookie } = await browser();

  const answer = await post(LOGOUT, { cookie, ...bearer(session) });

  expect(answer.data).toEqual({ logout: true });
  expect(answer.cookie).toBe('');
  expect(answer.attributes).toContain('Max-Age=0');
  expect(await isOpen(app, session)).toBe(false);
  expect(await refresh(app, cookie)).toEqual(INVALID);
});

test('a browser whose access token has expired logs out by its cookie', async () => {
  const { session, cookie } = await browser();

  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: true });
  expect(await isOpen(app, session)).toBe(false);
  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: false });
});

test('a browser that never got the next cookie logs out by the one that is spent', async () => {
  const { session, cookie } = await browser();
  await post(REFRESH, { cookie });

  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: true });
  expect(await isOpen(app, session)).toBe(false);
});

test('logging out everywhere clears the cookie too', async () => {
  const { session, cookie } = await browser();

  const answer = await post('mutation { logoutEverywhere }', { cookie, ...bearer(session) });

  expect([answer.data, answer.cookie]).toEqual([{ logoutEverywhere: 1 }, '']);
});

test('a cookie is no access token: alone it lets nobody in', async () => {
  const { session, cookie } = await browser();

  expect((await post('{ me { id } }', { cookie })).data).toEqual({ me: null });
  expect((await app.query('{ me { id } }', {}, { as: holderOf(session) })).data.me.id).toBe(session.user.id);
});
