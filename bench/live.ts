import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '../test/support/database.ts';
import { onPostgres } from './support/postgres.ts';
import { quartile } from './support/quartile.ts';

/**
 * Measures the cost of live updates: memory per idle subscriber, and the time until the last of many subscribers has an update,
 * compared with a bare broadcast of the same size in the same run. Server, clients and broadcast run in separate processes.
 */
const IDLE = 1_000;
const SUBSCRIBERS = 200;
const ROUNDS = 20;
const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const children: ChildProcess[] = [];
function start(file: string, args: string[] = [], options: Parameters<typeof fork>[2] = {}): ChildProcess {
  const child = fork(pathOf(file), args, options);
  children.push(child);
  return child;
}
const nextMessage = async (child: ChildProcess): Promise<any> => (await once(child, 'message'))[0];

async function startServer(databaseUrl: string): Promise<{ server: ChildProcess; url: string }> {
  const server = start('../src/main.ts', [], {
    execArgv: ['--expose-gc', '--import', pathOf('live/report-memory.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      SEED: 'none',
      STOREFRONT: 'off',
      DATABASE_URL: databaseUrl,
      LIVE_CONNECTIONS: String(2 * IDLE),
      LIVE_SUBSCRIPTIONS_PER_ADDRESS: String(2 * IDLE),
      LIVE_SUBSCRIPTIONS_PER_TOPIC: String(2 * IDLE),
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
  });
  for await (const text of server.stdout!) {
    const [, url] = /(http:\/\/\S+\/graphql)/.exec(String(text)) ?? [];
    if (url) return { server, url };
  }
  throw new Error('the server did not start');
}

async function startClients(url: string, count: number, payloads: object[] = []): Promise<ChildProcess> {
  const clients = start('live/clients.ts', [
    url.replace('http', 'ws'),
    String(count),
    ...payloads.map((payload) => JSON.stringify(payload)),
  ]);
  await nextMessage(clients);
  // The protocol does not acknowledge a subscription.
  await sleep(1_000);
  return clients;
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

async function memoryOf(server: ChildProcess): Promise<{ rss: number; heap: number }> {
  const answer = nextMessage(server);
  server.send('memory');
  return answer;
}

/** Returns the time from the end of `publish` until the last client has the message. It is negative if the message arrives earlier. */
async function timeToAll(clients: ChildProcess, publish: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  // The first five rounds are warm-up.
  for (let round = -5; round < ROUNDS; round++) {
    const all = nextMessage(clients).then(() => performance.now());
    await publish();
    const published = performance.now();
    const took = (await all) - published;
    if (round >= 0) times.push(took);
    await sleep(50);
  }
  return quartile(times, 2);
}

async function measure(databaseUrl: string): Promise<void> {
  const { server, url } = await startServer(databaseUrl);
  let token = '';
  const send = async (query: string, variables: object): Promise<any> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await response.json()) as { data: any };
    return Object.values(data)[0];
  };
  const { session } = await send(
    'mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { session { accessToken } } } }',
    { input: ADMIN },
  );
  token = session.accessToken;
  const { product } = await send(
    `mutation ($input: CreateProductInput!) {
      createProduct(input: $input) { ... on CreateProductSuccess { product { id } } }
    }`,
    { input: { name: 'Teapot', sku: 'TEA-1', price: '19.99', stock: 1 } },
  );
  const init = { authorization: `Bearer ${token}` };
  const subscription = {
    query: `subscription ($ids: [ID!]!) {
      stockChanged(productIds: $ids) { id name slug inStock price { amount currency } category { name } }
    }`,
    variables: { ids: [product.id] },
  };

  // These clients make the process allocate the memory that it needs only once, so that it is not measured.
  await end(await startClients(url, 100, [init, subscription]));
  await sleep(1_000);
  const before = await memoryOf(server);
  const idle = await startClients(url, IDLE, [init, subscription]);
  const after = await memoryOf(server);
  const each = (which: 'rss' | 'heap') => ((after[which] - before[which]) / IDLE / 1_000).toFixed(1);
  console.log(`idle subscriber (of ${IDLE}):      ${each('heap')} kB of heap, ${each('rss')} kB of RSS`);
  await end(idle);

  const adjust = () =>
    send('mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }', {
      input: { productId: product.id, delta: 1, reason: 'Counted', idempotencyKey: randomUUID() },
    });
  const clients = await startClients(url, SUBSCRIBERS, [init, subscription]);
  const message = nextMessage(clients);
  await adjust();
  const bytes: number = await message;
  const live = await timeToAll(clients, adjust);
  await end(clients);

  const broadcast = start('live/broadcast.ts');
  const port = await nextMessage(broadcast);
  const listeners = await startClients(`http://127.0.0.1:${port}`, SUBSCRIBERS);
  const bare = await timeToAll(listeners, async () => broadcast.send('x'.repeat(bytes)));
  console.log(`last of ${SUBSCRIBERS} updated after:       ${live.toFixed(1)} ms (median of ${ROUNDS})`);
  console.log(`by a bare broadcast:              ${bare.toFixed(1)} ms (${bytes} bytes)`);
  console.log(`ratio:                            ${(live / bare).toFixed(1)}`);
}

await onPostgres(async () => {
  const database = await createDatabase();
  try {
    await measure(database.url);
  } finally {
    await Promise.all(
      children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map(end),
    );
    await database.drop();
  }
});
