import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Whether the tests of Redis can run: a server that `TEST_REDIS_URL` names, or a `redis-server` on the PATH to be started. */
export const hasRedis =
  process.env['TEST_REDIS_URL'] !== undefined || spawnSync('redis-server', ['--version']).status === 0;

if (!hasRedis)
  console.warn(
    'Left out: what is done by Redis, for want of a redis-server on the PATH or a TEST_REDIS_URL.',
  );

export type TestRedis = { url: string; stop: () => Promise<void> };

/** On a port of its own, or again on that of one that was stopped. */
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
