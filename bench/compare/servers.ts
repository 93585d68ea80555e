import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/support/free-port.ts';
import { build } from './build.ts';
import { PUBLIC_URL } from './floor-pages.ts';
import { peer } from './peer.ts';
import type { Dialect } from './requests.ts';
import type { Operation } from './workloads.ts';

/** A server to compare: a program that listens on PORT and works on DATABASE_URL. */
export type Variant = {
  name: string;
  dialect: Dialect;
  program: string;
  environment: Record<string, string>;
  operations: readonly Operation[];
};

export type Server = Variant & { port: number; pid: number; stop: () => Promise<void> };

export type ServerSettings = {
  workers: number;
  keyFile: string;
  /** The address of a collector of traces. */
  collectorUrl: string;
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const READS = ['nestedOrders', 'product', 'products'] as const;
const PAGES = ['homePage', 'categoryPage', 'productDetails', 'myOrders'] as const;
const ALL = [...READS, 'search', 'addToCart', 'placeOrder', 'login', ...PAGES] as const;

/** The shop with its production defaults, all limits included. Its clients connect through a trusted proxy. */
const shop = (name: string, program: string, { workers, keyFile }: ServerSettings): Variant => ({
  name,
  dialect: 'graphql',
  program,
  operations: ALL,
  environment: {
    JWT_PRIVATE_KEY_FILE: keyFile,
    TRUST_PROXY: '127.0.0.1',
    PUBLIC_URL,
    WORKER: 'off',
    CLUSTER: workers > 1 ? String(workers) : 'off',
  },
});

/** Settings for metrics, and for traces of one request in a hundred. */
const observing = ({ collectorUrl }: ServerSettings) => ({
  METRICS_PORT: '0',
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
  OTEL_TRACES_SAMPLER_ARG: '0.01',
});

/** The shop of another checkout. */
export const shopOf = async (checkout: string, settings: ServerSettings): Promise<Variant> =>
  shop(join(basename(dirname(checkout)), basename(checkout)), await build(checkout), settings);

export const VARIANTS: Record<string, (settings: ServerSettings) => Promise<Variant>> = {
  floor: async ({ workers, keyFile }) => ({
    name: 'floor',
    dialect: 'floor',
    program: here('floor.ts'),
    operations: ALL,
    environment: { JWT_PRIVATE_KEY_FILE: keyFile, WORKERS: String(workers) },
  }),
  ordergraph: async (settings) => shop('ordergraph', await build(here('../..')), settings),
  observed: async (settings) => {
    const variant = shop('observed', await build(here('../..')), settings);
    return { ...variant, environment: { ...variant.environment, ...observing(settings) } };
  },
  mercurius: async ({ keyFile }) => ({
    name: 'mercurius',
    dialect: 'graphql',
    program: await peer('mercurius'),
    operations: READS,
    environment: { JWT_PRIVATE_KEY_FILE: keyFile },
  }),
  postgraphile: async () => ({
    name: 'postgraphile',
    dialect: 'postgraphile',
    program: await peer('postgraphile'),
    operations: READS,
    environment: { GRAPHILE_ENV: 'production' },
  }),
  apollo: async ({ keyFile }) => ({
    name: 'apollo',
    dialect: 'graphql',
    program: here('apollo.ts'),
    operations: READS,
    environment: { JWT_PRIVATE_KEY_FILE: keyFile },
  }),
};

const START_TIMEOUT_MS = 60_000;

export async function startServer(variant: Variant, databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [variant.program], {
    // A folder without a .env file.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      ...variant.environment,
    },
    // The server still writes its logs, but the output is discarded.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const end = () => void child.kill('SIGTERM');
  process.once('exit', end);
  const exited = once(child, 'exit').then(() => process.off('exit', end));
  const stop = async () => {
    end();
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
  const end = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error('the process exited');
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return;
    if (performance.now() > end) throw new Error('the process does not listen');
    await sleep(50);
  }
}
