import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect as connectRaw } from 'node:net';
import WebSocket from 'ws';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { accessTokens, type AccessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { ask, startApp, SUBSCRIPTION_LIMITS, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, newUser } from '../support/data.ts';
import { runOn } from '../support/database.ts';
import { connect, countListeners, eventsIn, openEvents, openSocket, watch } from '../support/live.ts';
import { until } from '../support/until.ts';

const SHOP = 'https://shop.example';
const STOCK = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id name stock: inStock } }';
const MY_ORDERS = 'subscription { myOrdersUpdated { id } }';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

// Much data for clients that do not read in time.
const MANY_ALIASES = { ...DEFAULT_LIMITS, aliases: 300 };

let app: App;
let listening: () => number;
let ada: Account;
let staff: Account;
/** Signs tokens that the app accepts and that last one to two seconds. */
let brief: AccessTokens;
beforeAll(async () => {
  const tokens = await accessTokens(pem);
  brief = await accessTokens(pem, { lifetimeSeconds: 2 });
  app = {
    ...(await startApp({
      tokens,
      worker: {},
      http: { corsOrigins: [SHOP] },
      initTimeoutMs: 1_000,
      limits: MANY_ALIASES,
    })),
    tokens,
  };
  listening = countListeners(app);
  [ada, staff] = await Promise.all([newCustomer(app), newStaff(app)]);
});
afterAll(() => app.stop());
afterEach(async () => {
  await until(listening, (count) => count === 0);
});

const subscribe = (query = MY_ORDERS, variables: object = {}, id: string = randomUUID()) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
const adjust = (productId: string, to: App = app, by: Account = staff) =>
  ask(
    to,
    'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }',
    { input: { productId, delta: 1, reason: 'Counted', idempotencyKey: randomUUID() } },
    by,
  );
const logout = (account: Account) => ask(app, 'mutation { logout }', {}, account);

describe('close codes of the protocol', () => {
  test('4401: rejects a subscription before connection_init', async () => {
    const { status, send, closed } = openSocket(app.url);
    await status;
    send(subscribe());

    expect(await closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test('4408: closes a connection that sends no connection_init in time', async () => {
    const { closed } = openSocket(app.url);

    expect((await closed).code).toBe(4408);
  });

  test('4429: rejects a second connection_init', async () => {
    const { init, send, closed } = openSocket(app.url);
    await init(ada);
    send({ type: 'connection_init' });

    expect((await closed).code).toBe(4429);
  });

  test('4409: rejects a second subscription with the same id', async () => {
    const { init, send, closed } = openSocket(app.url);
    await init(ada);
    send(subscribe(MY_ORDERS, {}, 'one'));
    send(subscribe(MY_ORDERS, {}, 'one'));

    expect((await closed).code).toBe(4409);
  });

  test.each([
    ['no JSON', '{'],
    ['a message of no kind', '{"type":"hello"}'],
    ['a subscription without a query', '{"type":"subscribe","id":"one","payload":{}}'],
  ])('4400: rejects %s', async (_, text) => {
    const { init, socket, closed } = openSocket(app.url);
    await init();
    socket.send(text);

    expect((await closed).code).toBe(4400);
  });

  test('4406: rejects a missing or unknown subprotocol', async () => {
    const { closed } = openSocket(app.url, { protocols: [] });

    expect((await closed).code).toBe(4406);
  });

  test('1009: rejects a message of more than 100 KiB', async () => {
    const { init, socket, closed } = openSocket(app.url);
    await init();
    socket.send(JSON.stringify(subscribe(`${MY_ORDERS} # ${'x'.repeat(100 * 1024)}`)));

    expect((await closed).code).toBe(1009);
  });
});

describe('authentication', () => {
  test('accepts a token in the header of the upgrade request', async () => {
    const { init, send, messages, closed, socket } = openSocket(app.url, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    await init();
    send(subscribe());
    await until(listening, (count) => count === 2);

    expect(messages).toEqual([{ type: 'connection_ack' }]);
    socket.close();
    await closed;
  });

  test.each(['Authorization', 'authorization', 'AUTHORIZATION'])(
    'accepts a token as %s in the payload of connection_init, and in its headers',
    async (name) => {
      for (const payload of [
        { [name]: `Bearer ${ada.token}` },
        { headers: { [name]: `Bearer ${ada.token}` } },
      ]) {
        const { status, send, messages, closed, socket } = openSocket(app.url);
        await status;
        send({ type: 'connection_init', payload });
        await until(() => messages.length === 1);
        send(subscribe());
        await until(listening, (count) => count === 2);

        expect(messages).toEqual([{ type: 'connection_ack' }]);
        socket.close();
        await closed;
        await until(listening, (count) => count === 0);
      }
    },
  );

  const expired = async () => {
    const { token } = await (await accessTokens(pem, { lifetimeSeconds: -1 })).sign(ada.id, ada.sessionId);
    return token;
  };
  const signedOut = async () => {
    const account = await newUser(app);
    await logout(account);
    return account.token;
  };

  test.each([
    ['is none', async () => 'none'],
    ['has expired', expired],
    ['is of a session that has ended', signedOut],
  ])('rejects a token that %s with 4403, and with 401 for events', async (_, tokenOf) => {
    const token = await tokenOf();
    const { status, send, closed } = openSocket(app.url);
    await status;
    send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } });
    const events = await openEvents(app.url, MY_ORDERS, { as: { token } });
    await events.ended;

    expect(await closed).toEqual({ code: 4403, reason: 'Forbidden' });
    expect([events.status, JSON.parse(events.text())]).toEqual([
      401,
      {
        errors: [
          {
            message: 'The access token is invalid or has expired. Sign in again.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      },
    ]);
  });

  test('ends the connection when the token expires: 4403, and event streams without `complete`', async () => {
    const account = await newUser(app);
    const { token, expiresAt } = await brief.sign(account.id, account.sessionId);
    const { init, send, closed } = openSocket(app.url);
    await init({ token });
    send(subscribe());
    const events = await openEvents(app.url, MY_ORDERS, { as: { token } });
    await until(listening, (count) => count === 4);

    expect(await closed).toEqual({ code: 4403, reason: 'The access token has expired.' });
    await events.ended;
    // A timer may fire a moment early.
    expect(Date.now()).toBeGreaterThan(expiresAt.getTime() - 50);
    expect(events.text()).toBe(':\n\n');
  });

  test('ends all subscriptions of a session with the session, and no others', async () => {
    const [account, bob] = [await newUser(app), await newUser(app)];
    const { init, send, closed } = openSocket(app.url);
    await init(account);
    send(subscribe());
    const other = openSocket(app.url);
    await other.init(bob);
    other.send(subscribe());
    const events = await openEvents(app.url, MY_ORDERS, { as: account });
    await until(listening, (count) => count === 6);

    await logout(account);

    expect(await closed).toEqual({ code: 4403, reason: 'The session has ended.' });
    await events.ended;
    expect(events.text()).toBe(':\n\n');
    await until(listening, (count) => count === 2);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    other.socket.close();
  });
});

test('reports null for a required value in each update', async () => {
  const { id } = await newProduct(app);
  const query =
    'subscription ($ids: [ID!]!, $is: Boolean = true) { stockChanged(productIds: $ids) { id @include(if: $is) } }';
  const events = await openEvents(app.url, query, { variables: { ids: [id], is: null } });
  await adjust(id);
  const [result] = await until(
    () => eventsIn(events.text()).results,
    ({ length }) => length > 0,
  );
  events.close();

  expect(result.errors).toMatchObject([{ path: ['stockChanged'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

describe('allowed origins', () => {
  const ownOrigin = () => new URL(app.url).origin;

  test.each([
    ['of the server itself', ownOrigin, true],
    ['on the list', () => SHOP, true],
    ['not on the list', () => 'https://evil.example', false],
    ['of another port', () => 'http://127.0.0.1:1', false],
    ['that is hidden', () => 'null', false],
  ])("checks the page's origin: %s", async (_, originOf, isAllowedOrigin) => {
    const origin = originOf();
    const { status, socket, closed } = openSocket(app.url, { headers: { origin } });
    const events = await openEvents(app.url, STOCK, {
      variables: { ids: [randomUUID()] },
      headers: { origin },
    });

    expect([await status, events.status]).toEqual(isAllowedOrigin ? [101, 200] : [403, 403]);
    if (isAllowedOrigin)
      expect(events.headers.get('access-control-allow-origin')).toBe(origin === SHOP ? SHOP : null);
    socket.terminate();
    await closed;
    events.close();
    await events.ended;
  });

  /** Returns the response to a raw request. */
  async function answerTo(lines: string[]): Promise<string> {
    const socket = connectRaw(Number(new URL(app.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.write([...lines, '', ''].join('\r\n'));
    await once(socket, 'close');
    return text;
  }

  test('answers an upgrade request at another path with an error', async () => {
    const upgrade = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const answer = await answerTo([
      'GET /none HTTP/1.1',
      ...upgrade,
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]);

    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({
      errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('answers a client that offers an upgrade to HTTP/2', async () => {
    const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const body = JSON.stringify({ query: '{ __typename }' });
      const sent = httpRequest(
        `${app.url}/graphql`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            connection: 'Upgrade, HTTP2-Settings',
            upgrade: 'h2c',
          },
        },
        (response) => {
          let text = '';
          response.on('data', (data: Buffer) => (text += data.toString()));
          response.on('end', () => resolve([response.statusCode, text]));
        },
      );
      sent.on('error', reject).end(body);
    });

    expect(answer).toEqual([200, expect.stringContaining('{"data":{"__typename":"Query"}')]);
  });

  test('answers a query with JSON if the client also accepts events', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });

    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  test.each([
    ['no query', { variables: {} }],
    ['variables that are a list', { query: MY_ORDERS, variables: [] }],
    ['a list', []],
  ])('rejects an invalid request for events: %s', async (_, body) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
    });

    expect([response.status, await response.json()]).toEqual([
      400,
      {
        errors: [
          {
            message: 'This is not a GraphQL request. Send a query or a documentId.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    ]);
  });
});

describe('limits', () => {
  test('limits connections of both kinds together', async () => {
    const small = await startApp({
      subscriptions: { ...SUBSCRIPTION_LIMITS, maxConnections: 2, maxConnectionsPerAddress: 2 },
    });
    try {
      const first = openSocket(small.url);
      expect(await first.status).toBe(101);
      const variables = { ids: [randomUUID()] };
      const second = await openEvents(small.url, STOCK, { variables });
      expect(second.status).toBe(200);

      expect(await openSocket(small.url).status).toBe(503);
      const third = await openEvents(small.url, STOCK, { variables });
      await third.ended;
      expect([third.status, JSON.parse(third.text()).errors[0].extensions]).toEqual([
        503,
        { code: 'TOO_MANY_CONNECTIONS' },
      ]);

      first.socket.terminate();
      await first.closed;
      // The server sees the close a moment later.
      let status: number | undefined;
      for (let tries = 0; tries < 1_000 && status !== 101; tries++)
        status = await openSocket(small.url).status;
      expect(status).toBe(101);
    } finally {
      await small.stop();
    }
  });

  test('limits connections per address, independently of other addresses', async () => {
    const shared = await startApp({
      subscriptions: { ...SUBSCRIPTION_LIMITS, maxConnectionsPerAddress: 2 },
      http: { trustProxy: ['127.0.0.1'] },
    });
    const from = async (address: string) => {
      const socket = new WebSocket(`${shared.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { 'x-forwarded-for': address },
      });
      const opened = await Promise.race([
        once(socket, 'open').then(() => 101),
        once(socket, 'unexpected-response').then(
          ([, response]) => (response as { statusCode: number }).statusCode,
        ),
      ]);
      return { opened, end: () => socket.terminate() };
    };
    try {
      const [first] = [await from('2001:db8::1'), await from('2001:db8::2')];
      // An IPv6 network of 2^64 addresses counts as one address.
      expect((await from('2001:db8::3')).opened).toBe(503);
      expect((await from('2001:db8:0:1::1')).opened).toBe(101);

      first.end();
      await until(
        () => from('2001:db8::3'),
        ({ opened }) => opened === 101,
      );
    } finally {
      await shared.stop();
    }
  });

  test('limits a connection to 50 concurrent subscriptions', async () => {
    const { init, send, messages, socket } = openSocket(app.url);
    await init();
    for (let i = 0; i < 51; i++) send(subscribe(STOCK, { ids: [randomUUID()] }, `${i}`));
    const errors = await until(
      () => messages.filter(({ type }) => type === 'error'),
      ({ length }) => length > 0,
    );
    expect(errors).toEqual([
      {
        type: 'error',
        id: '50',
        payload: [
          {
            message: 'A connection can have at most 50 subscriptions. End one, or open another connection.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    ]);

    await until(listening, (count) => count === 50);
    send({ type: 'complete', id: '7' });
    await until(listening, (count) => count === 49);
    send(subscribe(STOCK, { ids: [randomUUID()] }, '51'));
    await until(listening, (count) => count === 50);
    socket.close();
  });

  test('leaves no listener behind if ids are reused before their subscription starts', async () => {
    const { init, send, socket, closed, messages } = openSocket(app.url);
    await init(ada);
    for (let turn = 0; turn < 200; turn++) {
      send(subscribe(STOCK, { ids: [randomUUID()] }, 'again'));
      send({ type: 'complete', id: 'again' });
    }
    send(subscribe(STOCK, { ids: ['no id'] }, 'last'));
    await until(
      () => messages,
      (all) => all.some(({ id }) => id === 'last'),
    );
    // Those, and one for the session.
    expect(listening()).toBeLessThanOrEqual(51);
    socket.close();
    await closed;
    await until(listening, (count) => count === 0);
  });

  test('reports a subscription whose only field is skipped as a client error, and ends nothing else', async () => {
    const { init, send, messages, socket } = openSocket(app.url);
    await init(ada);
    const codeOf = async (id: string, query: string, variables: object = {}) => {
      send(subscribe(query, variables, id));
      await until(
        () => messages,
        (all) => all.some((message) => message.id === id),
      );
      return messages.at(-1).payload[0].extensions.code;
    };
    expect(await codeOf('a', 'subscription { myOrdersUpdated @skip(if: true) { id } }')).toBe(
      'BAD_USER_INPUT',
    );
    const variable = 'subscription ($no: Boolean!) { myOrdersUpdated @skip(if: $no) { id } }';
    expect(await codeOf('b', variable, { no: true })).toBe('BAD_USER_INPUT');
    send(subscribe(MY_ORDERS));
    // One for the session.
    await until(listening, (count) => count === 2);
    socket.close();
  });

  test('destroys a rejected connection if the client does not close its side', async () => {
    const { port, hostname } = new URL(app.url);
    const socket = connectRaw({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.write('GET /nope HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('404');
    socket.on('error', () => {});
    await until(
      async () => {
        // Writes fail once the client has closed its side.
        socket.write('x');
        return socket.destroyed || socket.errored !== null;
      },
      (isGone) => isGone,
    );
    socket.destroy();
  });
});

describe('gaps in the event stream', () => {
  test('1012: closes connections if updates may be lost, so that clients reconnect', async () => {
    const { init, send, closed } = openSocket(app.url);
    await init(ada);
    send(subscribe());
    const events = await openEvents(app.url, MY_ORDERS, { as: ada });
    const client = connect(app.url, ada, { retryAttempts: 5, retryWait: async () => {} });
    const { id } = await newProduct(app);
    const watched = watch(client, STOCK, { ids: [id] });
    await until(listening, (count) => count === 6);

    const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'ordergraph live' and datname = current_database()`;
    await runOn(app.databaseUrl, kill);

    expect(await closed).toEqual({ code: 1012, reason: 'Updates may have been missed: connect again.' });
    await events.ended;
    await until(listening, (count) => count === 2);
    await adjust(id);
    await until(
      () => watched.results,
      ({ length }) => length === 1,
    );
    await client.dispose();
  });
});
