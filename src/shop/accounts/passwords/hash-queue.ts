import { deadlineCheck } from '../../../platform/db/deadline.ts';
import { rateLimited, timedOut } from '../../../platform/errors.ts';

/** Queue limit of each lane, as a multiple of the concurrency. */
const MAX_WAITING_PER_SLOT = 8;
/**
 * The longest wait that a lane accepts, as far as it can be estimated. If hashes become slow because the machine is busy, a full
 * queue would wait longer than the deadlines of its requests, and all of them would end with TIMEOUT.
 */
const MAX_WAIT_MS = 8_000;
/** Assumed duration of a hash until the first one is measured. */
const INITIAL_ESTIMATE_MS = 200;

/**
 * The origin of a hash. `KNOWN` is for sessions, tokens from e-mails, and addresses from which the account has signed in; all
 * others are `NEW`. `network` identifies the client within its lane.
 */
export type HashOrigin = { lane: 'KNOWN' | 'NEW'; network: string };

type Waiting = {
  network: string;
  isOver: () => boolean;
  start: () => void;
  refuse: (error: unknown) => void;
};

/**
 * Limits the number of concurrent hashes, since each takes several cores and tens of megabytes. Each lane has its own queue, and
 * the lanes take turns: a flood of sign-ins from new addresses cannot take the places of known addresses. Within a lane, a client
 * with many waiting hashes loses places to clients with fewer. No hash is computed for a request whose deadline has passed. See
 * docs/decisions/0034.
 */
export function hashQueue(concurrency: number) {
  const lanes: Record<HashOrigin['lane'], Waiting[]> = { KNOWN: [], NEW: [] };
  let running = 0;
  let lastLane: HashOrigin['lane'] = 'NEW';
  /** Moving average of a hash's duration. */
  let averageMs = INITIAL_ESTIMATE_MS;

  /** The places of each lane. A waiting hash gets every second slot at least. */
  const capacity = () => {
    const startedInTime = Math.floor((MAX_WAIT_MS * concurrency) / (2 * averageMs));
    return Math.max(1, Math.min(concurrency * MAX_WAITING_PER_SLOT, startedInTime));
  };

  function busy(lane: HashOrigin['lane']) {
    // While both lanes have waiting hashes, each has every second slot.
    const ahead = Math.min(lanes.KNOWN.length + lanes.NEW.length, 2 * lanes[lane].length);
    const seconds = (averageMs * (ahead / concurrency + 1)) / 1000;
    return rateLimited('Too many sign-ins are in progress. Try again in a few seconds.', seconds);
  }

  /**
   * Returns the waiting hash that would lose its place to a newcomer: the latest of the client with the most, if that is
   * fairer.
   */
  function findDisplaceable({ lane, network }: HashOrigin): Waiting | undefined {
    const counts = new Map<string, number>();
    for (const waiting of lanes[lane]) counts.set(waiting.network, (counts.get(waiting.network) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    if (most <= (counts.get(network) ?? 0) + 1) return undefined;
    return lanes[lane].findLast((waiting) => counts.get(waiting.network) === most);
  }

  /** Throws RATE_LIMITED, with the estimated seconds to wait, if the lane has no place for this client. */
  function requireCapacity(origin: HashOrigin): void {
    if (lanes[origin.lane].length < capacity() || findDisplaceable(origin)) return;
    throw busy(origin.lane);
  }

  const wait = ({ lane, network }: HashOrigin) =>
    new Promise<void>((start, refuse) => {
      const queue = lanes[lane];
      const displaced = queue.length < capacity() ? undefined : findDisplaceable({ lane, network });
      if (displaced) {
        queue.splice(queue.indexOf(displaced), 1);
        displaced.refuse(busy(lane));
      }
      queue.push({ network, isOver: deadlineCheck(), start, refuse });
    });

  /** Returns the next caller. The lanes take turns while both have waiting callers. */
  function takeNext(): Waiting | undefined {
    const [first, second] = lastLane === 'NEW' ? (['KNOWN', 'NEW'] as const) : (['NEW', 'KNOWN'] as const);
    lastLane = lanes[first].length > 0 ? first : second;
    const next = lanes[lastLane].shift();
    if (!next?.isOver()) return next;
    next.refuse(timedOut());
    return takeNext();
  }

  async function run<T>(origin: HashOrigin, work: () => Promise<T>): Promise<T> {
    if (running < concurrency) running++;
    else {
      requireCapacity(origin);
      await wait(origin);
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
