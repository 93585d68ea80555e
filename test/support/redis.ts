import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Whether Redis tests can run: `TEST_REDIS_URL` names a server, or `redis-server` is on the PATH. */
export const hasRedis =
  process.env['TEST_REDIS_URL'] !== undefined || spawnSync('redis-server', ['--version']).status === 0;

if (!hasRedis)
  console.warn('Skipping the Redis tests: there is no redis-server on the PATH and no TEST_REDIS_URL.');

export type TestRedis = { url: string; stop: () => Promise<void> };

/** Starts Redis on a free port, or on the port of a server that was stopped. */
export async function startRedis(again?: TestRedis): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given) return { url: given, stop: async () => {} };
  const dir = await mkdtemp(join(tmpdir(), 'ordergraph-redis-'));
  const port = again ? Number(new URL(again.url).port) : await freePort();
  const settings = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'no' };
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const exited = once(child, 'exit');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes('Ready to accept') && resolve());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
