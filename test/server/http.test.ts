import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { desc, eq } from 'drizzle-orm';
import WebSocket from 'ws';
import { sessions } from '../../src/platform/db/schema.ts';
import { mediaTypeFor } from '../../src/server/http/media-type.ts';
import { parseAddress } from '../../src/platform/request-info.ts';
import { noThrottles, type Attempt } from '../../src/platform/throttles/throttles.ts';
import { startApp, type App } from '../support/app.ts';
import { openEvents } from '../support/live.ts';

const SHOP = 'https://shop.example';
const APPS = ['capacitor://localhost', 'ionic://localhost'];

let app: App;
let production: App;
/** Behind a proxy at 127.0.0.1. Records the client addresses of throttled attempts. */
let proxied: App;
const attempts: Attempt[] = [];
beforeAll(async () => {
  [app, production, proxied] = await Promise.all([
    startApp({ http: { corsOrigins: [SHOP, ...APPS] } }),
    startApp({ introspection: false, hsts: true, http: { maxBodyBytes: 2_000 } }),
    startApp({
      http: { trustProxy: ['127.0.0.1', '10.0.0.0/8'] },
      throttles: { ...noThrottles, attempt: async (_what, by) => void attempts.push(by) },
    }),
  ]);
});
afterAll(() => Promise.all([app.stop(), production.stop(), proxied.stop()]));

const JSON_TYPE = { 'content-type': 'application/json' };
const TYPENAME = JSON.stringify({ query: '{ __typename }' });
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = JSON_TYPE,
  { url } = app,
) => fetch(`${url}/graphql`, { method: 'POST', headers, body });
const codes = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors.map(
    ({ extensions }) => extensions.code,
  );

describe('GraphQL over HTTP', () => {
  describe('audits of graphql-http', () => {
    const audits = serverAudits({ url: () => `${app.url}/graphql`, fetchFn: fetch });

    test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
      const { status } = await audit.fn();

      expect(status).toBe('ok');
    });

    test('covers 13 required and 23 recommended audits', () => {
      const count = (word: string) => audits.filter(({ name }) => name.startsWith(`${word} `)).length;
      expect([count('MUST'), count('SHOULD')]).toEqual([13, 23]);
    });
  });

  test.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
    ['application/json, application/graphql-response+json', 'application/json'],
    ['application/json;q=0.5, application/graphql-response+json;q=0.6', 'application/graphql-response+json'],
    ['APPLICATION/GRAPHQL-RESPONSE+JSON; charset=utf-8, */*;q=0.1', 'application/graphql-response+json'],
    ['application/json;q=0, */*', 'application/graphql-response+json'],
    ['text/html, */*;q=0.8', 'application/json'],
    ['image/png', null],
    ['application/json;q=0', null],
  ])('answers Accept: %j with %j', (accept, type) => {
    expect(mediaTypeFor(accept)?.split(';')[0] ?? null).toBe(type);
  });

  const VARIABLES = {
    query: 'query ($first: Int!) { products(first: $first) { totalCount } }',
    variables: { first: 'x' },
  };

  test.each([
    ['is no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['asks for what there is not', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['has variables of other types', VARIABLES, 'BAD_USER_INPUT'],
    [
      'names no operation of several',
      { query: 'query A { __typename } query B { __typename }' },
      'BAD_USER_INPUT',
    ],
  ])('answers an operation that %s with 200 as JSON and 400 as a GraphQL response', async (_, body, code) => {
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json', 400],
    ] as const) {
      const response = await post(JSON.stringify(body), { ...JSON_TYPE, accept });

      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        `${accept}; charset=utf-8`,
      ]);
      expect(await codes(response)).toEqual([code]);
    }
  });

  test('answers an error in a field with 200 in both media types', async () => {
    const body = JSON.stringify({ query: '{ orders(first: 1) { totalCount } }' });
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      expect([(await post(body, { ...JSON_TYPE, accept })).status]).toEqual([200]);
    }
  });

  test('does not execute a mutation if no media type is acceptable', async () => {
    const response = await post(JSON.stringify({ query: 'mutation { createCart { token } }' }), {
      ...JSON_TYPE,
      accept: 'image/png',
    });

    expect([response.status, await codes(response)]).toEqual([406, ['BAD_USER_INPUT']]);
    expect((await app.db.$client.query('select from carts')).rowCount).toBe(0);
  });

  const get = (parameters: string, headers: Record<string, string> = { 'apollo-require-preflight': '1' }) =>
    fetch(`${app.url}/graphql?${parameters}`, { headers });

  test.each([
    'variables=&operationName=',
    'variables=&operationName=&extensions=&documentId=',
    'variables=null&extensions=null',
    'variables=%7B%7D&operationName=',
    'variables=&variables=%7B%7D',
  ])('reads an empty parameter as omitted: %s', async (parameters) => {
    const response = await get(`query=%7B__typename%7D&${parameters}`);
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });

    const subscription = encodeURIComponent('subscription { cartUpdated(token: "x") { id } }');
    const events = await get(`query=${subscription}&${parameters}`, { accept: 'text/event-stream' });
    if (parameters.includes('variables=&variables')) {
      expect([events.status, await codes(events)]).toEqual([400, ['BAD_USER_INPUT']]);
    } else expect(await events.text()).toContain('"NOT_FOUND"');
  });

  test.each(['query=%7B__typename%7D', 'variables=%7B%7D', 'operationName=A', 'variables=x', 'variables=1'])(
    'rejects a repeated or malformed parameter: %s',
    async (parameter) => {
      const response = await get(`query=%7B__typename%7D&${parameter}&${parameter}`);

      expect([response.status, await codes(response)]).toEqual([400, ['BAD_USER_INPUT']]);
    },
  );

  test('reads an empty operation name of a body as omitted', async () => {
    const response = await post(JSON.stringify({ query: '{ __typename }', operationName: '' }));

    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  test('serves addresses with a slash at the end', async () => {
    const response = await fetch(`${app.url}/graphql/`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: TYPENAME,
    });
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
    expect((await fetch(`${app.url}/healthz/`)).status).toBe(200);

    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql/?x=1`, 'graphql-transport-ws');
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.terminate();
  });

  test.each(['text/event-stream', 'TEXT/EVENT-STREAM', 'Text/Event-Stream;charset=utf-8, */*;q=0.1'])(
    'streams events for Accept: %s, which no proxy buffers, stores or changes',
    async (accept) => {
      const query = 'subscription { cartUpdated(token: "x") { id } }';
      const events = await post(JSON.stringify({ query }), { ...JSON_TYPE, accept, 'accept-encoding': 'br' });

      expect(Object.fromEntries(events.headers)).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      expect(events.headers.get('content-encoding')).toBeNull();
      expect(await events.text()).toContain('event: complete');
    },
  );

  test.each(['application/json, text/event-stream', 'text/event-stream;q=0, */*', 'text/event-streams, */*'])(
    'answers Accept: %s with JSON',
    async (accept) => {
      const response = await post(TYPENAME, { ...JSON_TYPE, accept });

      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    },
  );

  test('shows the explorer for text/html in any case', async () => {
    const response = await fetch(`${app.url}/graphql`, { headers: { accept: 'TEXT/HTML' } });

    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('rejects the method %s', async (method) => {
    const asking = { method, headers: JSON_TYPE, body: TYPENAME };
    const response = await fetch(`${app.url}/graphql`, asking);

    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('request bodies', () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)));

  test.each([
    ['a stray byte', [0xff]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['half a character', [0xe2, 0x82]],
  ])('rejects a body that is not valid UTF-8: %s', async (_, broken) => {
    const response = await post(bytes('{"query":"{ __typename }","operationName":"', broken, '"}'));

    expect([response.status, await codes(response)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])('reads a body of type %s, with or without a byte order mark', async (type) => {
    for (const body of [bytes(TYPENAME), bytes([0xef, 0xbb, 0xbf], TYPENAME)]) {
      expect((await post(body, { 'content-type': type })).status).toBe(200);
    }
  });

  test.each([
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-16',
    'text/plain',
    'application/graphql',
    'json',
  ])('rejects a body of type %s', async (type) => {
    const response = await post(TYPENAME, { 'content-type': type });
    expect([response.status, await codes(response)]).toEqual([415, ['BAD_USER_INPUT']]);
  });

  test.each([
    ['gzip', '/graphql'],
    ['GZIP', '/graphql'],
    ['br', '/graphql'],
    ['gzip, identity', '/graphql'],
    ['gzip', '/webhooks/payments'],
  ])('rejects a body with Content-Encoding: %s at %s', async (encoding, path) => {
    const response = await fetch(app.url + path, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-encoding': encoding },
      body: gzipSync(TYPENAME),
    });

    expect([response.status, response.headers.get('accept-encoding'), await codes(response)]).toEqual([
      415,
      'identity',
      ['BAD_USER_INPUT'],
    ]);
    expect((await post(TYPENAME, { ...JSON_TYPE, 'content-encoding': 'identity' })).status).toBe(200);
  });

  const nested = (levels: number) =>
    `{"query":"{ __typename }","other":{"x":${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}}}`;

  test('accepts JSON up to 64 levels deep', async () => {
    expect((await post(nested(62))).status).toBe(200);
    for (const deep of [nested(64), nested(10_000), '['.repeat(100_000), '{"a":'.repeat(20_000)]) {
      const response = await post(deep);
      expect([response.status, await codes(response)]).toEqual([400, ['BAD_USER_INPUT']]);
    }
    const inText = JSON.stringify({
      query: '{ __typename }',
      extensions: { text: `\\"${'[{'.repeat(500)}` },
    });
    expect((await post(inText)).status).toBe(200);
  });

  test.each(['__proto__', '\\u005f_proto__', 'constructor'])('ignores a key %s safely', async (key) => {
    const value = key === 'constructor' ? '{"prototype":{"isHarmed":true}}' : '{"isHarmed":true}';
    const response = await post(
      `{"query":"{ __typename }","variables":{"${key}":${value},"${key}":${value}}}`,
    );

    expect([response.status, await codes(response)]).toEqual([400, ['BAD_USER_INPUT']]);
    expect(({} as { isHarmed?: boolean }).isHarmed).toBeUndefined();
  });

  test('applies the configured body limit', async () => {
    const response = await post(
      JSON.stringify({ query: `{ __typename ${' '.repeat(2_000)} }` }),
      JSON_TYPE,
      production,
    );

    expect([response.status, await codes(response)]).toEqual([413, ['BAD_USER_INPUT']]);
    expect((await post(TYPENAME, JSON_TYPE, production)).status).toBe(200);
  });
});

describe('response headers', () => {
  const PATHS = ['/graphql', '/healthz', '/images/mug.svg', '/nothing'];

  test.each(PATHS)('sends security headers at %s, and no header that identifies the server', async (path) => {
    const { headers } = await fetch(app.url + path);

    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': path === '/images/mug.svg' ? 'cross-origin' : 'same-origin',
    });
    for (const name of ['x-powered-by', 'server', 'strict-transport-security'])
      expect(headers.has(name)).toBe(false);
  });

  test('sends the same headers if the URL cannot be parsed', async () => {
    const { status, headers } = await fetch(`${app.url}/%ff`);

    expect([status, Object.fromEntries(headers)]).toMatchObject([
      400,
      {
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      },
    ]);
  });

  test('sends HSTS in production', async () => {
    const { headers } = await fetch(`${production.url}/healthz`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  const VISIT = { accept: 'text/html' };

  test.each(['/graphql', '/graphiql'])('allows only the scripts of the page at %s', async (path) => {
    const response = await fetch(app.url + path, { headers: VISIT });
    const policy = response.headers.get('content-security-policy')!;
    const page = await response.text();

    expect(policy).toMatch(/^default-src 'none'; script-src [^;]*'sha256-/);
    expect(policy.split('; ').find((directive) => directive.startsWith('script-src'))).not.toContain(
      'unsafe',
    );
    // An attribute would need more than a hash.
    expect(/<[a-z]+ [^>]*\bon(error|load|click)=/.test(page.replace(/<script>[^]*?<\/script>/g, ''))).toBe(
      false,
    );
  });

  test.each([
    ['/graphql', 200],
    ['/healthz', 200],
    ['/nothing', 404],
    ['/%zz', 400],
  ])('forbids caches to store the response of %s', async (path, status) => {
    const response = path === '/graphql' ? await post(TYPENAME) : await fetch(app.url + path);

    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store']);
  });

  test('forbids caches to store errors', async () => {
    for (const response of [await post('{'), await post(TYPENAME, { ...JSON_TYPE, accept: 'image/png' })]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('compression', () => {
  type Raw = { status: number; headers: IncomingHttpHeaders; body: Buffer };

  /** Unlike fetch, leaves the body as it was sent. */
  const ask = (path: string, headers: Record<string, string>, { method = 'GET', body = '' } = {}) =>
    new Promise<Raw>((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      httpRequest({ hostname, port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on('error', reject)
        .end(body);
    });
  const LONG = '{ __schema { types { name fields { name description } } } }';
  const SHORT = '{ __type(name: "Product") { fields { name description } } }';
  const query = (text: string, headers: Record<string, string>) =>
    ask('/graphql', { ...JSON_TYPE, ...headers }, { method: 'POST', body: JSON.stringify({ query: text }) });
  const decoded = ({ headers, body }: Raw) => {
    if (headers['content-encoding'] === 'br') return brotliDecompressSync(body).toString();
    return headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
  };

  test.each([
    ['gzip, deflate, br', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['gzip;q=0, br;q=0', undefined],
    ['gzip;q=0, *', 'br'],
    ['*;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('answers Accept-Encoding: %j with %j', async (accept, encoding) => {
    for (const text of [LONG, SHORT]) {
      const plain = await query(text, {});
      const response = await query(text, { 'accept-encoding': accept });

      expect(response.headers['content-encoding']).toBe(encoding);
      expect(JSON.parse(decoded(response)).data).toEqual(JSON.parse(decoded(plain)).data);
      expect(response.headers['content-length']).toBe(String(response.body.length));
      if (encoding) expect(response.body.length).toBeLessThan(plain.body.length / 2);
      // Otherwise a cache could send the compressed response to another client.
      for (const { headers } of [plain, response]) {
        expect(headers.vary?.toLowerCase().split(', ')).toEqual(['origin', 'accept-encoding']);
      }
    }
  });

  test('sends responses below 1 kB as they are', async () => {
    const { headers } = await query('{ __typename }', { 'accept-encoding': 'br' });

    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'Origin']);
  });

  test('does not compress responses that may contain a new token', async () => {
    const mutation = `mutation { ${Array.from({ length: 10 }, (_, at) => `cart_with_a_long_alias_to_reach_the_limit_${at}: createCart { token }`).join(' ')} }`;
    const { headers, body } = await query(mutation, { 'accept-encoding': 'gzip, br' });

    expect(body.length).toBeGreaterThan(1024);
    expect([headers['content-encoding'], headers['cache-control']]).toEqual([
      undefined,
      'no-store, no-transform',
    ]);
  });

  test('compresses errors', async () => {
    const { headers } = await query(`{ ${'x'.repeat(1_500)} }`, { 'accept-encoding': 'gzip' });

    expect(headers['content-encoding']).toBe('gzip');
  });

  test.each([
    ['gzip, br', 'gzip'],
    ['gzip;q=0', undefined],
    ['br', undefined],
    ['', undefined],
  ])('answers GraphiQL for Accept-Encoding: %j with %j', async (accept, encoding) => {
    const [plain, response] = [
      await ask('/graphiql', {}),
      await ask('/graphiql', { 'accept-encoding': accept }),
    ];

    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers.vary).toBe('Origin, accept-encoding');
    expect(decoded(response) === decoded(plain)).toBe(true);
    if (encoding) expect(response.body.length).toBeLessThan(plain.body.length / 3);
  });

  test('answers HEAD with the headers of GET', async () => {
    const path = '/graphiql';
    const accept = { 'accept-encoding': 'gzip' };
    const [get, head] = [await ask(path, accept), await ask(path, accept, { method: 'HEAD' })];

    expect(head.body).toHaveLength(0);
    for (const name of ['content-length', 'content-encoding', 'content-type', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    }
  });
});

describe('CORS', () => {
  const preflight = (origin: string, headers = 'authorization, content-type, x-custom') =>
    fetch(`${app.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
    });

  test.each([
    [SHOP, SHOP],
    ...APPS.map((origin): [string, string] => [origin, origin]),
    ['capacitor://evil', null],
    ['ionic://localhost:80', null],
    ['https://evil.example', null],
    ['null', null],
    [`${SHOP}.evil.example`, null],
    ['http://shop.example', null],
  ])('allows a page of %s to read responses: %s', async (origin, allowed) => {
    for (const response of [
      await preflight(origin),
      await post(TYPENAME, { ...JSON_TYPE, origin }),
      await post('{', { ...JSON_TYPE, origin }),
      await fetch(`${app.url}/nothing`, { headers: { origin } }),
    ]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
      // Without Vary, a cache could serve one origin's response to another.
      expect(response.headers.get('vary')?.toLowerCase()).toContain('origin');
      if (allowed) expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    }
  });
});

test('lets browsers reuse the answer to a preflight request for two hours', async () => {
  for (const headers of [{ origin: SHOP, 'access-control-request-method': 'POST' }, {}]) {
    const response = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers });

    expect([response.status, response.headers.get('access-control-max-age')]).toEqual([204, '7200']);
  }
});

describe('the client address behind a proxy', () => {
  const GUESS = 'query { discountCode(code: "x") { __typename } }';

  async function addressSeenBy({ url }: App, headers: Record<string, string>): Promise<string | undefined> {
    attempts.length = 0;
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify({ query: GUESS }),
    });
    return attempts[0]?.address;
  }

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    // A value claimed by the client comes before the value that the proxy adds.
    ['198.51.100.1, 192.0.2.7', '192.0.2.7'],
    ['192.0.2.7, 10.1.2.3', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    // With a port, as Azure Application Gateway writes it.
    ['203.0.113.8:51234', '203.0.113.8'],
    ['[2001:db8::9]:51234', '2001:db8::9'],
    ['192.0.2.7:1, 10.1.2.3:51234', '192.0.2.7'],
    ['[2001:DB8:0::9]', '2001:db8::9'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7, ::ffff:10.1.2.3', '192.0.2.7'],
    // No address: the peer's is used, so that a client cannot get a limit of its own.
    ['unknown', '127.0.0.1'],
    ['192.0.2.7, unknown', '127.0.0.1'],
    ['192.0.2.7, 2130706433', '127.0.0.1'],
    ['_7f3', '127.0.0.1'],
    [' ', '127.0.0.1'],
  ])('reads the address from a trusted proxy: X-Forwarded-For: %s is %s', async (forwarded, address) => {
    expect(await addressSeenBy(proxied, { 'x-forwarded-for': forwarded })).toBe(address);
  });

  test.each([
    '203.0.113.8',
    '203.0.113.8:80',
    ' 203.0.113.8:51234 ',
    '::ffff:203.0.113.8',
    '::ffff:cb00:7108',
    '[::ffff:203.0.113.8]:80',
    '"[::FFFF:203.0.113.8%1]:80"',
  ])('reads every notation as one address: %s', (text) => {
    expect(parseAddress(text)).toBe('203.0.113.8');
  });

  test.each(['', '203.0.113', '010.0.0.1', '0x7f.1', '203.0.113.8:', '203.0.113.8:x', '[::1', '::1]', '::g'])(
    'reads no address in %j',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );

  const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;

  test('ignores X-Forwarded-For without a trusted proxy', async () => {
    const input = { email: 'ada@example.com', name: 'Ada', password: 'correct horse battery' };
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        ...JSON_TYPE,
        'x-forwarded-for': '192.0.2.7',
        forwarded: 'for=192.0.2.7',
        'x-real-ip': '192.0.2.7',
      },
      body: JSON.stringify({ query: REGISTER, variables: { input } }),
    });

    expect(
      ((await response.json()) as { data: { register: { __typename: string } } }).data.register.__typename,
    ).toBe('RegisterSuccess');
    const [session] = await app.db.select().from(sessions).orderBy(desc(sessions.id)).limit(1);
    expect(session!.address).toBe('127.0.0.1');
    await app.db.delete(sessions).where(eq(sessions.id, session!.id));
  });

  test('stores the address without the port in the session and in the audit log', async () => {
    const input = { email: 'port@example.com', name: 'Port', password: 'correct horse battery' };
    await fetch(`${proxied.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'x-forwarded-for': '[2001:db8::9]:51234' },
      body: JSON.stringify({ query: REGISTER, variables: { input } }),
    });

    const [session] = await proxied.db.select().from(sessions).orderBy(desc(sessions.id)).limit(1);
    expect(session!.address).toBe('2001:db8::9');
    const { rows } = await proxied.db.$client.query('select distinct address from audit_log');
    expect(rows).toEqual([{ address: '2001:db8::9' }]);
  });

  test('counts WebSockets and event streams for the client address of their requests', async () => {
    const seen: string[] = [];
    const budgeted = async (trustProxy: string[]) => {
      const shop = await startApp({
        http: { trustProxy },
        budget: {
          spendForRequest: ({ address }) => (seen.push(address), null),
          spendForInvalidRequest: () => {},
          spend: () => null,
          spendAfterwards: () => {},
          callerOf: () => null,
          stateOf: () => null,
        },
      });
      const socket = new WebSocket(`${shop.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { 'x-forwarded-for': '198.51.100.1, 192.0.2.7:51234' },
      });
      await new Promise((resolve) => socket.once('open', resolve));
      socket.terminate();
      const events = await openEvents(shop.url, 'subscription { cartUpdated { id } }', {
        headers: { 'x-forwarded-for': '[2001:db8::9]:51234' },
      });
      await events.ended;
      await shop.stop();
    };
    await budgeted(['127.0.0.0/8']);
    await budgeted([]);

    expect(seen).toEqual(['192.0.2.7', '2001:db8::9', '127.0.0.1', '127.0.0.1']);
  });
});
