import { rateLimited } from '../../../platform/errors.ts';

/** So many wait for each that is under way: more would wait for seconds, and hold what they have sent in memory. */
const WAITING_FOR_EACH = 8;
/** How long one takes, until it is known. */
const FIRST_GUESS_MS = 200;

/** Lets so many hashes be made at once, since each takes several cores and tens of megabytes. */
export function hashQueue(concurrency: number) {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let usualMs = FIRST_GUESS_MS;

  /** Throws RATE_LIMITED where too many wait already, with when to come again. */
  function requireRoom(): void {
    if (waiting.length < concurrency * WAITING_FOR_EACH) return;
    const seconds = (usualMs * (waiting.length / concurrency + 1)) / 1000;
    throw rateLimited('Too many are signing in at this moment. Try again shortly.', seconds);
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    requireRoom();
    if (underWay < concurrency) underWay++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const begun = performance.now();
    try {
      return await work();
    } finally {
      usualMs += (performance.now() - begun - usualMs) / 8;
      const next = waiting.shift();
      // The place is handed on: in between, nobody else can take it.
      if (next) next();
      else underWay--;
    }
  }

  return { requireRoom, inTurn };
}
