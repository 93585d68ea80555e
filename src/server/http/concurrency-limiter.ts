import { rateLimited } from '../../platform/errors.ts';

export type ConcurrencyLimits = {
  /** Operations below this cost are never queued. */
  minQueuedCost: number;
  /** The total cost that runs at once. A single operation above it runs alone. */
  maxRunningCost: number;
  maxQueued: number;
};

const LIMITS: ConcurrencyLimits = { minQueuedCost: 200, maxRunningCost: 5_000, maxQueued: 500 };

/**
 * Queues costly operations so that cheap ones run between them: all operations of a process share one event loop.
 * See docs/decisions/0011.
 */
export function createConcurrencyLimiter({
  minQueuedCost,
  maxRunningCost,
  maxQueued,
}: ConcurrencyLimits = LIMITS) {
  let runningCost = 0;
  const queue: { cost: number; begin: () => void }[] = [];
  const costs = new WeakMap<object, number>();

  function startQueued(): void {
    for (
      let [next] = queue;
      next && (runningCost === 0 || runningCost + next.cost <= maxRunningCost);
      [next] = queue
    ) {
      queue.shift();
      runningCost += next.cost;
      // Lets requests that arrived in the meantime run first.
      setImmediate(next.begin);
    }
  }

  return {
    /** Waits until the request may run. Throws RATE_LIMITED if the queue is full. Release it with `release`. */
    async acquire(request: object, cost: number): Promise<void> {
      if (cost < minQueuedCost) return;
      if (queue.length >= maxQueued)
        throw rateLimited('The server is busy with costly operations. Try again in a moment.', 1);
      await new Promise<void>((begin) => {
        queue.push({ cost, begin });
        startQueued();
      });
      costs.set(request, cost);
    },
    /** Does nothing for a request that acquired nothing. */
    release(request: object): void {
      runningCost -= costs.get(request) ?? 0;
      costs.delete(request);
      startQueued();
    },
  };
}

export type ConcurrencyLimiter = ReturnType<typeof createConcurrencyLimiter>;
