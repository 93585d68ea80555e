import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startApp, type App } from '../support/app.ts';
import { until } from '../support/until.ts';

const TIMEOUTS = { headersTimeoutMs: 1_500, bodyTimeoutMs: 2_500, keepAliveTimeoutMs: 1_000 };

let app: App;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startApp({ http: { ...TIMEOUTS, maxConnections: 40 }, connectionCheckIntervalMs: 50 });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await app.stop();
});

type Peer = { socket: Socket; received: () => string; closed: Promise<unknown> };

async function open({ url } = app): Promise<Peer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => {});
  // Not `once`, which rejects if the server closes while the test writes.
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await once(socket, 'connect');
  return { socket, received: () => text, closed };
}

const QUERY = JSON.stringify({ query: '{ __typename }' });
const POST = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${QUERY.length}\r\n\r\n`;

/** Sends one byte at a time while the connection is open. Returns the duration. */
async function drip({ socket, closed }: Peer, text: string): Promise<number> {
  const startedAt = performance.now();
  let sent = 0;
  const dripping = setInterval(() => socket.writable && socket.write(text[sent++ % text.length]!), 20);
  await closed;
  clearInterval(dripping);
  return performance.now() - startedAt;
}

test.each([
  ['headers that never end', '', 'X-Header: a\r\n', TIMEOUTS.headersTimeoutMs],
  [
    'a body that comes drop by drop',
    `${POST.replace(String(QUERY.length), '9999')}`,
    ' ',
    TIMEOUTS.bodyTimeoutMs,
  ],
])('times out %s', async (_, begin, dripped, timeout) => {
  const peer = await open();
  peer.socket.write(begin || 'POST /graphql HTTP/1.1\r\n');

  const ms = await drip(peer, dripped);

  expect(ms).toBeGreaterThan(timeout - 50);
  expect(ms).toBeLessThan(timeout + 5_000);
  expect(peer.received()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(JSON.parse(peer.received().split('\r\n\r\n')[1]!)).toEqual({
    errors: [{ message: 'Request Timeout.', extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('closes an idle keep-alive connection', async () => {
  const peer = await open();
  peer.socket.write(POST + QUERY);
  await until(() => peer.received().includes('__typename'));
  const startedAt = performance.now();
  await peer.closed;

  // Node.js allows a second more than configured.
  expect(performance.now() - startedAt).toBeLessThan(TIMEOUTS.keepAliveTimeoutMs + 5_000);
});

test('serves other clients while thirty connections trickle', async () => {
  const slow = await Promise.all(Array.from({ length: 30 }, () => open()));
  for (const { socket } of slow) socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n');

  const answers = await Promise.all(Array.from({ length: 5 }, () => app.query('{ __typename }')));

  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  await Promise.all(slow.map(({ closed }) => closed));
});

test('limits connections, and accepts new ones after others close', async () => {
  const idle = await Promise.all(Array.from({ length: 60 }, () => open().catch(() => null)));
  const open60 = idle.filter((peer) => peer !== null);
  const isClosed = ({ socket }: Peer) => socket.destroyed || socket.readableEnded;
  await until(() => open60.filter(isClosed).length >= 20);

  for (const { socket } of open60) socket.destroy();
  const status = async () => (await fetch(`${app.url}/healthz`).catch(() => null))?.status;
  expect(await until(status)).toBe(200);
});

test.each([
  ['too large', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP', 'HELO mail.example\r\n\r\n', 400],
])('rejects a request that is %s with GraphQL errors', async (_, text, status) => {
  const peer = await open();
  peer.socket.write(text);
  await peer.closed;

  expect(peer.received()).toContain(`HTTP/1.1 ${status} `);
  expect(peer.received()).toContain('"errors":[');
});

test('stops within seconds although clients are in the middle of a request', async () => {
  const stopping = await startApp();
  const peers = await Promise.all([open(stopping), open(stopping), open(stopping)]);
  peers[0]!.socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n');
  peers[1]!.socket.write(POST + QUERY.slice(0, 5));
  peers[2]!.socket.write(POST + QUERY);
  await until(() => peers[2]!.received().includes('__typename'));

  const startedAt = performance.now();
  await stopping.stop();

  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
