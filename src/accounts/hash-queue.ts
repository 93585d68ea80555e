import { rateLimited } from '../errors.ts';

/** So many wait for each that is under way: more would wait for seconds, and hold what they have sent in memory. */
const WAITING_FOR_EACH = 8;
/** How long one takes, until it is known. */
const FIRST_GUESS_MS = 200;

/**
 * Lets so many hashes be made at once, since each takes a core and tens of megabytes. Who finds the queue full is told so at
 * once, and when to come again.
 */
export function hashQueue(concurrency: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let usualMs = FIRST_GUESS_MS;

  return async (work) => {
    if (underWay < concurrency) underWay++;
    else if (waiting.length < concurrency * WAITING_FOR_EACH) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      const seconds = (usualMs * (waiting.length / concurrency + 1)) / 1000;
      throw rateLimited('Too many are signing in at this moment. Try again shortly.', seconds);
    }
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
  };
}
