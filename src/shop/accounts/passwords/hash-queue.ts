import { rateLimited } from '../../../platform/errors.ts';

/** Queue limit, as a multiple of the concurrency. A longer queue would wait for seconds and hold its requests in memory. */
const MAX_WAITING_PER_SLOT = 8;
/** Assumed duration of a hash until the first one is measured. */
const INITIAL_ESTIMATE_MS = 200;

/** Limits the number of concurrent hashes, since each takes several cores and tens of megabytes. */
export function hashQueue(concurrency: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  /** Moving average of a hash's duration. */
  let averageMs = INITIAL_ESTIMATE_MS;

  /** Throws RATE_LIMITED, with the estimated seconds to wait, if the queue is full. */
  function requireCapacity(): void {
    if (waiting.length < concurrency * MAX_WAITING_PER_SLOT) return;
    const seconds = (averageMs * (waiting.length / concurrency + 1)) / 1000;
    throw rateLimited('Too many sign-ins are in progress. Try again in a few seconds.', seconds);
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    requireCapacity();
    if (running < concurrency) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      averageMs += (performance.now() - startedAt - averageMs) / 8;
      const next = waiting.shift();
      // The slot goes directly to the next caller, so that no new caller can take it in between.
      if (next) next();
      else running--;
    }
  }

  return { requireCapacity, run };
}
