import { outsideDeadline } from '../db/deadline.ts';
import type { Attempt, Throttled, Throttles } from './throttles.ts';

/**
 * Runs `work` as an attempt. `counts` returns whether an attempt with this result counts. The attempt is counted before the work,
 * so that concurrent attempts have the same limit. It is refunded if `work` throws or the result does not count. If the limit is
 * reached, throws RATE_LIMITED without running `work`.
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
    // The attempt must be refunded even after the deadline of the request.
    if (!isCounted) await outsideDeadline(() => throttles.refundAttempt(what, by));
  }
}
