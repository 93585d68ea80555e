import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { promisify } from 'node:util';
import type { WebSocket } from 'ws';

import type { Answer, App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { ADDRESS, newCustomer, newProduct, newStaff } from '../support/data.ts';
import { connect, openSocket, seen, watch } from '../support/live.ts';
import { askServer, failToStart, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** The tests read the database through this process, which stays alive. */
let app: App;
let environment: Record<string, string>;
const running: ServerProcess[] = [];
beforeAll(async () => {
  const beside = await startBeside();
  app = beside.app;
  environment = { ...beside.environment, CLUSTER: '2' };
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
});
afterAll(() => app.stop());

async function start(more: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess({ ...environment, ...more });
  running.push(server);
  return server;
}

/** Lists the child processes of a primary for each role. */
async function membersOf({ pid }: Pick<ServerProcess, 'pid'>): Promise<{ serve: number[]; work: number[] }> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=,args=']);
  const members = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*main\.ts (\w+)\s*$/.exec(line))
    .filter((match) => Number(match?.[2]) === pid);
  const pidsOf = (role: string) =>
    members.filter((match) => match?.[3] === role).map((match) => Number(match?.[1]));
  return { serve: pidsOf('serve'), work: pidsOf('work') };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Sends a request on a new connection; connections go to the processes in turn. Returns the status and body,
 * or null if the connection broke.
 */
const sendAnew = (url: string, query: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; body: Omit<Answer, 'status'> } | null>((resolve) => {
    const asking = request(`${url}/graphql`, {
      method: 'POST',
      agent: new Agent({ keepAlive: false }),
      headers: { 'content-type': 'application/json', ...headers },
    });
    asking.on('error', () => resolve(null));
    asking.on('response', (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('error', () => resolve(null));
      response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text) }));
    });
    asking.end(JSON.stringify({ query }));
  });

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { ... on PlaceOrderSuccess { replayed order { id } } }
}`;
const orderFor = (productId: string, idempotencyKey: string = randomUUID()) => ({
  input: { idempotencyKey, shippingAddress: ADDRESS, items: [{ productId, quantity: 1 }] },
});

test('serves from both processes, runs jobs in one, and prints the start message once', async () => {
  const server = await start({ LOG_LEVEL: 'info' });
  const { serve, work } = await membersOf(server);
  expect([serve.length, work.length]).toEqual([2, 1]);

  await Promise.all(Array.from({ length: 20 }, () => sendAnew(server.url, '{ __typename }')));

  const answered = () =>
    server
      .output()
      .split('\n')
      .filter((line) => line.includes('"path":"/graphql"'))
      .map((line) => JSON.parse(line).pid as number);
  await until(answered, ({ length }) => length === 20);
  expect(new Set(answered())).toEqual(new Set(serve));
  expect(server.output().match(/serves GraphQL at/g)).toHaveLength(1);
});

test('publishes an event of one process to subscribers of every process without delay', async () => {
  const server = await start();
  const [staff, customer, product] = [await newStaff(app), await newCustomer(app), await newProduct(app)];
  // Sequential requests alternate between the processes.
  const clients = [connect(server.url, staff), connect(server.url, staff)];
  const watching = clients.map((client) => watch(client, 'subscription { newOrders { id } }'));
  const refused = clients.map((client) => watch(client, 'subscription {'));
  await until(() => refused.every(({ ended }) => ended));

  const startedAt = performance.now();
  const { order } = await askServer(server.url, PLACE, orderFor(product.id), customer);
  for (const results of watching)
    expect(await seen(results, 1)).toEqual([{ data: { newOrders: { id: order.id } } }]);
  // Sooner than the poll interval of the relay, so the relay was notified.
  expect(performance.now() - startedAt).toBeLessThan(900);

  for (const client of clients) await client.dispose();
});

test('replaces a killed process while the other keeps serving, and loses no order', async () => {
  const server = await start();
  const { id: productId } = await newProduct(app, { stock: 100_000 });
  const customer = await newCustomer(app);
  const [killed] = (await membersOf(server)).serve;

  const placed = new Map<string, string>();
  const asked: string[] = [];
  const buy = async () => {
    const key = randomUUID();
    asked.push(key);
    const answer = await askServer(server.url, PLACE, orderFor(productId, key), customer);
    if (answer) placed.set(key, answer.order.id);
  };
  for (let i = 0; i < 10; i++) await buy();
  process.kill(killed!, 'SIGKILL');
  for (let i = 0; i < 20; i++) await buy();
  const { serve } = await until(
    () => membersOf(server),
    (members) => members.serve.length === 2 && !members.serve.includes(killed!),
  );
  for (let i = 0; i < 10; i++) await buy();

  expect(serve).toHaveLength(2);
  // Except the requests in progress in the killed process.
  expect(placed.size).toBeGreaterThanOrEqual(asked.length - 2);
  for (const key of asked) {
    const again = await askServer(server.url, PLACE, orderFor(productId, key), customer);
    if (placed.has(key)) expect(again).toEqual({ replayed: true, order: { id: placed.get(key) } });
  }
});

test('replaces the killed job process', async () => {
  const server = await start();
  const [killed] = (await membersOf(server)).work;

  process.kill(killed!, 'SIGKILL');

  const { work } = await until(
    () => membersOf(server),
    (members) => members.work.length === 1 && members.work[0] !== killed,
  );
  expect(work).toHaveLength(1);
});

test('keeps one cost bucket per client across processes and replacements', async () => {
  const server = await start({ RATE_LIMITS: 'on', COST_BUCKET: '500', COST_REFILL: '1' });
  // Each costs ten, plus ten for the request.
  const query = '{ products(first: 9) { nodes { id } } }';
  const statuses: (number | undefined)[] = [];
  const send = async (times: number) => {
    for (let i = 0; i < times; i++) statuses.push((await sendAnew(server.url, query))?.status);
  };
  await send(15);
  const [killed] = (await membersOf(server)).serve;
  process.kill(killed!, 'SIGKILL');
  await until(
    () => membersOf(server),
    (members) => members.serve.length === 2 && !members.serve.includes(killed!),
  );
  // Until the new process listens, the other one accepts every connection.
  await send(40);

  const passed = statuses.filter((status) => status === 200).length;
  expect(passed).toBeGreaterThanOrEqual(23);
  expect(passed).toBeLessThanOrEqual(31);
  expect(statuses.slice(-10)).toEqual(Array(10).fill(429));
});

test('counts live connections across processes, and removes connections of a killed process', async () => {
  const server = await start({ LIVE_CONNECTIONS: '4' });
  const sockets: WebSocket[] = [];
  const open = () => {
    const { socket, status } = openSocket(server.url);
    sockets.push(socket);
    return status;
  };
  const statuses: (number | undefined)[] = [];
  for (let i = 0; i < 10; i++) statuses.push(await open());
  // A connection may exceed the limit by one if the other process has not heard of the last one yet.
  const refused = statuses.filter((status) => status === 503).length;
  expect([5, 6]).toContain(refused);
  expect(statuses.slice(-5)).toEqual(Array(5).fill(503));

  const [killed] = (await membersOf(server)).serve;
  process.kill(killed!, 'SIGKILL');

  // A connection on its way to the killed process may get no response. This limit is shorter than any timeout
  // of the server.
  const opened = await until(
    () => {
      void open().then((status) => statuses.push(status));
      return statuses.slice(10);
    },
    (later) => later.includes(101),
    5_000,
  );
  expect(opened).toContain(101);
  for (const socket of sockets) socket.terminate();
});

test('counts password attempts across processes', async () => {
  const server = await start({ RATE_LIMITS: 'on' });
  const login = `mutation { login(input: { email: "${randomUUID()}@example.com", password: "not the password" }) { __typename } }`;

  const codes: string[] = [];
  for (let i = 0; i < 8; i++) {
    const { errors } = (await sendAnew(server.url, login))!.body;
    codes.push(errors?.[0]?.extensions.code ?? 'answered');
  }

  expect(codes.slice(0, 5)).toEqual(Array(5).fill('answered'));
  expect(codes).toContain('RATE_LIMITED');
});

test('closes connections above the limit, although another process has room', async () => {
  const server = await start({ MAX_CONNECTIONS: '4' });
  const agents = Array.from({ length: 8 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const answers = await Promise.all(
    agents.map(
      (agent) =>
        new Promise<number | null>((resolve) => {
          request(`${server.url}/healthz`, { agent })
            .on('error', () => resolve(null))
            .on('response', (response) => response.resume().on('end', () => resolve(response.statusCode!)))
            .end();
        }),
    ),
  );
  agents.forEach((agent) => agent.destroy());

  // Two of each process. A busy process gets fewer connections, and the other one does not accept more instead.
  const served = answers.filter((status) => status === 200).length;
  expect([2, 3, 4]).toContain(served);
  expect(answers.filter((status) => status === null)).toHaveLength(8 - served);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'answers requests in progress after %s, and ends all processes cleanly',
  async (signal) => {
    const server = await start();
    const { serve, work } = await membersOf(server);
    const { id: productId } = await newProduct(app, { stock: 1_000 });
    const customer = await newCustomer(app);
    let ended: Promise<number | null> | undefined;
    const buy = async (): Promise<string[]> => {
      const ids: string[] = [];
      for (let n = 0; ; n++) {
        const answer = await askServer(server.url, PLACE, orderFor(productId), customer);
        if (!answer) return ids;
        ids.push(answer.order.id);
        if (n === 5 && !ended) {
          ended = server.end(signal);
          // As a terminal does, the signal goes to all processes.
          if (signal === 'SIGINT') [...serve, ...work].forEach((pid) => process.kill(pid, signal));
        }
      }
    };
    const ids = (await Promise.all(Array.from({ length: 8 }, buy))).flat();

    expect(await ended).toBe(0);
    expect([...serve, ...work].filter(isAlive)).toEqual([]);
    const { nodes } = (
      await app.query('{ me { orders(first: 100) { nodes { id } } } }', {}, { as: customer })
    ).data.me.orders;
    expect(nodes.map(({ id }: { id: string }) => id).sort()).toEqual(ids.sort());
  },
);

test('ends all processes if the primary is killed', async () => {
  const server = await start();
  const { serve, work } = await membersOf(server);

  await server.end('SIGKILL');

  const left = await until(
    () => [...serve, ...work].filter(isAlive),
    ({ length }) => length === 0,
  );
  expect(left).toEqual([]);
});

test('reports a port in use once', async () => {
  const { port } = new URL((await start()).url);

  const { exitCode, output } = await failToStart({ ...environment, PORT: port });

  expect(exitCode).toBe(1);
  expect(output.match(new RegExp(`port ${port} is already in use`, 'g'))).toHaveLength(1);
});

test('rejects an invalid number of processes', async () => {
  const { exitCode, output } = await failToStart({ ...environment, CLUSTER: 'nonsense' });

  expect(exitCode).toBe(1);
  expect(output).toContain('CLUSTER must be auto, off, or a whole number from 1 to 1024');
});
