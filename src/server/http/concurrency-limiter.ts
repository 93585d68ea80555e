import { rateLimited } from '../../platform/errors.ts';

export type TurnLimits = {
  /** What costs less than this waits for nobody. */
  cheapBelow: number;
  /** So much is executed at once, or one operation that costs more. */
  atOnce: number;
  mostWaiting: number;
};

const LIMITS: TurnLimits = { cheapBelow: 200, atOnce: 5_000, mostWaiting: 500 };

/** Costly operations take turns, so that cheap ones come in between: all of a process share one event loop. */
export function createTurns({ cheapBelow, atOnce, mostWaiting }: TurnLimits = LIMITS) {
  let running = 0;
  const waiting: { cost: number; begin: () => void }[] = [];
  const costs = new WeakMap<object, number>();

  function beginNext(): void {
    for (let [next] = waiting; next && (running === 0 || running + next.cost <= atOnce); [next] = waiting) {
      waiting.shift();
      running += next.cost;
      // What came in meanwhile is done first.
      setImmediate(next.begin);
    }
  }

  return {
    /** Waits for a request's turn, which ends with `leave`. */
    async enter(request: object, cost: number): Promise<void> {
      if (cost < cheapBelow) return;
      if (waiting.length >= mostWaiting)
        throw rateLimited('There are too many costly operations at once.', 1);
      await new Promise<void>((begin) => {
        waiting.push({ cost, begin });
        beginNext();
      });
      costs.set(request, cost);
    },
    /** Also of one that had no turn. */
    leave(request: object): void {
      running -= costs.get(request) ?? 0;
      costs.delete(request);
      beginNext();
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
