import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { accessTokens, type AccessTokens } from '../src/shop/accounts/tokens/access-tokens.ts';
import { closeDatabase, openDatabase } from '../src/platform/db/client.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { claimCurrency } from '../src/platform/db/shop.ts';
import { prepareQueues } from '../src/platform/jobs/queues.ts';
import { fillWithLargeShop, EMAILS, type ShopSize } from '../test/support/large-shop.ts';
import { startServerProcess, type ServerProcess } from '../test/support/server-process.ts';
import { GROWTH_QUERIES, type GrowthQuery } from './growth/queries.ts';
import { quartile } from './support/quartile.ts';

/**
 * Measures how cost grows with the shop: the same queries over HTTP on shops of 10,000, 100,000 and 1,000,000 orders. The
 * databases are kept between runs. The shops are queried in turn, so that other load on the machine affects all of them.
 */
const SIZES: ShopSize[] = [
  { orders: 10_000, products: 1_000 },
  { orders: 100_000, products: 10_000 },
  { orders: 1_000_000, products: 100_000 },
];
const MAX_GROWTH = 1.3;
const PAGE = 20;
const FAR_PAGE = 400;

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: join(tmpdir(), 'ordergraph-growth') },
    rounds: { type: 'string', default: '40' },
    only: { type: 'string' },
  },
});

type Shop = {
  server: ServerProcess;
  sign: (who: keyof typeof EMAILS) => Promise<string>;
  /** CPU time of the server and its database so far; 0 if the system does not report it. */
  cpuMs: () => number;
  stop: () => Promise<void>;
};

const { privateKey } = generateKeyPairSync('ed25519');
const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const agent = new Agent({ keepAlive: true });

async function openShop(size: ShopSize, tokens: AccessTokens): Promise<Shop> {
  const dataDir = join(options.folder, `${size.orders}-orders`);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const db = openDatabase({
    url: postgres.url,
    poolMax: 1,
    timeouts: { statementMs: 0, lockMs: 0, idleTransactionMs: 0 },
  });
  await migrate(db);
  await prepareQueues(db);
  await claimCurrency(db, 'USD');
  const { rows: orders } = await db.$client.query('select from orders limit 1');
  if (orders.length === 0) await fill(postgres, size);
  await db.$client.query('vacuum (analyze)');
  const { rows } = await db.$client.query<{ email: string; id: string; session: string }>(
    `select email, users.id, sessions.id as session from users join sessions on user_id = users.id where email = any($1)`,
    [Object.values(EMAILS)],
  );
  /** Called for each query: an access token is valid for five minutes. */
  const sign = async (who: keyof typeof EMAILS) => {
    const { id, session } = rows.find(({ email }) => email === EMAILS[who])!;
    return (await tokens.sign(id, session)).token;
  };
  const server = await startServerProcess({
    DATABASE_URL: postgres.url,
    JWT_PRIVATE_KEY: signingKey,
    NODE_ENV: 'production',
    WORKER: 'off',
    SEED: 'none',
  });
  await closeDatabase(db);
  const stop = async () => {
    await server.end('SIGTERM');
    await postgres.stop();
  };
  const cpuMs = () => [server.pid, ...backendsOf(dataDir)].reduce((sum, pid) => sum + cpuMsOf(pid), 0);
  return { server, sign, cpuMs, stop };
}

async function fill(postgres: EmbeddedPostgres, size: ShopSize): Promise<void> {
  const start = performance.now();
  await fillWithLargeShop(postgres.url, size);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`A shop of ${size.orders} orders and ${size.products} products was created in ${seconds} s`);
}

function backendsOf(dataDir: string): number[] {
  try {
    const [postmaster] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    return readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

/** CPU time of a process; 0 if the system does not report it (only Linux does). */
function cpuMsOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

type Answer = { data: any; ms: number };

const ask = (shop: Shop, { document }: GrowthQuery, variables: object, token: string | undefined) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const body = JSON.stringify({ query: document, variables });
    const start = performance.now();
    request(`${shop.server.url}/graphql`, { method: 'POST', agent, headers })
      .on('response', (response) => {
        json(response).then((answer) => {
          const { data, errors } = answer as { data: any; errors?: unknown };
          if (errors) reject(new Error(`${document}: ${JSON.stringify(errors)}`));
          else resolve({ data, ms: performance.now() - start });
        }, reject);
      })
      .on('error', reject)
      .end(body);
  });

type PageInfo = { hasNextPage: boolean; endCursor: string | null };

/** Finds the list's `pageInfo` at any depth of an answer. */
function pageInfoOf(data: any): PageInfo | undefined {
  if (data === null || typeof data !== 'object') return undefined;
  if ('pageInfo' in data) return data.pageInfo as PageInfo;
  return Object.values(data)
    .map(pageInfoOf)
    .find((found) => found);
}

/** Returns the cursor before page 400, or before the last full page. */
async function farCursor(
  shop: Shop,
  query: GrowthQuery,
  variables: object,
  token: string | undefined,
): Promise<string | null> {
  let after: string | null = null;
  for (let page = 1; page < FAR_PAGE; page += 100 / PAGE) {
    const { data }: Answer = await ask(shop, query, { ...variables, first: 100, after }, token);
    const { hasNextPage, endCursor } = pageInfoOf(data)!;
    if (!hasNextPage) break;
    after = endCursor;
  }
  return after;
}

const fetchData = async (shop: Shop, document: string) =>
  (await ask(shop, { name: '', document, variables: () => ({}) }, {}, await shop.sign('staff'))).data;

const tokens = await accessTokens(signingKey);
const shops: Shop[] = [];
let failed = false;
const rows: Record<string, Record<string, string>> = {};
try {
  for (const size of SIZES) shops.push(await openShop(size, tokens));
  for (const query of GROWTH_QUERIES) {
    if (options.only && !query.name.includes(options.only)) continue;
    for (const far of query.pages ? [false, true] : [false]) {
      const signed = await Promise.all(shops.map(async ({ sign }) => query.as && (await sign(query.as))));
      const variables: object[] = [];
      for (const [index, shop] of shops.entries()) {
        const given = await query.variables((document) => fetchData(shop, document));
        const after = far ? await farCursor(shop, query, given, signed[index]) : null;
        variables.push({ ...given, ...(query.pages && { first: PAGE, after }) });
      }
      const times = shops.map((): number[] => []);
      const cpuPerRequest = shops.map(() => 0);
      const rounds = Number(options.rounds);
      for (let round = -10; round < rounds; round++) {
        const inOrder = [...shops.entries()];
        for (const [index, shop] of round % 2 ? inOrder : inOrder.toReversed()) {
          const before = shop.cpuMs();
          const { ms } = await ask(shop, query, variables[index]!, signed[index]);
          if (round < 0) continue;
          times[index]!.push(ms);
          cpuPerRequest[index]! += (shop.cpuMs() - before) / rounds;
        }
      }
      const medians = times.map((each) => quartile(each, 2));
      const growthOf = ([smallest, ...others]: number[]) => Math.max(...others) / smallest!;
      const growth = growthOf(medians);
      // Other load on the machine changes latencies, but not CPU time.
      const growthOfCpu = cpuPerRequest.every((each) => each > 0) ? growthOf(cpuPerRequest) : growth;
      const isTooHigh = Math.min(growth, growthOfCpu) > MAX_GROWTH && !query.bounded;
      failed ||= isTooHigh;
      rows[query.name + (query.pages ? (far ? ', page 400' : ', page 1') : '')] = {
        ...Object.fromEntries(medians.map((median, index) => [`${SIZES[index]!.orders}`, median.toFixed(1)])),
        growth: growth.toFixed(2),
        'CPU, ms': cpuPerRequest.map((each) => each.toFixed(1)).join(' '),
        'growth of CPU': growthOfCpu.toFixed(2) + (isTooHigh ? ' !' : query.bounded ? ' bounded' : ''),
      };
    }
  }
} finally {
  console.table(rows);
  for (const shop of shops) await shop.stop();
  agent.destroy();
}
process.exitCode = failed ? 1 : 0;
