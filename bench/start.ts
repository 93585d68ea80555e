import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '../test/support/database.ts';
import { freePort } from '../test/support/free-port.ts';
import { onPostgres } from './support/postgres.ts';
import { quartile } from './support/quartile.ts';

/**
 * Measures how long the built program takes until it is ready in production on a migrated database, and the idle memory of each
 * of its processes. On a shared machine CPU time is more reliable. Memory and CPU time need Linux. `NODE` selects another Node.js.
 */
const ROUNDS = 5;
const IDLE_MS = 10_000;
const POLL_INTERVAL_MS = 5;

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const node = process.env['NODE'] ?? process.execPath;
const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

async function start(databaseUrl: string, cluster: string) {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(node, [main], {
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      JWT_PRIVATE_KEY: key,
      CLUSTER: cluster,
    },
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('the server did not start');
    await sleep(POLL_INTERVAL_MS);
  }
  return { child, ms: performance.now() - start };
}

/** Returns the ids of the program's processes, the main process first. */
async function processesOf({ pid }: ChildProcess): Promise<string[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(all.map((id) => numberIn(id, 'PPid')));
  return [String(pid), ...all.filter((_id, index) => parents[index] === pid)];
}

/** Reads a field of `/proc/<id>/status`. */
async function numberIn(id: string, name: string): Promise<number> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
}

/** CPU time so far. Linux counts in hundredths of a second. */
async function cpuMsOf(id: string): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return 10 * (Number(user) + Number(system));
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

async function measure(databaseUrl: string, cluster: string) {
  const times: number[] = [];
  const cpu: number[] = [];
  let memory: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const { child, ms } = await start(databaseUrl, cluster);
    times.push(ms);
    cpu.push(sum(await Promise.all((await processesOf(child)).map(cpuMsOf))));
    if (round === ROUNDS) {
      await sleep(IDLE_MS);
      const kilobytes = await Promise.all((await processesOf(child)).map((id) => numberIn(id, 'VmRSS')));
      memory = kilobytes.map((size) => Math.round(size / 1024));
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return {
    'ready after (ms)': Math.round(quartile(times, 2)),
    'slowest (ms)': Math.round(Math.max(...times)),
    'CPU until ready (ms)': Math.round(quartile(cpu, 2)),
    'idle memory of each process (MB)': memory.join(', '),
  };
}

await onPostgres(async () => {
  const { url, drop } = await createDatabase();
  try {
    console.table({
      'CLUSTER=off': await measure(url, 'off'),
      'CLUSTER=auto': await measure(url, 'auto'),
    });
  } finally {
    await drop();
  }
});
