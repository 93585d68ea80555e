import { outsideDeadline } from '../db/deadline.ts';
import type { Attempt, Throttled, Throttles } from './throttles.ts';

/**
 * Runs `work` as an attempt, of which only some results count. Counts it first, so that concurrent attempts have the same limit,
 * and refunds it if `work` throws or its result does not count. Throws RATE_LIMITED instead if the limit is reached.
 */
export async function throttleAttempts<Result>(
  throttles: Throttles,
  what: Throttled,
  by: Attempt,
  work: () => Promise<Result>,
  counts: (result: Result) => boolean,
): Promise<Result> {
  await throttles.attempt(what, by);
  let isCounted = false;
  try {
    const result = await work();
    isCounted = counts(result);
    return result;
  } finally {
    // Also after the deadline of the request.
    if (!isCounted) await outsideDeadline(() => throttles.refundAttempt(what, by));
  }
}
