import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { startApp, type App } from '../support/app.ts';
import { newProduct, newStaff } from '../support/data.ts';

let app: App;
/** The account tables are dropped, so that each read of an account fails unexpectedly. */
let broken: App;
beforeAll(async () => {
  app = await startApp();
  broken = await startApp();
  await broken.db.execute(sql`drop table refresh_tokens, sessions`);
  await broken.db.execute(sql`alter table users rename to accounts`);
});
afterAll(() => Promise.all([app.stop(), broken.stop()]));

type Line = {
  level: number;
  msg: string;
  reqId?: string;
  method?: string;
  path?: string;
  status?: number;
  operation?: string;
  role?: string;
  cost?: number;
  code?: string;
  error?: Record<string, unknown>;
};
const INFO = 30;
const ERROR = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MASKED = {
  message: 'Something went wrong on our side.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

const post = (to: App, query: string, variables: object = {}, headers: Record<string, string> = {}) =>
  fetch(`${to.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
/** Removes the cost. */
async function answerIn(response: Response) {
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  return errors ? { data, errors } : { data };
}
const idOf = ({ headers }: Response) => headers.get('x-request-id') ?? '';

/** The log lines of a request. The last line is written after the response is sent, so it may arrive later. */
async function linesAbout({ logs }: App, requestId: string): Promise<Line[]> {
  for (;;) {
    const lines = logs.map((line) => JSON.parse(line) as Line).filter(({ reqId }) => reqId === requestId);
    if (lines.some(({ msg }) => msg === 'request')) return lines;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test.each([
  ['an answer', '/graphql', 'POST', 200, '{"query":"{ __typename }"}'],
  ['a query that is wrong', '/graphql', 'POST', 200, '{"query":"{ nothing }"}'],
  ['a body that is not JSON', '/graphql', 'POST', 400, '{'],
  ['an address that is not there', '/nowhere', 'GET', 404, null],
  ['an image', '/images/mug.svg', 'GET', 200, null],
  ['a health check', '/healthz', 'GET', 200, null],
])('assigns each request an id, sent in a header and logged: %s', async (_, path, method, status, body) => {
  const response = await fetch(app.url + path, {
    method,
    headers: { 'x-request-id': "the client's own", ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body }),
  });

  expect(response.status).toBe(status);
  expect(idOf(response)).toMatch(UUID);
  expect(await linesAbout(app, idOf(response))).toEqual([
    expect.objectContaining({ level: INFO, msg: 'request', method, path, status, ms: expect.any(Number) }),
  ]);
});

test('never reuses a request id', async () => {
  const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(`${app.url}/healthz`)));

  expect(new Set(responses.map(idOf)).size).toBe(20);
});

test('does not log the query string of a GET, which may contain variables', async () => {
  const query = new URLSearchParams({
    query: 'query Find($slug: String) { confidential: product(by: { slug: $slug }) { id } }',
    variables: '{"slug":"a-secret-wish"}',
  });

  const response = await fetch(`${app.url}/graphql?${query.toString()}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });

  expect(await answerIn(response)).toEqual({ data: { confidential: null } });
  const [line] = await linesAbout(app, idOf(response));
  expect(line?.path).toBe('/graphql');
  expect(app.logs.join('')).not.toMatch(/confidential|a-secret-wish/);
});

test('logs the operation of a request with role, cost and the code of its error', async () => {
  const { token } = await newStaff(app);
  const found = await post(app, 'query Find { products(first: 1) { totalCount } }');
  const denied = await post(app, 'query Other { me { id } } query List { users { totalCount } }', {}, {});
  const refused = await post(
    app,
    'query List { users { totalCount } }',
    {},
    { authorization: `Bearer ${token}` },
  );
  const invalid = await post(app, 'query Find { nothing }');
  const long = await post(app, `query ${'L'.repeat(500)} { __typename }`);
  const facts = async (response: Response) => {
    const { operation, role, cost, code } = (await linesAbout(app, idOf(response))).at(-1) as Line;
    return { operation, role, cost, code };
  };

  expect(await facts(found)).toEqual({ operation: 'Find', role: 'GUEST', cost: expect.any(Number) });
  expect(await facts(denied)).toEqual({ role: 'GUEST', code: 'BAD_USER_INPUT' });
  expect(await facts(refused)).toEqual({
    operation: 'List',
    role: 'STAFF',
    cost: expect.any(Number),
    code: 'FORBIDDEN',
  });
  expect(await facts(invalid)).toEqual({ role: 'GUEST', code: 'GRAPHQL_VALIDATION_FAILED' });
  expect((await facts(long)).operation).toBe('L'.repeat(64));
});

test('logs no requests if the access log is off, but still their errors', async () => {
  const silent = await startApp({ accessLog: false });
  await silent.query('{ __typename }');
  await silent.db.execute(sql`drop table refresh_tokens, sessions`);
  const { token } = await silent.tokens.sign(randomUUID(), randomUUID());
  await post(silent, '{ __typename }', {}, { authorization: `Bearer ${token}` });
  await silent.stop();

  const lines = silent.logs.map((line) => (JSON.parse(line) as Line).msg);
  expect(lines.filter((msg) => msg.startsWith('request'))).toEqual(['request failed']);
});

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { __typename ... on RegisterSuccess { session { accessToken refreshToken } } }
}`;
const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { session { accessToken refreshToken } } }
}`;
const REFRESH = `mutation ($token: String) {
  refreshSession(refreshToken: $token) { __typename ... on RefreshSessionSuccess { session { accessToken refreshToken } } }
}`;

test('logs no passwords, tokens, addresses or e-mail addresses', async () => {
  const email = 'secret.person@example.com';
  const password = 'secret of the person';
  const product = await newProduct(app);
  const registered = await app.query(REGISTER, { input: { email, password, name: 'Secret Person' } });
  await app.query(REGISTER, { input: { email, password, name: 'Secret Person' } });
  const loggedIn = await app.query(LOGIN, { input: { email, password } });
  await app.query(LOGIN, { input: { email, password: `${password}!` } });
  await app.query(LOGIN, { input: { email, password, unknown: true } });
  const refreshed = await app.query(REFRESH, { token: loggedIn.data.login.session.refreshToken });
  const token: string = refreshed.data.refreshSession.session.accessToken;
  const ordered = await post(
    app,
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`,
    {
      input: {
        idempotencyKey: 'secret key',
        items: [{ productId: product.id }],
        shippingAddress: {
          name: 'Secret Person',
          line1: '1 Secret Street',
          city: 'Secret City',
          postalCode: '12345',
          country: 'US',
        },
      },
    },
    { authorization: `Bearer ${token}`, cookie: 'secret=cookie' },
  );
  expect(await answerIn(ordered)).toEqual({ data: { placeOrder: { __typename: 'PlaceOrderSuccess' } } });
  await linesAbout(app, idOf(ordered));

  const log = app.logs.join('\n');
  const sessions = [
    registered.data.register.session,
    loggedIn.data.login.session,
    refreshed.data.refreshSession.session,
  ];
  for (const { accessToken, refreshToken } of sessions) {
    expect(log).not.toContain(accessToken);
    expect(log).not.toContain(refreshToken);
  }
  expect(log).not.toMatch(/secret|Bearer/i);
});

test('sends a fixed sentence for an unexpected error, and logs it without the input', async () => {
  const email = 'someone.secret@example.com';

  const response = await post(broken, LOGIN, { input: { email, password: 'a secret password' } });

  expect(response.status).toBe(200);
  expect(await answerIn(response)).toEqual({
    data: null,
    errors: [{ ...MASKED, path: ['login'], locations: [{ line: 2, column: 3 }] }],
  });
  const [failure, request] = await linesAbout(broken, idOf(response));
  expect([failure?.level, failure?.msg, request?.msg]).toEqual([ERROR, 'request failed', 'request']);
  expect(failure?.error).toEqual({
    type: expect.any(String),
    database: { code: '42P01' },
    statement: expect.stringMatching(/^select .* from "users" where lower\(.*\) = lower\(\$1\)$/),
    stack: expect.stringMatching(/^ {4}at /),
  });
  expect(broken.logs.join('\n')).not.toMatch(/secret/i);
});

test('masks and logs an error during authentication in the same way', async () => {
  // The signature is valid, so the session is looked up.
  const sessionId = randomUUID();
  const { token } = await broken.tokens.sign(randomUUID(), sessionId);

  const response = await post(broken, '{ __typename }', {}, { authorization: `Bearer ${token}` });

  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ errors: [MASKED] });
  const [failure] = await linesAbout(broken, idOf(response));
  expect([failure?.level, failure?.msg]).toEqual([ERROR, 'request failed']);
  expect(failure?.error?.['database']).toEqual({ code: '42P01' });
  expect(JSON.stringify(failure)).not.toContain(token);
  expect(JSON.stringify(failure)).not.toContain(sessionId);
});

test('neither sends nor logs the values in a database error', async () => {
  await broken.db.execute(sql`alter table carts add constraint no_carts check (version > 1)`);

  const response = await post(broken, 'mutation { createCart { token } }');

  expect(await answerIn(response)).toEqual({
    data: null,
    errors: [{ ...MASKED, path: ['createCart'], locations: [{ line: 1, column: 12 }] }],
  });
  const [failure] = await linesAbout(broken, idOf(response));
  expect(failure?.error).toEqual({
    type: expect.any(String),
    database: { code: '23514', constraint: 'no_carts' },
    statement: expect.stringMatching(/^insert into "carts" .* values \(.*\$1.*\)/),
    stack: expect.stringMatching(/^ {4}at /),
  });
});

test('omits only the failed part from the response', async () => {
  const answer = await broken.query('{ products(first: 1) { totalCount } me { id } }');

  expect(answer).toEqual({ status: 200, data: { products: { totalCount: 0 }, me: null } });
});

test('reports a text with a NUL character, which cannot be stored, as a client error', async () => {
  const before = app.logs.length;
  const response = await post(app, '{ product(by: { sku: "a\\u0000b" }) { id } }');

  expect(await answerIn(response)).toEqual({
    data: { product: null },
    errors: [
      {
        message: 'by.sku contains a NUL character or broken Unicode. Remove it.',
        path: ['product'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
  await linesAbout(app, idOf(response));
  expect(app.logs.slice(before).some((line) => line.includes('"level":50'))).toBe(false);
});
