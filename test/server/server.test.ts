import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { createReadiness } from '../../src/platform/db/readiness.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newCustomer } from '../support/data.ts';
import { createDatabase, runOn, urlOf } from '../support/database.ts';
import { connect, openEvents, watch } from '../support/live.ts';
import { until } from '../support/until.ts';

const SHOP = 'https://shop.example';
const ADMIN = 'https://admin.example:8443';

let app: App;
let closed: App;
beforeAll(async () => {
  app = await startApp({ http: { corsOrigins: [SHOP, ADMIN] } });
  closed = await startApp({ introspection: false });
});
afterAll(() => Promise.all([app.stop(), closed.stop()]));

const JSON_TYPE = { 'content-type': 'application/json' };
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const get = (path: string, headers: Record<string, string> = {}, { url } = app) =>
  fetch(url + path, { headers });
const post = (body: string, headers: Record<string, string> = JSON_TYPE, { url } = app) =>
  fetch(`${url}/graphql`, { method: 'POST', headers, body });
const TYPENAME = JSON.stringify({ query: '{ __typename }' });
const byGet = (query: string, variables: object = {}) =>
  `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`;

type Raw = { status: number | undefined; headers: IncomingHttpHeaders; body: string };
/** Sends the path unchanged; fetch would normalize it. */
const getRaw = (path: string, headers: Record<string, string> = {}): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const sent = httpRequest({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });

test.each([
  ['no accept header', {}, 'application/json; charset=utf-8'],
  ['application/json', { accept: 'application/json' }, 'application/json; charset=utf-8'],
  [
    'application/graphql-response+json',
    { accept: 'application/graphql-response+json' },
    'application/graphql-response+json; charset=utf-8',
  ],
  ['any', { accept: '*/*' }, 'application/json; charset=utf-8'],
])('answers a POST in the requested media type: %s', async (_, accept, type) => {
  const response = await post(TYPENAME, { ...JSON_TYPE, ...accept });

  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});

test('answers 406 if the client accepts neither GraphQL media type', async () => {
  const response = await post(TYPENAME, { ...JSON_TYPE, accept: 'image/png' });

  expect(response.status).toBe(406);
});

/** `fetch` of Node.js would set the header itself. */
async function getInMode(mode: string): Promise<Response> {
  const { status, body } = await getRaw(byGet('{ me { id } }'), { 'sec-fetch-mode': mode });
  return new Response(body, { status: status! });
}

test('accepts a query by GET of a script', async () => {
  const path = byGet('query ($first: Int) { products(first: $first) { totalCount } }', { first: 1 });

  expect(await (await get(path)).json()).toMatchObject({ data: { products: { totalCount: 0 } } });
  expect((await getInMode('cors')).status).toBe(200);
});

test('accepts a query by GET with a header that proves that it is not a plain link', async () => {
  const path = byGet('query ($first: Int) { products(first: $first) { totalCount } }', { first: 1 });

  const response = await get(path, { 'apollo-require-preflight': 'true' });

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ data: { products: { totalCount: 0 } } });
});

test('rejects a mutation by GET', async () => {
  const response = await get(byGet('mutation { createCart { token } }'), {
    'apollo-require-preflight': 'true',
  });

  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  const { rows } = await app.db.execute<{ count: string }>(
    sql`select count(*) from carts where token_hash is not null`,
  );
  expect(rows).toEqual([{ count: '0' }]);
});

test.each([
  ['a link (GET)', () => getInMode('navigate')],
  ['an image (GET)', () => getInMode('no-cors')],
  ['a form (text/plain)', () => post(TYPENAME, { 'content-type': 'text/plain' })],
  [
    'a form (without a type)',
    () => fetch(`${app.url}/graphql`, { method: 'POST', body: Buffer.from(TYPENAME) }),
  ],
])('rejects a request that another site could make a browser send: %s', async (_, send) => {
  const response = await send();

  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  const { data, errors } = (await response.json()) as { data?: unknown; errors: unknown[] };
  expect([data, errors.length]).toEqual([undefined, 1]);
});

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
  'rejects a body of type %s with a GraphQL error',
  async (type) => {
    const response = await post('query={__typename}', { 'content-type': type });

    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  },
);

test.each([
  ['broken JSON', '{"query": "{ me', 400],
  ['nothing', '', 400],
  ['a body over 100 KiB', JSON.stringify({ query: `{ __typename ${' '.repeat(100 * 1024)} }` }), 413],
  ['JSON that would change prototypes', '{"query": "{ __typename }", "__proto__": {"x": 1}}', 400],
])('rejects %s with a GraphQL error', async (_, body, status) => {
  const response = await post(body);

  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test.each([
  '[]',
  'null',
  '"text"',
  '{}',
  `[${TYPENAME}, ${TYPENAME}]`,
  '{"query": 1}',
  '{"variables": "{}"}',
])('rejects JSON that is not a single GraphQL request: %s', async (body) => {
  const response = await post(body);

  expect(response.status).toBe(400);
  const { data, errors } = (await response.json()) as { data?: unknown; errors: { message: string }[] };
  expect([data, errors.length]).toEqual([undefined, 1]);
  expect(errors[0]!.message).not.toContain('Something went wrong');
});

test('reads a body of just under 100 KiB', async () => {
  const response = await post(
    JSON.stringify({ query: '{ __typename }', more: ' '.repeat(100 * 1024 - 100) }),
  );

  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});

test.each(['/', '/graphq', '/graphql/other', '/images/', '/images/none.svg', '/graphiql/x', '/%00', '/.env'])(
  'answers 404 at %s',
  async (path) => {
    const { status, headers, body } = await getRaw(path);

    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }],
    });
  },
);

test('rejects a malformed URL with a GraphQL error', async () => {
  const { status, headers, body } = await getRaw('/images/%zz');

  expect(status).toBe(400);
  expect(headers['x-request-id']).toEqual(expect.any(String));
  expect(JSON.parse(body)).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('serves the explorer to a browser', async () => {
  const response = await get('/graphql', BROWSER);

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  expect(await response.text()).toMatch(/<title>Ordergraph\b/);
});

test("executes a browser's GET with a query", async () => {
  const response = await get(byGet('{ __typename }'), { ...BROWSER, 'apollo-require-preflight': 'true' });

  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});

test('serves GraphiQL without external resources', async () => {
  const response = await get('/graphiql', BROWSER);
  const page = await response.text();

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  // Not toContain: a failure would print nine megabytes of HTML.
  expect(/<title>Ordergraph\b/.test(page)).toBe(true);
  expect(page.includes('"endpoint":"/graphql"')).toBe(true);
  expect(page.match(/<script\b[^>]*>/g)).toEqual([
    '<script type="application/json" id="operations">',
    '<script>',
    '<script>',
    '<script>',
  ]);
  const links = page.match(/<(link|iframe|base)\b[^>]*>/g) ?? [];
  expect(links.filter((link) => !link.includes('href="data:'))).toEqual([]);
  expect(page.match(/@import\s+(url|["'])|\bimport\(["'`]https?:/g)).toBeNull();
});

test('charges pages of explorers to the bucket of the address', async () => {
  const budget = createBudget({ capacity: 15, refillPerSecond: 1 }, () => 0);
  const limited = await startApp({ sharedApp: app, budget });
  try {
    const first = await get('/graphiql', BROWSER, limited);
    await first.body?.cancel();
    const second = await get('/graphiql', BROWSER, limited);

    expect([first.status, second.status]).toEqual([200, 429]);
    expect(second.headers.get('retry-after')).toBe('5');
  } finally {
    await limited.stop();
  }
});

test('allows introspection', async () => {
  const { data } = await app.query('{ __schema { queryType { name } } __type(name: "Order") { name } }');

  expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'Order' } });
});

test('disables the explorer and introspection if introspection is off', async () => {
  const explorer = await get('/graphql', BROWSER, closed);
  const graphiql = await get('/graphiql', BROWSER, closed);
  const answer = await closed.query('{ __schema { queryType { name } } }');
  const ofType = await closed.query('{ __type(name: "Order") { name } }');

  expect([explorer.status, graphiql.status]).toEqual([400, 404]);
  expect(await explorer.text()).not.toContain('html');
  expect([answer.data, ofType.data]).toEqual([undefined, undefined]);
  expect(await closed.query('{ __typename }')).toEqual({ status: 200, data: { __typename: 'Query' } });
});

test.each([
  ['a field', '{ prodcts { totalCount } }', {}],
  ['an argument', '{ products(frist: 1) { totalCount } }', {}],
  ['a type', '{ products { ... on ProductConection { totalCount } } }', {}],
  ['an enum in the document', '{ products(sort: NEWST) { totalCount } }', {}],
  [
    'an enum in a variable',
    'query ($sort: ProductSort) { products(sort: $sort) { totalCount } }',
    { sort: 'NEWST' },
  ],
  [
    'an input field in a variable',
    'query ($by: ProductKey!) { product(by: $by) { id } }',
    { by: { slugg: 'x' } },
  ],
])('suggests no names for a misspelled name if introspection is off: %s', async (_, document, variables) => {
  const open = await app.query(document, variables);
  const answer = await closed.query(document, variables);

  expect(JSON.stringify(open.errors)).toContain('Did you mean');
  expect(answer.status).toBe(200);
  expect(answer.errors!.length).toBeGreaterThanOrEqual(1);
  expect(JSON.stringify(answer.errors)).not.toContain('Did you mean');
});

test('is alive, and ready if the database is reachable and migrated', async () => {
  const [healthz, readyz] = [await get('/healthz'), await get('/readyz')];

  expect([healthz.status, await healthz.json()]).toEqual([200, { status: 'alive' }]);
  expect([readyz.status, await readyz.json()]).toEqual([200, { status: 'ready' }]);
});

test.each([
  ['a database without migrations', (bare: string) => bare],
  ['a database that is not there', () => urlOf('ordergraph_no_such_database')],
  ['a server that does not answer', () => 'postgres://postgres@127.0.0.1:1/none'],
])('is alive but not ready with %s', async (_, urlFor) => {
  const bare = `ordergraph_bare_${process.pid}`;
  await runOn(app.databaseUrl, `create database "${bare}"`);
  const db = openDatabase({ url: urlFor(urlOf(bare)), poolMax: 1 });
  const unready = await startApp({ db });
  try {
    const [healthz, readyz] = [await get('/healthz', {}, unready), await get('/readyz', {}, unready)];

    expect(healthz.status).toBe(200);
    expect([readyz.status, await readyz.json()]).toEqual([503, { status: 'not ready' }]);
  } finally {
    await closeDatabase(db);
    await unready.stop();
    await runOn(app.databaseUrl, `drop database "${bare}"`);
  }
});

const UNAVAILABLE = { code: 'SERVICE_UNAVAILABLE', retryAfter: 5 };

describe('while the database does not answer', () => {
  let down: App;
  let db: Database;
  let ada: Account;
  beforeAll(async () => {
    db = openDatabase({ url: 'postgres://postgres@127.0.0.1:1/none', poolMax: 1 });
    down = await startApp({ db, tokens: app.tokens });
    ada = await newCustomer(app);
  });
  afterAll(async () => {
    await down.stop();
    await closeDatabase(db);
  });
  const send = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${down.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  test.each([
    ['a guest', () => ({})],
    ['an account', () => ({ authorization: `Bearer ${ada.token}` })],
    ['a stream of events', () => ({ authorization: `Bearer ${ada.token}`, accept: 'text/event-stream' })],
  ])('answers 503 with Retry-After: %s', async (_, headers) => {
    const response = await send('{ products { totalCount } }', headers());

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    const { errors } = (await response.json()) as { errors: { extensions: object; message: string }[] };
    expect(errors).toMatchObject([{ extensions: UNAVAILABLE }]);
    expect(errors[0]!.message).toContain('idempotency key');
    expect(Object.keys(errors[0]!.extensions).sort()).toEqual(['code', 'retryAfter']);
  });

  test('answers 200 if a field has data, and the code for the others', async () => {
    const response = await send('{ shop { currency } category(by: { slug: "none" }) { id } }');

    expect([response.status, response.headers.get('retry-after')]).toEqual([200, null]);
    expect(await response.json()).toMatchObject({
      data: { shop: { currency: 'USD' }, category: null },
      errors: [{ path: ['category'], extensions: UNAVAILABLE }],
    });
    expect((await send('{ category(by: { slug: "none" }) { id } }')).status).toBe(503);
  });

  test('closes a WebSocket of an account with 1013, after which clients connect again', async () => {
    const watched = watch(connect(down.url, ada), 'subscription { cartUpdated { id } }');

    await until(() => watched.ended);
    expect(watched.ended?.error).toMatchObject({ code: 1013, reason: expect.stringContaining('again') });
  });

  test('answers a subscription of a guest with the code', async () => {
    const watched = watch(connect(down.url), 'subscription { cartUpdated(token: "unknown") { id } }');

    await until(() => watched.ended);
    expect(watched.results).toMatchObject([{ errors: [{ extensions: UNAVAILABLE }] }]);
  });

  test('logs what failed', async () => {
    down.logs.length = 0;
    await send('{ products { totalCount } }');

    const failures = down.logs
      .map((line) => JSON.parse(line) as { level: number; error: unknown })
      .filter(({ level }) => level >= 50);
    expect(failures.length).toBeGreaterThan(0);
    for (const { error } of failures) {
      expect(error).toMatchObject({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 1 });
    }
  });
});

test('answers SERVICE_UNAVAILABLE if PostgreSQL has too many connections (53300)', async () => {
  const role = `limited_${randomUUID().replaceAll('-', '')}`;
  await runOn(app.databaseUrl, `create role ${role} login password 'x' connection limit 0`);
  const url = Object.assign(new URL(app.databaseUrl), { username: role, password: 'x' }).href;
  const refused = openDatabase({ url, poolMax: 1 });
  const full = await startApp({ db: refused, tokens: app.tokens });
  try {
    const ada = await newCustomer(app);
    const query = '{ products { totalCount } }';
    const [answer, signedIn] = [await full.query(query), await full.query(query, {}, { as: ada })];
    const watched = watch(connect(full.url), 'subscription { cartUpdated(token: "unknown") { id } }');
    const events = await openEvents(full.url, 'subscription { cartUpdated { id } }', { as: ada });
    await until(() => watched.ended);

    expect([answer, signedIn]).toMatchObject(
      Array(2).fill({ status: 503, errors: [{ extensions: UNAVAILABLE }] }),
    );
    expect(watched.results).toMatchObject([{ errors: [{ extensions: UNAVAILABLE }] }]);
    expect([events.status, events.headers.get('retry-after')]).toEqual([503, '5']);
    expect(full.logs.join()).toContain('"code":"53300"');
  } finally {
    await full.stop();
    await closeDatabase(refused);
    await runOn(app.databaseUrl, `drop role ${role}`);
  }
});

test('answers 503 if no connection becomes free in time', async () => {
  const patient = openDatabase({ url: app.databaseUrl, poolMax: 1 });
  const busy = await startApp({ db: patient });
  const held = await patient.$client.connect();
  patient.$client.options.connectionTimeoutMillis = 50;
  const answer = await busy.query('{ products { totalCount } }');
  held.release();
  await busy.stop();
  await closeDatabase(patient);

  expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
});

test('is ready while all connections of the pool are in use, and asks the database once per second at most', async () => {
  const observer = `select count(*)::int as count from pg_stat_activity
    where application_name = 'ordergraph ready' and datname = current_database()`;
  const pool = app.db.$client;
  const busy = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  try {
    const answers = await Promise.all(Array.from({ length: 50 }, () => get('/readyz')));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { rows } = await busy[0]!.query<{ count: number }>(observer);
    expect(rows).toEqual([{ count: 1 }]);
  } finally {
    for (const client of busy) client.release();
  }
});

test('shares an answer about readiness for one second', async () => {
  let now = 0;
  const database = await createDatabase();
  const db = openDatabase({ url: database.url, poolMax: 1 });
  const readiness = createReadiness(db, () => now);
  const answers: boolean[] = [];
  try {
    answers.push(await readiness.isReady());
    await db.execute(sql`delete from drizzle.__drizzle_migrations`);
    for (now of [999, 1_000, 1_999]) answers.push(await readiness.isReady());

    expect(answers).toEqual([true, true, false, false]);
  } finally {
    await readiness.stop();
    await closeDatabase(db);
    await database.drop();
  }
});

test('is not ready if the last migration is missing', async () => {
  const behind = await startApp();
  try {
    await behind.db.execute(
      sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
    );
    expect((await get('/readyz', {}, behind)).status).toBe(503);
  } finally {
    await behind.stop();
  }
});

test('serves sample images with cache headers', async () => {
  const response = await get('/images/mug.svg');

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect(response.headers.get('cache-control')).toBe('public, max-age=86400');
  expect(await response.text()).toMatch(/^<svg /);
});

test.each([
  '/images/../package.json',
  '/images/../../package.json',
  '/images/..%2f..%2fpackage.json',
  '/images/%2e%2e/%2e%2e/package.json',
  '/images/..%5c..%5cpackage.json',
  '/images//etc/passwd',
  '/images/%00/../../package.json',
  '/images/....//....//package.json',
])('serves nothing outside the image folder: %s', async (path) => {
  const { status, body } = await getRaw(path);

  expect([status, JSON.parse(body)]).toEqual([
    404,
    { errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

const preflight = (origin: string) =>
  fetch(`${app.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
    },
  });
const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin');

test.each([SHOP, ADMIN])('allows credentials for pages of %s, which is on the list', async (origin) => {
  const [asked, answered] = [await preflight(origin), await post(TYPENAME, { ...JSON_TYPE, origin })];

  expect([asked.status, allowed(asked)]).toEqual([204, origin]);
  expect(asked.headers.get('access-control-allow-credentials')).toBe('true');
  expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
  expect(asked.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
  expect(allowed(answered)).toBe(origin);
  expect(answered.headers.get('access-control-expose-headers')).toBe(
    'x-request-id, retry-after, www-authenticate, ordergraph-position',
  );
  expect(answered.headers.get('vary')).toContain('Origin');
});

test.each([
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:444',
  'https://shop.example.evil.example',
  'https://a.shop.example',
  'null',
])('allows nothing for pages of %s, which is not on the list', async (origin) => {
  const [asked, answered] = [await preflight(origin), await post(TYPENAME, { ...JSON_TYPE, origin })];

  expect([allowed(asked), allowed(answered)]).toEqual([null, null]);
});

test('allows no other site without a list', async () => {
  const response = await post(TYPENAME, { ...JSON_TYPE, origin: SHOP }, closed);

  expect(allowed(response)).toBeNull();
});

describe('checks before execution', () => {
  /** A query with this many levels of fields. */
  const deep = (levels: number) =>
    `{ category(by: { slug: "x" }) ${'{ parent '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;

  test('limits the depth of an operation to 12 levels, also through fragments', async () => {
    const inFragments = `query { category(by: { slug: "x" }) { ...A } }
    fragment A on Category { parent { parent { parent { ...B } } } }
    fragment B on Category { ...C ... on Category { id } }
    fragment C on Category { parent { parent { parent { parent { parent { parent { parent { parent { id } } } } } } } } }`;

    expect(await app.query(deep(12))).toEqual({ status: 200, data: { category: null } });
    for (const document of [deep(13), deep(200), inFragments]) {
      const { status, errors } = await app.query(document);
      expect(status).toBe(400);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COMPLEX']);
    }
  });

  test('rejects a subscription over plain HTTP', async () => {
    const answer = await app.query('subscription { myOrdersUpdated { id } }');
    expect(answer).toEqual({
      status: 200,
      errors: [
        {
          message: 'Send subscriptions over WebSocket or server-sent events.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  test('authenticates each of many concurrent requests over one connection separately', async () => {
    const customers = await Promise.all([newCustomer(app), newCustomer(app), newCustomer(app)]);

    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const as = [...customers, undefined][i % 4];
        const { data } = await app.query('{ me { id } }', {}, { as });
        return data.me?.id === as?.id;
      }),
    );

    expect(answers).toEqual(Array(60).fill(true));
  });
});
