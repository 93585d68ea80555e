import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTurns } from '../../src/server/http/concurrency-limiter.ts';
import { startApp } from '../support/app.ts';

const LIMITS = { cheapBelow: 10, atOnce: 100, mostWaiting: 3 };

/** Enters operations with these costs, and records which of them have started. */
function enterAll(costs: number[]) {
  const turns = createTurns(LIMITS);
  const begun: number[] = [];
  const requests = costs.map((cost, index) => {
    const request = { index };
    const entered = turns.enter(request, cost).then(() => void begun.push(index));
    return { leave: () => turns.leave(request), entered };
  });
  return { requests, begun };
}

async function settle() {
  for (let i = 0; i < 5; i++) await nextTurn();
}

test('runs operations up to the cost limit concurrently, in the order of arrival', async () => {
  const { requests, begun } = enterAll([60, 40, 60, 30]);
  await settle();
  expect(begun).toEqual([0, 1]);

  requests[1]!.leave();
  await settle();
  expect(begun).toEqual([0, 1]);
  requests[0]!.leave();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('runs an operation above the limit alone, and never queues a cheap one', async () => {
  const { requests, begun } = enterAll([50, 1_000, 50, 9]);
  await settle();
  expect(new Set(begun)).toEqual(new Set([0, 3]));

  requests[3]!.leave();
  requests[0]!.leave();
  await settle();
  expect(new Set(begun)).toEqual(new Set([0, 1, 3]));
  requests[1]!.leave();
  await settle();
  expect(new Set(begun)).toEqual(new Set([0, 1, 2, 3]));
});

test('limits the queue length', async () => {
  const { requests } = enterAll([100, 100, 100, 100, 100]);
  await expect(requests[4]!.entered).rejects.toMatchObject({
    extensions: { code: 'RATE_LIMITED', retryAfter: 1 },
  });
});

test('releases the slot however the operation ends, including after a timeout', async () => {
  const app = await startApp({
    turns: { cheapBelow: 0, atOnce: 1, mostWaiting: 100 },
    requestTimeoutMs: 1_000,
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
