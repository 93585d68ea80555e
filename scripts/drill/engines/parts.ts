import { generateKeyPairSync } from 'node:crypto';
import { settingNames } from '../../../src/config/config.ts';
import { freePort } from '../../../test/support/free-port.ts';
import { startHaproxy, type LoadBalancer } from '../../../test/support/haproxy.ts';
import { keepsPreparedStatements, startPgBouncer, type TestPool } from '../../../test/support/pgbouncer.ts';
import { startPostgresCluster, type PostgresCluster } from '../../../test/support/postgres-cluster.ts';
import { startRedis, type TestRedis } from '../../../test/support/redis.ts';
import {
  runToEnd,
  startServerProcess,
  startWorkerProcess,
  type ServerProcess,
  type WorkerProcess,
} from '../../../test/support/server-process.ts';

export const SERVERS = 3;
const WORKERS = 2;
const STANDBYS = 2;

export const ADMIN = { email: 'admin@shop.example', password: 'a house by the lake' };

/** A process, or a group of processes, that the drill kills. */
export type Part = {
  name: string;
  kill: () => Promise<unknown>;
  /** Starts the part again. If the part is the primary, first promotes a standby. */
  restore: () => Promise<void>;
  /** The address of a killed server. */
  serverUrl?: string;
};

export type Engines = {
  /** The address of the load balancer. */
  url: string;
  serverUrls: readonly string[];
  postgres: PostgresCluster;
  /** Returns one part of each kind that can be killed now. */
  parts: () => Part[];
  /** The output of all servers and workers, with the part that wrote it. */
  output: () => string;
  stop: () => Promise<void>;
};

type Urls = { mailUrl: string };

/** Starts everything: PostgreSQL with two standbys, PgBouncer (if it is new enough), Redis, servers, workers and haproxy. */
export async function startEngines({ mailUrl }: Urls): Promise<Engines> {
  const cleanUps: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  };
  try {
    return { ...(await start(mailUrl, cleanUps)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(mailUrl: string, cleanUps: (() => Promise<unknown>)[]): Promise<Omit<Engines, 'stop'>> {
  const postgres = await startPostgresCluster({ standbys: STANDBYS, isSynchronous: true });
  cleanUps.push(postgres.stop);
  const { nodes } = postgres;
  const directUrl = urlOfHosts(nodes.map(({ url }) => url));
  const shared = { DATABASE_DIRECT_URL: directUrl, ...settingsOf(mailUrl) };
  const prepared = await runToEnd({
    ...shared,
    DATABASE_URL: directUrl,
    MIGRATE: 'only',
    DATABASE_DIRECT_URL: '',
  });
  if (prepared.exitCode !== 0) throw new Error(`the database was not prepared: ${prepared.output}`);

  const poolers: TestPool[] = [];
  const startPooler = async (index: number) => {
    poolers[index] = await startPgBouncer(nodes[index]!.url, 'transaction', 40, poolers[index]);
  };
  if (keepsPreparedStatements) await Promise.all(nodes.map((_, index) => startPooler(index)));
  cleanUps.push(() => Promise.all(poolers.map((pooler) => pooler.stop())));
  let redis: TestRedis = await startRedis();
  cleanUps.push(() => redis.stop());

  const environment = {
    ...shared,
    MIGRATE: 'off',
    REDIS_URL: redis.url,
    DATABASE_URL: keepsPreparedStatements ? urlOfHosts(poolers.map(({ url }) => url)) : directUrl,
    ...(!keepsPreparedStatements && { DATABASE_DIRECT_URL: '' }),
    // Only versions that read from standbys have the setting.
    ...((settingNames as readonly string[]).includes('DATABASE_REPLICA_URLS') && {
      DATABASE_REPLICA_URLS: nodes.map(({ url }) => url).join(','),
    }),
  };
  const ports = await Promise.all(Array.from({ length: SERVERS }, freePort));
  const [servers, workers]: [ServerProcess[], WorkerProcess[]] = [[], []];
  const outputsOfKilled: string[] = [];
  const startServer = async (index: number) => {
    servers[index] = await startServerProcess({ ...environment, WORKER: 'off', PORT: String(ports[index]) });
  };
  const startWorker = async (index: number) => {
    workers[index] = await startWorkerProcess(environment);
  };
  cleanUps.push(() => Promise.all([...servers, ...workers].map((one) => one.end('SIGKILL'))));
  await Promise.all([
    ...Array.from({ length: SERVERS }, (_, index) => startServer(index)),
    ...Array.from({ length: WORKERS }, (_, index) => startWorker(index)),
  ]);
  let balancer: LoadBalancer = await startHaproxy(ports);
  cleanUps.push(() => balancer.stop());
  for (const port of ports) await balancer.untilServer(port, 'UP');

  const labelled = (kind: string, one: WorkerProcess, index: number) =>
    one.output().replaceAll(/^/gm, `${kind} ${index + 1}: `);
  const kill = (kind: string, one: WorkerProcess, index: number) => {
    outputsOfKilled.push(labelled(kind, one, index));
    return one.end('SIGKILL');
  };
  const parts = (): Part[] => {
    const [server, worker] = [pick(SERVERS), pick(WORKERS)];
    const primary = postgres.primary();
    const standbys = nodes.filter(({ name }) => name !== primary.name);
    const pooler = nodes.findIndex(({ name }) => name === primary.name);
    return [
      {
        name: `server ${server + 1}`,
        kill: () => kill('server', servers[server]!, server),
        restore: () => startServer(server),
        serverUrl: servers[server]!.url,
      },
      {
        name: `worker ${worker + 1}`,
        kill: () => kill('worker', workers[worker]!, worker),
        restore: () => startWorker(worker),
      },
      {
        name: 'primary',
        kill: primary.kill,
        restore: async () => {
          await postgres.promote();
          await postgres.rejoin(primary);
        },
      },
      // The standbys are in the order of their names. The first standby is synchronous.
      ...standbys.map((standby, index) => ({
        name: index === 0 ? 'synchronous standby' : 'other standby',
        kill: standby.kill,
        restore: standby.start,
      })),
      {
        name: 'Redis',
        kill: () => redis.stop(),
        restore: async () => void (redis = await startRedis(redis)),
      },
      {
        name: 'haproxy',
        kill: () => balancer.stop(),
        restore: async () => void (balancer = await startHaproxy(ports, balancer)),
      },
      ...(keepsPreparedStatements
        ? [
            {
              name: 'PgBouncer of the primary',
              kill: () => poolers[pooler]!.stop(),
              restore: () => startPooler(pooler),
            },
          ]
        : []),
    ];
  };
  return {
    url: balancer.url,
    serverUrls: servers.map(({ url }) => url),
    postgres,
    parts,
    output: () =>
      [
        ...outputsOfKilled,
        ...servers.map((one, index) => labelled('server', one, index)),
        ...workers.map((one, index) => labelled('worker', one, index)),
      ].join('\n'),
  };
}

const pick = (count: number) => Math.floor(Math.random() * count);

/** Returns one URL with the hosts of all these URLs. Each new connection goes to the host that accepts writes. */
function urlOfHosts(urls: readonly string[]): string {
  const [first, ...others] = urls.map((url) => new URL(url));
  const hosts = [first!, ...others].map(({ host }) => host).join(',');
  return `postgres://${first!.username}@${hosts}${first!.pathname}?sslmode=disable&target_session_attrs=read-write`;
}

function settingsOf(mailUrl: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    SEED: 'none',
    LOG_LEVEL: 'warn',
    JWT_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    PAYMENT_PROVIDER: 'test',
    RECONCILE_PAYMENTS_AFTER: '1',
    MAX_UNPAID_ORDERS: 'off',
    SMTP_URL: mailUrl,
    MAIL_FROM: 'Shop <shop@shop.example>',
    WEBHOOK_PRIVATE_ADDRESSES: 'on',
  };
}
