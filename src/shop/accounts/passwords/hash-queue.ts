import { deadlineCheck } from '../../../platform/db/deadline.ts';
import { rateLimited, timedOut } from '../../../platform/errors.ts';

/** Maximum length of each queue, per hash that can run at once. */
const MAX_WAITING_PER_SLOT = 8;
/**
 * The longest estimated wait in a queue. It makes the queues shorter if hashes are slow because the machine is busy. Otherwise the
 * requests in a full queue would wait longer than their deadlines, and all of them would end with TIMEOUT.
 */
const MAX_WAIT_MS = 8_000;
/** Assumed duration of a hash until the first one is measured. */
const INITIAL_ESTIMATE_MS = 200;

/**
 * Who requests a hash. `queue` is `KNOWN` for requests with a session or with a token from an e-mail, and for addresses from which the
 * account has signed in. Otherwise it is `NEW`. `network` identifies the client within its queue.
 */
export type HashRequester = { queue: 'KNOWN' | 'NEW'; network: string };

type Waiting = {
  network: string;
  isPastDeadline: () => boolean;
  start: () => void;
  refuse: (error: unknown) => void;
};

/**
 * Limits the number of concurrent hashes, since each takes several cores and tens of megabytes. Two queues take turns, so a flood
 * of sign-ins from new addresses cannot displace those from known addresses. In a full queue, the client with the most waiting
 * hashes loses one to a client with fewer. No hash is computed for a request whose deadline has passed. See docs/decisions/0034.
 */
export function hashQueue(concurrency: number) {
  const queues: Record<HashRequester['queue'], Waiting[]> = { KNOWN: [], NEW: [] };
  let running = 0;
  let lastQueue: HashRequester['queue'] = 'NEW';
  /** Moving average of a hash's duration. */
  let averageMs = INITIAL_ESTIMATE_MS;

  /** Returns the current maximum length of each queue. A queue gets at least every second free slot. */
  const capacity = () => {
    const startsWithinMaxWait = Math.floor((MAX_WAIT_MS * concurrency) / (2 * averageMs));
    return Math.max(1, Math.min(concurrency * MAX_WAITING_PER_SLOT, startsWithinMaxWait));
  };

  function queueFull(queue: HashRequester['queue']) {
    // While both queues have waiting hashes, each gets every second free slot.
    const ahead = Math.min(queues.KNOWN.length + queues.NEW.length, 2 * queues[queue].length);
    const seconds = (averageMs * (ahead / concurrency + 1)) / 1000;
    return rateLimited('Too many sign-ins are in progress. Try again in a few seconds.', seconds);
  }

  /**
   * Returns the waiting hash that a new hash displaces: the latest of the client with the most waiting hashes. Undefined if the
   * client of the new hash, counting the new one, has at least as many.
   */
  function findDisplaceable({ queue, network }: HashRequester): Waiting | undefined {
    const counts = new Map<string, number>();
    for (const waiting of queues[queue]) counts.set(waiting.network, (counts.get(waiting.network) ?? 0) + 1);
    const maximum = Math.max(0, ...counts.values());
    if (maximum <= (counts.get(network) ?? 0) + 1) return undefined;
    return queues[queue].findLast((waiting) => counts.get(waiting.network) === maximum);
  }

  /** Throws RATE_LIMITED, with the estimated seconds to wait, if the queue is full for this client. */
  function requireCapacity(requester: HashRequester): void {
    if (queues[requester.queue].length < capacity() || findDisplaceable(requester)) return;
    throw queueFull(requester.queue);
  }

  const wait = ({ queue, network }: HashRequester) =>
    new Promise<void>((start, refuse) => {
      const entries = queues[queue];
      const displaced = entries.length < capacity() ? undefined : findDisplaceable({ queue, network });
      if (displaced) {
        entries.splice(entries.indexOf(displaced), 1);
        displaced.refuse(queueFull(queue));
      }
      entries.push({ network, isPastDeadline: deadlineCheck(), start, refuse });
    });

  /** Returns the next caller whose deadline has not passed. The queues take turns while both have waiting callers. */
  function takeNext(): Waiting | undefined {
    const [first, second] = lastQueue === 'NEW' ? (['KNOWN', 'NEW'] as const) : (['NEW', 'KNOWN'] as const);
    lastQueue = queues[first].length > 0 ? first : second;
    const next = queues[lastQueue].shift();
    if (!next?.isPastDeadline()) return next;
    next.refuse(timedOut());
    return takeNext();
  }

  async function run<T>(requester: HashRequester, work: () => Promise<T>): Promise<T> {
    if (running < concurrency) running++;
    else {
      requireCapacity(requester);
      await wait(requester);
    }
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      averageMs += (performance.now() - startedAt - averageMs) / 8;
      const next = takeNext();
      // The slot goes directly to the next caller, so that no new caller can take it in between.
      if (next) next.start();
      else running--;
    }
  }

  return { requireCapacity, run };
}
