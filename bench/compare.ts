import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessTokens } from '../src/accounts/access-tokens.ts';
import { check } from './compare/checks.ts';
import { LARGE, openBenchDatabase, SMALL } from './compare/database.ts';
import { startClients } from './compare/load.ts';
import { measure, type Outcomes } from './compare/measure.ts';
import { readOptions, type Options } from './compare/options.ts';
import { printOutcomes } from './compare/report.ts';
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

async function run(): Promise<Record<string, Outcomes>> {
  const signingKey = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const keyFile = join(temporary, 'key.pem');
  await writeFile(keyFile, signingKey, { mode: 0o600 });
  const tokens = await accessTokens(signingKey);

  const chosen = await variants(options, { workers: options.workers, keyFile });
  const database = await openBenchDatabase(options.quick ? SMALL : LARGE);
  started.push(database);
  const clients = startClients();
  started.push(clients);
  const servers: Server[] = [];
  for (const variant of chosen) {
    const server = await startServer(variant, database.url);
    started.push(server);
    servers.push(server);
  }

  const outcomes: Record<string, Outcomes> = {};
  for (const workload of WORKLOADS.filter(({ name }) => options.only.includes(name))) {
    const { rounds, seconds } = options;
    const able = servers.filter(({ operations }) => operations.includes(workload.operation));
    const measuring = { database, clients, tokens, servers: able, rounds, seconds };
    const statements = await check(workload, measuring);
    outcomes[workload.name] = await measure(workload, measuring);
    printOutcomes(workload, outcomes[workload.name]!, statements);
  }
  return outcomes;
}

try {
  await run();
} finally {
  for (const thing of started.toReversed()) await thing.stop();
  await rm(temporary, { recursive: true, force: true });
}
