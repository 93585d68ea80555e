import { setImmediate as nextTurn } from 'node:timers/promises';
import { createConcurrencyLimiter } from '../../src/server/http/concurrency-limiter.ts';
import { startApp } from '../support/app.ts';

const LIMITS = { minQueuedCost: 10, maxRunningCost: 100, maxQueued: 3 };

/** Acquires these costs. `started` lists the indexes of the running requests. */
function acquireAll(costs: number[]) {
  const limiter = createConcurrencyLimiter(LIMITS);
  const started: number[] = [];
  const requests = costs.map((cost, index) => {
    const request = { index };
    const acquired = limiter.acquire(request, cost).then(() => void started.push(index));
    return { release: () => limiter.release(request), acquired };
  });
  return { requests, started };
}

async function settle() {
  for (let i = 0; i < 5; i++) await nextTurn();
}

test('runs costly operations up to a total cost, in the order of their arrival', async () => {
  const { requests, started } = acquireAll([60, 40, 60, 30]);
  await settle();
  expect(started).toEqual([0, 1]);

  requests[1]!.release();
  await settle();
  expect(started).toEqual([0, 1]);
  requests[0]!.release();
  await settle();
  expect(started).toEqual([0, 1, 2, 3]);
});

test('runs an operation above the total cost alone, and never queues cheap operations', async () => {
  const { requests, started } = acquireAll([50, 1_000, 50, 9]);
  await settle();
  expect(new Set(started)).toEqual(new Set([0, 3]));

  requests[3]!.release();
  requests[0]!.release();
  await settle();
  expect(new Set(started)).toEqual(new Set([0, 1, 3]));
  requests[1]!.release();
  await settle();
  expect(new Set(started)).toEqual(new Set([0, 1, 2, 3]));
});

test('rejects an operation if the queue is full', async () => {
  const { requests } = acquireAll([100, 100, 100, 100, 100]);
  await expect(requests[4]!.acquired).rejects.toMatchObject({
    extensions: { code: 'RATE_LIMITED', retryAfter: 1 },
  });
});

test('releases the cost of an operation, however the operation ends', async () => {
  const app = await startApp({
    concurrencyLimits: { minQueuedCost: 0, maxRunningCost: 1, maxQueued: 100 },
    http: { requestTimeoutMs: 1_000 },
  });
  try {
    const documents = [
      '{ __typename }',
      '{ nothing }',
      '{',
      '{ me { id } }',
      '{ orders { totalCount } }',
      'mutation { logout { __typename } }',
    ];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => app.query(documents[i % documents.length]!)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
  } finally {
    await app.stop();
  }
});
