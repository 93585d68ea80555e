import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessTokens } from '../src/accounts/access-tokens.ts';
import { check } from './compare/checks.ts';
import { LARGE, openBenchDatabase, SMALL } from './compare/database.ts';
import { startClients } from './compare/load.ts';
import { measure } from './compare/measure.ts';
import { readOptions, type Options } from './compare/options.ts';
import { printOutcomes, ratiosOf, writeResults, type Measured } from './compare/report.ts';
import { shopOf, startServer, VARIANTS, type Server, type Setting, type Variant } from './compare/servers.ts';
import { WORKLOADS } from './compare/workloads.ts';

/** How this server does beside hand-written SQL and beside its peers: all of them in one run, in turns, on the same data. */

const options = readOptions();
const temporary = await mkdtemp(join(tmpdir(), 'ordergraph-bench-'));
const started: { stop: () => Promise<unknown> }[] = [];

async function variants({ servers, against }: Options, setting: Setting): Promise<Variant[]> {
  const chosen: Variant[] = [];
  for (const [name, make] of Object.entries(VARIANTS)) {
    if (servers.includes(name)) chosen.push(await make(setting));
  }
  for (const folder of against) chosen.push(await shopOf(resolve(folder), setting));
  return chosen;
}

async function run(): Promise<Measured[]> {
  const signingKey = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const keyFile = join(temporary, 'key.pem');
  await writeFile(keyFile, signingKey, { mode: 0o600 });
  const tokens = await accessTokens(signingKey);

  const chosen = await variants(options, { workers: options.workers, keyFile });
  const size = options.quick ? SMALL : LARGE;
  const database = await openBenchDatabase(size);
  started.push(database);
  const clients = startClients();
  started.push(clients);
  const servers: Server[] = [];
  for (const variant of chosen) {
    const server = await startServer(variant, database.url);
    started.push(server);
    servers.push(server);
  }

  const measured: Measured[] = [];
  for (const workload of WORKLOADS.filter(({ name }) => options.only.includes(name))) {
    const able = servers.filter(({ operations }) => operations.includes(workload.operation));
    const measuring = {
      database,
      clients,
      tokens,
      servers: able,
      rounds: options.rounds,
      seconds: options.seconds,
    };
    const statements = await check(workload, measuring);
    const outcomes = await measure(workload, measuring);
    measured.push({ workload, outcomes, statements });
    printOutcomes(measured.at(-1)!);
  }
  const whole =
    !options.quick &&
    options.only.length === WORKLOADS.length &&
    servers.length === Object.keys(VARIANTS).length;
  const { rounds, seconds, workers } = options;
  await writeResults(measured, { whole, postgres: database.version, size, rounds, seconds, workers });
  return measured;
}

let measured: Measured[] = [];
try {
  measured = await run();
} finally {
  for (const thing of started.toReversed()) await thing.stop();
  await rm(temporary, { recursive: true, force: true });
}
if (options.json) console.log(JSON.stringify({ ratios: ratiosOf(measured) }));
