import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createBudget, noBudget } from '../src/platform/throttles/budget.ts';
import { startApp, type AppOptions } from '../test/support/app.ts';
import { newCategory, newProducts } from '../test/support/data.ts';
import type { Answer, LoadOptions } from './support/client-process.ts';
import { onPostgres } from './support/postgres.ts';

/**
 * Measures the latency of a cheap query while fifty clients send the most expensive accepted document without pause: from two
 * addresses, from many addresses, without rate limits, and without rate limits and the concurrency limiter.
 */

const SECONDS = 10;
const WORKERS = 50;
const [CATEGORIES, PRODUCTS] = [20, 32];

const CHEAP = '{ products(first: 1) { nodes { name } } }';
/** 640 products in twenty lists, each with its price and category: a cost of 1,961 of at most 2,000. */
const COSTLY = `{ categories(first: ${CATEGORIES}) { nodes { products(first: ${PRODUCTS}) { nodes {
  id name slug sku description inStock price { amount currency } category { id name slug } } } } } }`;

function startClients(load: Omit<LoadOptions, 'seconds'>): { answers: Promise<Answer[]>; stop: () => void } {
  const child = fork(fileURLToPath(new URL('support/client-process.ts', import.meta.url)));
  const answers = once(child, 'message').then(([message]) => message as Answer[]);
  child.send({ ...load, seconds: SECONDS } satisfies LoadOptions);
  return { answers, stop: () => child.disconnect() };
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

async function measure(options: AppOptions, workers: number, spread: boolean) {
  const app = await startApp({ http: { trustProxy: ['127.0.0.1'] }, ...options });
  for (let i = 0; i < CATEGORIES; i++) {
    await newProducts(app, PRODUCTS, {
      categoryId: (await newCategory(app)).id,
      description: 'x'.repeat(200),
    });
  }
  const { errors } = await app.query(COSTLY);
  if (errors) throw new Error(JSON.stringify(errors));
  const load = startClients({ url: app.url, query: COSTLY, clients: workers, spread, pauseMs: 0 });
  const probe = startClients({ url: app.url, query: CHEAP, clients: 1, spread: true, pauseMs: 20 });
  const [costly, cheap] = await Promise.all([load.answers, probe.answers]);
  for (const { stop } of [load, probe]) stop();
  await app.stop();
  const times = cheap.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const done = costly.filter(({ status }) => status === 200).length;
  return {
    'cheap p50 (ms)': percentile(times, 0.5).toFixed(1),
    'cheap p99 (ms)': percentile(times, 0.99).toFixed(1),
    'cheap rejected': cheap.filter(({ status }) => status !== 200).length,
    'costly per second': (done / SECONDS).toFixed(1),
    'rejected per second': ((costly.length - done) / SECONDS).toFixed(0),
  };
}

const buckets = () => ({ budget: createBudget({ capacity: 10_000, refillPerSecond: 1000 }) });
const withoutLimiter = {
  concurrencyLimits: { minQueuedCost: Infinity, maxRunningCost: Infinity, maxQueued: Infinity },
};

await onPostgres(async () => {
  console.table({
    'no other load': await measure(buckets(), 0, false),
    'from two addresses': await measure(buckets(), WORKERS, false),
    'from many addresses': await measure(buckets(), WORKERS, true),
    'RATE_LIMITS=off': await measure({ budget: noBudget }, WORKERS, false),
    'RATE_LIMITS=off, no concurrency limit': await measure(
      { budget: noBudget, ...withoutLimiter },
      WORKERS,
      false,
    ),
  });
});
