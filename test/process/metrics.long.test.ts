import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { postTo } from '../support/app.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { metricsIn } from '../support/metrics.ts';
import { startServerProcess, startWorkerProcess, type ServerProcess } from '../support/server-process.ts';
import { startTraceReceiver, type TraceReceiver } from '../support/trace-receiver.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let receiver: TraceReceiver;
const running: Pick<ServerProcess, 'end'>[] = [];
beforeAll(async () => {
  database = await createDatabase();
  receiver = await startTraceReceiver();
});
afterEach(() => Promise.all(running.splice(0).map((one) => one.end('SIGKILL'))));
afterAll(async () => {
  await receiver.stop();
  await database.drop();
});

const environment = () => ({
  DATABASE_URL: database.url,
  SEED: 'none',
  LOG_LEVEL: 'info',
  METRICS_PORT: '0',
});

async function start(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess({ ...environment(), ...settings });
  running.push(server);
  return server;
}

/** The port is in the log, since the test lets the system choose it. */
async function metricsOf({ output }: Pick<ServerProcess, 'output'>) {
  const port = await until(() => /"port":(\d+),"msg":"metrics served"/.exec(output())?.[1]);
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  return metricsIn(await response.text());
}

const READ = 'query Read { products { totalCount } }';
const READS = 'ordergraph_operation_duration_seconds_count';

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=,args=']);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*?)\s*$/gm)]
    .filter(([, , parent, args]) => Number(parent) === pid && args!.endsWith('main.ts serve'))
    .map(([, child]) => Number(child));
}

test('adds up the metrics of all processes of a cluster, also those that have exited', async () => {
  const server = await start({ CLUSTER: '2' });
  for (let sent = 0; sent < 40; sent++) await postTo(server.url, READ);
  const before = await until(
    () => metricsOf(server),
    ({ valueOf }) => valueOf(READS) === 40,
  );
  const [killed] = await childrenOf(server.pid);
  process.kill(killed!, 'SIGKILL');
  await until(
    () => childrenOf(server.pid),
    (children) => children.length === 2 && !children.includes(killed!),
  );
  const after = await metricsOf(server);

  expect(before.valueOf('ordergraph_database_connections_max')).toBeGreaterThan(2);
  expect(before.valueOf('ordergraph_database_up')).toBe(1);
  expect(after.valueOf(READS)).toBe(40);
  await postTo(server.url, READ);
  await until(
    () => metricsOf(server),
    ({ valueOf }) => valueOf(READS) === 41,
  );
});

test('answers although a process of the cluster hangs', async () => {
  const server = await start({ CLUSTER: '2', WORKER: 'off' });
  await postTo(server.url, READ);
  await until(
    () => metricsOf(server),
    ({ valueOf }) => valueOf(READS) === 1,
  );
  const [stopped] = await childrenOf(server.pid);
  process.kill(stopped!, 'SIGSTOP');
  try {
    expect((await metricsOf(server)).valueOf(READS)).toBe(1);
  } finally {
    process.kill(stopped!, 'SIGCONT');
  }
});

test('serves the metrics of a worker, and nothing else on their port', async () => {
  const worker = await startWorkerProcess(environment());
  running.push(worker);
  const { valueOf } = await until(
    () => metricsOf(worker),
    (metrics) => metrics.valueOf('ordergraph_job_duration_seconds_count') > 0,
  );
  const [, port] = /"port":(\d+),"msg":"metrics served"/.exec(worker.output())!;
  const others = await Promise.all(
    [`/`, `/graphql`].map((path) => fetch(`http://127.0.0.1:${port}${path}`).then(({ status }) => status)),
  );

  expect(valueOf('ordergraph_database_up')).toBe(1);
  expect(others).toEqual([404, 404]);
});

test('exports traces of every process until the end, and logs one line if they cannot be exported', async () => {
  const server = await start({ CLUSTER: '2', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  receiver.failWith(400);
  for (let sent = 0; sent < 10; sent++) await postTo(server.url, READ);
  await until(server.output, (output) => output.includes('traces not exported'));
  receiver.failWith(null);
  await postTo(server.url, READ);
  await server.end('SIGTERM');

  expect(receiver.spans.map(({ name }) => name)).toContain('query Read');
  // Each process logs its own.
  expect(server.output().match(/traces not exported/g)!.length).toBeLessThanOrEqual(3);
});
