import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTraceReceiver } from '../test/support/trace-receiver.ts';
import { accessTokens } from '../src/shop/accounts/tokens/access-tokens.ts';
import { createAuthorize } from './compare/authorize.ts';
import { check } from './compare/checks.ts';
import { LARGE, openBenchDatabase, SMALL } from './compare/database.ts';
import { startClients } from './compare/load.ts';
import { measure } from './compare/measure.ts';
import { measureAtRates } from './compare/open-loop.ts';
import { readOptions, type Options } from './compare/options.ts';
import { printOutcomes, ratiosOf, ratiosToFirst, writeResults, type Measured } from './compare/report.ts';
import {
  shopOf,
  startServer,
  VARIANTS,
  type Server,
  type ServerSettings,
  type Variant,
} from './compare/servers.ts';
import { withClients, WORKLOADS, type Workload } from './compare/workloads.ts';

/** Compares this server with hand-written SQL and with other servers: in one run, in turns, on the same data. */

const options = readOptions();
const temporary = await mkdtemp(join(tmpdir(), 'ordergraph-bench-'));
const started: { stop: () => Promise<unknown> }[] = [];

/** With --quick, the time from the end of the build until the last turn. The rest of the minute is for the build and the clean-up. */
const QUICK_MS = 48_000;
/** Minimum duration of a turn. */
const MIN_TURN_SECONDS = 0.2;
/** V8 optimizes a function after 3,000 calls, and again if a later call does not fit. In this time, the slowest pages get 3,000 requests. */
const WARM_UP_SECONDS = 15;
/** Duration of the warm-up with --quick, in turns. */
const QUICK_WARM_UP_TURNS = 2;

async function variants({ servers, against }: Options, settings: ServerSettings): Promise<Variant[]> {
  const chosen: Variant[] = [];
  for (const [name, make] of Object.entries(VARIANTS)) {
    if (servers.includes(name)) chosen.push(await make(settings));
  }
  for (const folder of against) chosen.push(await shopOf(resolve(folder), settings));
  return chosen;
}

/**
 * Starts all servers concurrently: an idle server does not affect the others. If a start fails, the servers that have started
 * are still stopped.
 */
async function startAll(chosen: readonly Variant[], databaseUrl: string): Promise<Server[]> {
  const starts = await Promise.allSettled(chosen.map((variant) => startServer(variant, databaseUrl)));
  for (const start of starts) if (start.status === 'fulfilled') started.push(start.value);
  return starts.map((start) => {
    if (start.status === 'rejected') throw start.reason;
    return start.value;
  });
}

async function run(): Promise<Measured[]> {
  const signingKey = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const keyFile = join(temporary, 'key.pem');
  await writeFile(keyFile, signingKey, { mode: 0o600 });
  const authorize = createAuthorize(await accessTokens(signingKey));

  const collector = await startTraceReceiver();
  started.push(collector);
  const chosen = await variants(options, {
    workers: options.workers,
    keyFile,
    collectorUrl: collector.url,
  });
  const end = performance.now() + QUICK_MS;
  const size = options.quick ? SMALL : LARGE;
  const database = await openBenchDatabase(size);
  started.push(database);
  const clients = startClients();
  started.push(clients);
  const servers = await startAll(chosen, database.url);

  const workloads = WORKLOADS.filter(({ name }) => options.only.includes(name));
  const ableTo = ({ operation }: Workload) =>
    servers.filter(({ operations }) => operations.includes(operation));
  const variantsOf = (workload: Workload) => withClients(workload, options.clients);
  // One round does not count.
  const turnsOfServer = QUICK_WARM_UP_TURNS + 1 + options.rounds;
  let turnsLeft =
    turnsOfServer * workloads.reduce((sum, each) => sum + variantsOf(each).length * ableTo(each).length, 0);
  const measured: Measured[] = [];
  for (const workload of workloads) {
    const able = ableTo(workload);
    if (able.length === 0) continue;
    const checking = { database, clients, authorize, servers: able };
    const statements = await check(workload, checking);
    for (const variant of variantsOf(workload)) {
      const seconds =
        options.seconds ?? Math.max(MIN_TURN_SECONDS, (end - performance.now()) / 1000 / turnsLeft);
      const warmUpSeconds = options.quick ? seconds * QUICK_WARM_UP_TURNS : WARM_UP_SECONDS;
      const measuring = { ...checking, rounds: options.rounds, seconds, warmUpSeconds };
      const outcomes = await measure(variant, measuring);
      turnsLeft -= turnsOfServer * able.length;
      const atRates = options.openLoop ? await measureAtRates(variant, outcomes, measuring) : [];
      measured.push({ workload: variant, outcomes, statements, atRates });
      printOutcomes(measured.at(-1)!);
    }
  }
  const whole =
    !options.quick &&
    options.clients.length === 0 &&
    options.only.length === WORKLOADS.length &&
    Object.keys(VARIANTS).every((name) => name === 'observed' || options.servers.includes(name)) &&
    options.against.length === 0;
  const { rounds, workers } = options;
  await writeResults(measured, { whole, postgres: database.version, size, rounds, workers });
  return measured;
}

// An exit stops the child processes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

let measured: Measured[] = [];
try {
  measured = await run();
} finally {
  for (const each of started.toReversed()) await each.stop();
  await rm(temporary, { recursive: true, force: true });
}
if (options.json)
  console.log(JSON.stringify({ ratios: ratiosOf(measured), ratiosToFirst: ratiosToFirst(measured) }));
