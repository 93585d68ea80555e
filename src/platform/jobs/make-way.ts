import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 250;
/** The part of its time that a process is at work from which on it counts as busy: the database needs processors too. */
const BUSY = 0.4;
/** However busy it is, jobs are done before long. */
const WAIT_AT_MOST_MS = 5_000;

/** For a worker in a process that serves too: while requests keep it busy, jobs make way for them. */
export function makeWay() {
  let isBusy = false;
  let last = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    isBusy = performance.eventLoopUtilization(now, last).utilization > BUSY;
    last = now;
  }, LOOK_EVERY_MS).unref();

  return {
    whileBusy: async (): Promise<void> => {
      for (let waited = 0; isBusy && waited < WAIT_AT_MOST_MS; waited += LOOK_EVERY_MS)
        await sleep(LOOK_EVERY_MS);
    },
    /** Whoever waits goes on. */
    stop: () => {
      clearInterval(timer);
      isBusy = false;
    },
  };
}
