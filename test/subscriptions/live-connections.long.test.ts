import { randomUUID } from 'node:crypto';
import { connect as connectRaw } from 'node:net';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newProduct, newStaff, newUser } from '../support/data.ts';
import { countListeners, openEvents, openSocket } from '../support/live.ts';
import { until } from '../support/until.ts';

const STOCK = 'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id name stock: inStock } }';
const MY_ORDERS = 'subscription { myOrdersUpdated { id } }';

// Much data for clients that do not read in time.
const MANY_ALIASES = { ...DEFAULT_LIMITS, aliases: 300 };

let app: App;
let listening: () => number;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {}, limits: MANY_ALIASES });
  listening = countListeners(app);
  staff = await newStaff(app);
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

test('disconnects a client that does not read', async () => {
  const { id } = await newProduct(app, { name: 'x'.repeat(200) });
  const fields = Array.from({ length: 300 }, (_, i) => `f${i}: name`).join(' ');
  const query = `subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { ${fields} } }`;
  const { init, send, socket, messages } = openSocket(app.url);
  await init();
  for (let i = 0; i < 20; i++) send(subscribe(query, { ids: [id] }));
  const events = connectRaw(Number(new URL(app.url).port), '127.0.0.1');
  const body = JSON.stringify({ query, variables: { ids: [id] } });
  events.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  await until(listening, (count) => count === 21);
  const reader = openSocket(app.url);
  await reader.init();
  reader.send(subscribe(STOCK, { ids: [id] }));
  await until(listening, (count) => count === 22);

  socket.pause();
  events.pause();
  const received = () => reader.messages.filter(({ type }) => type === 'next').length;
  let published = 0;
  while (listening() > 1 && published < 400) {
    await adjust(id);
    published++;
    // Changes that are published together would be one update.
    await until(received, (count) => count === published);
  }

  expect(listening()).toBe(1);
  expect(messages.length).toBeLessThan(20 * published);
  socket.terminate();
  events.destroy();
  reader.socket.close();
});

test('1012: closes connections when the server stops, and a silent client does not delay the stop', async () => {
  const stopping = await startApp();
  const account = await newUser(stopping);
  const { init, send, closed } = openSocket(stopping.url);
  await init(account);
  send(subscribe());
  const silent = openSocket(stopping.url);
  await silent.init();
  silent.socket.pause();
  const events = await openEvents(stopping.url, MY_ORDERS, { as: account });

  const began = Date.now();
  await stopping.stop();

  expect(await closed).toEqual({ code: 1012, reason: 'The server is stopping: connect again.' });
  await events.ended;
  expect(events.text()).toBe(':\n\n');
  expect(Date.now() - began).toBeLessThan(5_000);
  silent.socket.terminate();
});
