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
  TOKEN_FORM,
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

/**
 * Sends a request as a browser does. Returns the response, and the value and attributes of the cookie if one
 * is set.
 */
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

/** Signs a browser in with a cookie. Returns its session and its cookie. */
async function browser(): Promise<{ session: Session; cookie: string }> {
  const { data, cookie } = await post(REGISTER, {
    variables: { input: { ...newcomer(), refreshTokenDelivery: 'COOKIE' } },
  });
  return { session: data.register.session, cookie: cookie! };
}
const bearer = ({ accessToken }: Session) => ({ authorization: `Bearer ${accessToken}` });

test('puts the refresh token into an HttpOnly cookie, not the response, if a cookie is requested', async () => {
  const account = newcomer();
  const input = { ...account, refreshTokenDelivery: 'COOKIE' };

  const registered = await post(REGISTER, { variables: { input } });
  const { name: _, ...credentials } = input;
  const signedIn = await post(LOGIN, { variables: { input: credentials }, origin: SHOP });

  for (const { data, cookie, attributes } of [registered, signedIn]) {
    expect((data.register ?? data.login).session.refreshToken).toBe('');
    expect(cookie).toMatch(TOKEN_FORM);
    expect(attributes).toEqual(['Max-Age=2592000', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']);
    expect(JSON.stringify(data)).not.toContain(cookie);
    expect((await refresh(app, cookie)).__typename).toBe('RefreshSessionSuccess');
  }
});

test('sets no cookie if none is requested', async () => {
  const { data, cookie } = await post(REGISTER, { variables: { input: newcomer() } });

  expect(data.register.session.refreshToken).toMatch(TOKEN_FORM);
  expect(cookie).toBeNull();
});

test.each([
  ['of this host', () => app.url],
  ['that may call', () => SHOP],
  ['that it does not name, as programs do', () => undefined],
])('refreshes by cookie for a page %s, and sets the next cookie', async (_, originOf) => {
  const { session, cookie } = await browser();
  const origin = originOf();

  const answer = await post(REFRESH, { cookie, ...(origin && { origin }) });

  expect(answer.data.refreshSession).toMatchObject({
    __typename: 'RefreshSessionSuccess',
    session: { refreshToken: '', user: session.user },
  });
  expect(answer.cookie).toMatch(TOKEN_FORM);
  expect(answer.cookie).not.toBe(cookie);
  expect(await isOpen(app, answer.data.refreshSession.session)).toBe(true);
});

test('sets the same cookie for two tabs that refresh at once', async () => {
  const { cookie } = await browser();

  const answers = await Promise.all([post(REFRESH, { cookie }), post(REFRESH, { cookie })]);

  expect(answers[0].cookie).toMatch(TOKEN_FORM);
  expect(answers[1].cookie).toBe(answers[0].cookie);
});

test('prefers a given token to the cookie, and returns the next one the way the first was given', async () => {
  const [{ cookie }, program] = [await browser(), await newSession(app)];

  const answer = await post(REFRESH, { cookie, variables: { token: program.refreshToken } });

  expect(answer.data.refreshSession.session.user).toEqual(program.user);
  expect(answer.data.refreshSession.session.refreshToken).toMatch(TOKEN_FORM);
  expect(answer.cookie).toBeNull();
  expect((await refresh(app, cookie)).__typename).toBe('RefreshSessionSuccess');
});

test('reports an invalid or missing cookie as an invalid token, and keeps it: another tab may have set a newer one', async () => {
  for (const cookie of [undefined, 'garbage', '%E0%A4%A', '"']) {
    const answer = await post(REFRESH, { cookie });

    expect(answer.data.refreshSession).toEqual(INVALID);
    expect(answer.cookie).toBeNull();
  }
});

test.each([STRANGER, 'null', 'http://shop.example', `${SHOP}.attacker.example`, 'http://127.0.0.1:1'])(
  'ignores the cookie for a page of %s: consumes, sets and clears none',
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
    expect((await post(REFRESH, { cookie })).cookie).toMatch(TOKEN_FORM);
  },
);

test('rejects a CSRF-prone request before its body is read, and consumes no cookie', async () => {
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
    // Not even if a cookie is requested: a GET cannot run a mutation.
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

test('lets only allowed origins read the response with credentials', async () => {
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

test('refuses the cookie to a page of another site, whose browser would ignore it', async () => {
  const page = { origin: SHOP, 'sec-fetch-site': 'cross-site' };
  const answers = await Promise.all([
    post(REGISTER, { ...page, variables: { input: { ...newcomer(), refreshTokenDelivery: 'COOKIE' } } }),
    post(LOGIN, {
      ...page,
      variables: { input: { email: 'a@example.com', password: 'x', refreshTokenDelivery: 'COOKIE' } },
    }),
    post(REFRESH, page),
  ]);

  for (const { errors, cookie } of answers) {
    expect([errors![0]!.extensions.code, cookie]).toEqual(['FORBIDDEN', null]);
    expect(errors![0]!.message).toContain('both on localhost instead of 127.0.0.1');
  }
});

test('allows pages of all ports of a local host in development', async () => {
  const local = await startApp({ sharedApp: app, http: { corsOrigins: ['http://localhost:*'] } });
  const allowedFor = async (origin: string) => {
    const { headers } = await fetch(`${local.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    return headers.get('access-control-allow-origin') === origin;
  };

  for (const origin of ['http://localhost:5173', 'http://localhost'])
    expect([origin, await allowedFor(origin)]).toEqual([origin, true]);
  for (const origin of [
    'http://localhost.evil.example',
    'http://evil.example:5173',
    'http://localhost:5173.evil.example',
  ])
    expect([origin, await allowedFor(origin)]).toEqual([origin, false]);
  await local.stop();
});

test('clears the cookie and ends the session at logout', async () => {
  const { session, cookie } = await browser();

  const answer = await post(LOGOUT, { cookie, ...bearer(session) });

  expect(answer.data).toEqual({ logout: true });
  expect(answer.cookie).toBe('');
  expect(answer.attributes).toContain('Max-Age=0');
  expect(await isOpen(app, session)).toBe(false);
  expect(await refresh(app, cookie)).toEqual(INVALID);
});

test('logs out by cookie after the access token has expired', async () => {
  const { session, cookie } = await browser();

  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: true });
  expect(await isOpen(app, session)).toBe(false);
  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: false });
});

test('logs out by a used cookie if the browser never received the next one', async () => {
  const { session, cookie } = await browser();
  await post(REFRESH, { cookie });

  expect((await post(LOGOUT, { cookie })).data).toEqual({ logout: true });
  expect(await isOpen(app, session)).toBe(false);
});

test('clears the cookie at logout from all sessions', async () => {
  const { session, cookie } = await browser();

  const answer = await post('mutation { logoutEverywhere }', { cookie, ...bearer(session) });

  expect([answer.data, answer.cookie]).toEqual([{ logoutEverywhere: 1 }, '']);
});

test('does not authenticate by cookie alone', async () => {
  const { session, cookie } = await browser();

  expect((await post('{ me { id } }', { cookie })).data).toEqual({ me: null });
  expect((await app.query('{ me { id } }', {}, { as: holderOf(session) })).data.me.id).toBe(session.user.id);
});
