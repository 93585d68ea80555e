import { randomUUID } from 'node:crypto';
import { executorFor } from '../../src/engine/execution/executor.ts';
import type { SubscriptionConfig } from '../../src/config/config.ts';
import { transaction } from '../../src/platform/db/client.ts';
import { topics } from '../../src/platform/events/topics.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { ask, startApp, SUBSCRIPTION_LIMITS, type App, type AppOptions, type Json } from '../support/app.ts';
import { newCustomer, newImage, newProduct } from '../support/data.ts';
import { countListeners, eventsIn, openEvents, openSocket } from '../support/live.ts';
import { until } from '../support/until.ts';

const STOCK = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id } }';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Another server on the same database. */
const withServer = async (options: AppOptions, work: (server: App) => Promise<void>) => {
  const server = await startApp({ sharedApp: app, http: { trustProxy: ['127.0.0.1'] }, ...options });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
};
const withLimits = (limits: Partial<SubscriptionConfig>, work: (server: App) => Promise<void>) =>
  withServer({ subscriptions: { ...SUBSCRIPTION_LIMITS, ...limits } }, work);

const publish = (id: string) =>
  transaction(app.db, (tx) => app.bus.publish(tx, [{ topics: [topics.stock(id)], id }]));
const subscribe = (id: string, ids: string[], query = STOCK) => ({
  type: 'subscribe',
  id,
  payload: { query, variables: { ids } },
});
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const ofId = (messages: Json[], id: string) => messages.filter((message) => message.id === id);
const codeOf = (message: Json) => (message.payload.errors ?? message.payload)[0].extensions.code as string;

describe('each update', () => {
  /** A bucket that is not refilled: a connection and a subscription take 21 over WebSockets, and 11 as events. */
  const bucket = (capacity: number) => ({ budget: createBudget({ capacity, refillPerSecond: 1 }, () => 0) });

  test('is charged to the bucket; without budget, a subscription over WebSockets ends with RATE_LIMITED', async () => {
    const { id } = await newProduct(app);
    await withServer(bucket(23), async (server) => {
      const listening = countListeners(server);
      const { init, send, messages, socket } = openSocket(server.url);
      await init();
      send(subscribe('a', [id]));
      await until(listening, (count) => count === 1);
      for (let i = 0; i < 4; i++) await publish(id);
      await until(
        () => ofId(messages, 'a'),
        (all) => all.some(({ type }) => type === 'complete'),
      );

      const [first, second, third, last, ...more] = ofId(messages, 'a');
      expect([first, second].map(({ payload }) => payload)).toEqual(
        Array(2).fill({ data: { stockChanged: { id } } }),
      );
      expect(third.payload.errors).toEqual([
        { message: expect.any(String), extensions: { code: 'RATE_LIMITED', retryAfter: 1 } },
      ]);
      expect([last.type, more]).toEqual(['complete', []]);
      expect(listening()).toBe(0);
      socket.close();
    });
  });

  test('is charged to the bucket; without budget, events end with RATE_LIMITED', async () => {
    const { id } = await newProduct(app);
    await withServer(bucket(13), async (server) => {
      const listening = countListeners(server);
      const events = await openEvents(server.url, STOCK, { variables: { ids: [id] } });
      await until(listening, (count) => count === 1);
      for (let i = 0; i < 4; i++) await publish(id);
      await events.ended;

      const { results, isComplete } = eventsIn(events.text());
      expect(results).toMatchObject([
        { data: { stockChanged: { id } } },
        { data: { stockChanged: { id } } },
        { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
      ]);
      expect(isComplete).toBe(true);
    });
  });

  test('is charged for the entries of lists beyond the assumed length', async () => {
    const { id } = await newProduct(app);
    for (let count = 0; count < 7; count++) await newImage(app, { productId: id });
    const query = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { images { id } } }';
    // The schema assumes five images. The request and the subscription take 16, the first update 6 + 2. 4 are left.
    await withServer(bucket(16 + 8 + 4), async (server) => {
      const listening = countListeners(server);
      const events = await openEvents(server.url, query, { variables: { ids: [id] } });
      await until(listening, (count) => count === 1);
      for (let i = 0; i < 3; i++) await publish(id);
      await events.ended;

      expect(eventsIn(events.text()).results).toMatchObject([
        { data: { stockChanged: { images: { length: 7 } } } },
        { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
      ]);
    });
  });

  test('is executed for a few subscribers at a time', async () => {
    let [running, most] = [0, 0];
    const counted: AppOptions['executorFor'] = (schema) => {
      const execute = executorFor(schema);
      return async (request) => {
        most = Math.max(most, ++running);
        try {
          return await execute(request);
        } finally {
          running--;
        }
      };
    };
    const { id } = await newProduct(app);
    // A cost of about 600: more than half of what runs at once.
    const prices = Array.from({ length: 5 }, (_, at) => `p${at}: price { amount }`).join(' ');
    const query = `subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) {
      category { products(first: 100) { nodes { ${prices} } } } } }`;
    await withServer({ executorFor: counted }, async (server) => {
      const listening = countListeners(server);
      const { init, send, messages, socket } = openSocket(server.url);
      await init();
      for (let i = 0; i < 10; i++) send(subscribe(`${i}`, [id], query));
      await until(listening, (count) => count === 10);
      await publish(id);
      await until(
        () => messages.filter(({ type }) => type === 'next'),
        ({ length }) => length === 10,
      );

      expect(most).toBe(1);
      socket.close();
    });
  });

  test('has the deadline of a request', async () => {
    const { id } = await newProduct(app);
    await withServer({ http: { requestTimeoutMs: 200 } }, async (server) => {
      const listening = countListeners(server);
      const { init, send, messages, socket } = openSocket(server.url);
      await init();
      send(subscribe('a', [id]));
      await until(listening, (count) => count === 1);
      await transaction(app.db, async (tx) => {
        await tx.execute('lock table products in access exclusive mode');
        await publish(id);
        await until(
          () => ofId(messages, 'a'),
          ({ length }) => length === 1,
        );
      });
      expect(codeOf(messages.at(-1))).toBe('TIMEOUT');

      await publish(id);
      await until(
        () => ofId(messages, 'a'),
        ({ length }) => length === 2,
      );
      expect(messages.at(-1).payload).toEqual({ data: { stockChanged: { id } } });
      socket.close();
    });
  });
});

test('limits the subscriptions of one client to one topic, until one of them ends', async () => {
  const ada = await newCustomer(app);
  const [mug, bowl] = [(await newProduct(app)).id, (await newProduct(app)).id];
  await withLimits({ maxSubscriptionsPerTopic: 2 }, async (server) => {
    const listening = countListeners(server);
    const guest = openSocket(server.url, from('192.0.2.1'));
    await guest.init();
    for (const id of ['a', 'b']) guest.send(subscribe(id, [mug, bowl]));
    await until(listening, (count) => count === 2);
    guest.send(subscribe('c', [mug, bowl]));
    await until(
      () => ofId(guest.messages, 'c'),
      ({ length }) => length > 0,
    );
    expect(codeOf(ofId(guest.messages, 'c')[0])).toBe('TOO_MANY_CONNECTIONS');

    // Also on another connection of the same address, but not for other topics, addresses and accounts.
    const same = await openEvents(server.url, STOCK, { variables: { ids: [bowl] }, ...from('192.0.2.1') });
    await same.ended;
    expect(eventsIn(same.text()).results).toMatchObject([
      { errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] },
    ]);
    guest.send(subscribe('d', [(await newProduct(app)).id]));
    const other = await openEvents(server.url, STOCK, { variables: { ids: [mug] }, ...from('192.0.2.2') });
    const account = await openEvents(server.url, STOCK, {
      variables: { ids: [mug] },
      as: ada,
      ...from('192.0.2.1'),
    });
    // Five subscriptions, and one for the session.
    await until(listening, (count) => count === 6);

    guest.send({ type: 'complete', id: 'a' });
    await until(listening, (count) => count === 5);
    guest.send(subscribe('e', [mug]));
    await until(listening, (count) => count === 6);
    for (const events of [other, account]) events.close();
    guest.socket.close();
    await until(listening, (count) => count === 0);
  });
});

test('limits the subscriptions of one address, for guests and accounts together', async () => {
  const ada = await newCustomer(app);
  await withLimits({ maxSubscriptionsPerAddress: 2 }, async (server) => {
    const open = (address: string, as?: typeof ada) =>
      openEvents(server.url, STOCK, {
        variables: { ids: [randomUUID()] },
        ...(as && { as }),
        ...from(address),
      });
    const listening = countListeners(server);
    const first = [await open('2001:db8::1'), await open('2001:db8::2', ada)];
    await until(listening, (count) => count === 3);

    const refused = await open('2001:db8::3');
    await refused.ended;
    expect(eventsIn(refused.text()).results).toMatchObject([
      { errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] },
    ]);
    const other = await open('2001:db8:0:1::1');
    await until(listening, (count) => count === 4);
    for (const events of [...first, other]) events.close();
    await until(listening, (count) => count === 0);
  });
});

test('closes the connection of a guest after its time, and not that of an account', async () => {
  const ada = await newCustomer(app);
  await withLimits({ guestConnectionMs: 50 }, async (server) => {
    const account = openSocket(server.url);
    await account.init(ada);
    const guest = openSocket(server.url);
    await guest.init();
    const events = await openEvents(server.url, STOCK, { variables: { ids: [randomUUID()] } });

    expect(await guest.closed).toEqual({ code: 1012, reason: expect.stringContaining('connect again') });
    await events.ended;
    expect(eventsIn(events.text()).isComplete).toBe(false);
    expect(account.socket.readyState).toBe(account.socket.OPEN);
    account.socket.close();
  });
});

test('counts a subscription that is refused for another reason only while it lasts', async () => {
  await withLimits({ maxSubscriptionsPerAddress: 1 }, async (server) => {
    const { init, send, messages, socket } = openSocket(server.url);
    await init();
    for (const id of ['a', 'b']) send(subscribe(id, ['no id']));
    await until(
      () => [...ofId(messages, 'a'), ...ofId(messages, 'b')],
      ({ length }) => length >= 2,
    );
    expect(codeOf(ofId(messages, 'b')[0])).toBe('BAD_USER_INPUT');
    expect(await ask(server, '{ __typename }')).toBe('Query');
    socket.close();
  });
});
