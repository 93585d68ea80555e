import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Dialect } from './requests.ts';

/** A server to compare: a program that listens on PORT and works on DATABASE_URL. */
export type Variant = {
  name: string;
  dialect: Dialect;
  program: string;
  environment: Record<string, string>;
};

export type Server = Variant & { port: number; pid: number; stop: () => Promise<void> };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const floor = (workers: number, keyFile: string): Variant => ({
  name: 'floor',
  dialect: 'floor',
  program: here('floor.ts'),
  environment: { WORKERS: String(workers), JWT_PRIVATE_KEY_FILE: keyFile },
});

/** The shop as it runs in production, with all that it limits by default; its clients come by a proxy that it trusts. */
export const ordergraph = (name: string, program: string, workers: number, keyFile: string): Variant => ({
  name,
  dialect: 'graphql',
  program,
  environment: {
    NODE_ENV: 'production',
    JWT_PRIVATE_KEY_FILE: keyFile,
    TRUST_PROXY: '127.0.0.1',
    WORKER: 'off',
    CLUSTER: workers > 1 ? String(workers) : 'off',
  },
});

const START_LIMIT_MS = 20_000;

export async function startServer(variant: Variant, databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [variant.program], {
    // A folder where no .env lies.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      ...variant.environment,
    },
    // What it logs is written, and read by nobody.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  try {
    await listening(child, port);
  } catch (error) {
    await stop();
    throw new Error(`${variant.name} did not start`, { cause: error });
  }
  return { ...variant, port, pid: child.pid!, stop };
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  const end = performance.now() + START_LIMIT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error('it ended at once');
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return;
    if (performance.now() > end) throw new Error('it does not listen');
    await sleep(50);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
