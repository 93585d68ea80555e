import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

type Program = { port: number; kill: () => Promise<void> };

/** Starts a Redis with a replica, and one sentinel that watches them under the name `shop`. */
export async function startSentinel() {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-sentinel-'));
  const primary = await startRedisWith(folder, 'primary', '');
  const replica = await startRedisWith(folder, 'replica', `replicaof 127.0.0.1 ${primary.port}`);
  const sentinel = await startRedisWith(
    folder,
    'sentinel',
    `sentinel monitor shop 127.0.0.1 ${primary.port} 1
sentinel down-after-milliseconds shop 500
sentinel failover-timeout shop 5000`,
    ['--sentinel'],
  );
  const asked = new Redis(sentinel.port, '127.0.0.1');
  // Without a replica, the sentinel has no server to promote.
  await until(async () => ((await asked.call('sentinel', 'replicas', 'shop')) as unknown[]).length === 1);
  asked.disconnect();
  return {
    /** The first sentinel of the URL does not exist: a client must try the second one. */
    url: `redis+sentinel://127.0.0.1:1,127.0.0.1:${sentinel.port}/shop`,
    killPrimary: primary.kill,
    replicaPort: replica.port,
    stop: async () => {
      await Promise.all([sentinel.kill(), replica.kill(), primary.kill()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startRedisWith(
  folder: string,
  name: string,
  settings: string,
  args: string[] = [],
): Promise<Program> {
  const port = await freePort();
  const file = join(folder, `${name}.conf`);
  await writeFile(file, `port ${port}\nbind 127.0.0.1\ndir ${folder}\nsave ""\n${settings}\n`);
  const child = spawn('redis-server', [file, ...args], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return {
    port,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
