import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDatabase } from '../test/support/database.ts';
import { startClients } from './soak/clients.ts';
import { plot } from './soak/plot.ts';
import type { State } from './soak/report-state.ts';
import { judge, type Sample } from './soak/trend.ts';
import { onPostgres } from './support/postgres.ts';

/**
 * Checks that the server's memory is stable: minutes of mixed requests, far below its capacity, to one production process with
 * the sample shop. Writes bench/results/soak.svg. The exit code is 1 if the heap grows or a request fails.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '40' },
  },
});
const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
const SAMPLE_INTERVAL_MS = 10_000;

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function startServer(databaseUrl: string): Promise<{ server: ChildProcess; url: string }> {
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const server = fork(pathOf('../src/main.ts'), [], {
    execArgv: ['--expose-gc', '--import', pathOf('soak/report-state.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    cwd: tmpdir(),
    env: {
      NODE_ENV: 'production',
      CLUSTER: 'off',
      PORT: '0',
      LOG_LEVEL: 'error',
      SEED: 'sample',
      STOREFRONT: 'off',
      DATABASE_URL: databaseUrl,
      JWT_PRIVATE_KEY: key,
      TRUST_PROXY: '127.0.0.1',
    },
  });
  for await (const text of server.stdout!) {
    const [, url] = /(http:\/\/\S+)\/graphql/.exec(String(text)) ?? [];
    if (url) return { server, url };
  }
  throw new Error('the server did not start');
}

async function stateOf(server: ChildProcess): Promise<State> {
  const state = once(server, 'message');
  server.send('state');
  return (await state)[0] as State;
}

async function soak(server: ChildProcess, url: string): Promise<Sample[]> {
  const { counts, stop } = await startClients(url, rate);
  const start = performance.now();
  const samples: Sample[] = [];
  for (let minute = 0; minute < minutes;) {
    await sleep(SAMPLE_INTERVAL_MS);
    minute = (performance.now() - start) / 60_000;
    const sample = { minute, ...(await stateOf(server)), ...counts };
    samples.push(sample);
    const { heapMb, rssMb, delayP99Ms } = sample;
    const figures = [
      `heap ${heapMb.toFixed(1)} MB`,
      `resident ${rssMb.toFixed(0)} MB`,
      `delay p99 ${delayP99Ms.toFixed(0)} ms`,
    ];
    console.log(
      `${minute.toFixed(1)} min: ${figures.join(', ')}, ${counts.requests} requests, ${counts.errors} errors`,
    );
  }
  stop();
  return samples;
}

await onPostgres(async () => {
  const database = await createDatabase();
  const { server, url } = await startServer(database.url);
  try {
    const samples = await soak(server, url);
    const verdict = judge(samples);
    await mkdir(pathOf('results'), { recursive: true });
    await writeFile(
      pathOf('results/soak.json'),
      `${JSON.stringify({ minutes, rate, verdict, samples }, null, 2)}\n`,
    );
    await writeFile(
      pathOf('results/soak.svg'),
      plot(samples, `${minutes} minutes of ${rate} requests per second`),
    );
    const { beforeMb, afterMb, growth, trend, isSteady } = verdict;
    const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
    console.log(
      `Heap after warm-up: ${beforeMb.toFixed(1)} MB, at the end: ${afterMb.toFixed(1)} MB (${percent(growth)}, ` +
        `trend ${percent(trend)}). The heap ${isSteady ? 'is stable' : 'GROWS'}.`,
    );
    if (!isSteady || samples.at(-1)!.errors > 0) process.exitCode = 1;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await database.drop();
  }
});
