import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Database } from '../db/client.ts';
import { outsideDeadline } from '../db/deadline.ts';
import type { LogError } from '../errors.ts';

/** Counters in one store for all processes. Their keys expire. */
export type Counters = {
  /** Adds one and returns the previous count. The count expires `windowSeconds` after its first addition. */
  increment: (key: string, windowSeconds: number) => Promise<number>;
  decrement: (key: string, windowSeconds: number) => Promise<void>;
  /**
   * Lets one caller through and closes the gate. Returns 0 for that caller and the remaining seconds for all others, also
   * if they call concurrently.
   */
  tryAcquire: (key: string, closeForSeconds: number) => Promise<number>;
  set: (key: string, seconds: number) => Promise<void>;
  has: (key: string) => Promise<boolean>;
  delete: (...keys: string[]) => Promise<void>;
  stop: () => void;
};

/** One point per key, since a gate lets one caller through. Each call sets its own duration. */
export const SETTINGS = { points: 1, duration: 1, keyPrefix: '' };

export const postgresCounters = (db: Database, log: LogError): Counters =>
  countersIn(
    new RateLimiterPostgres({
      ...SETTINGS,
      storeClient: db.$client,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      // Deletes expired rows every five minutes.
      clearExpiredByTimeout: true,
    }),
    log,
  );

/** About the longest delay of a Node.js timer. A timer with a longer delay fires immediately. */
const MAX_TIMER_SECONDS = 24 * 24 * 60 * 60;

export function countersIn(store: RateLimiterAbstract, log: LogError): Counters {
  const memory = new RateLimiterMemory(SETTINGS);
  let isFailing = false;

  /**
   * If the store fails, each process counts in its own memory. The limits are then less strict, but they still exist. The deadline
   * of a request does not interrupt the store: an attempt that the store has counted must be refunded in the store.
   */
  async function inStore<T>(work: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    try {
      const result = await outsideDeadline(() => work(store));
      isFailing = false;
      return result;
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      // Logs only once per outage.
      if (!isFailing) log(error, 'throttle store failed: attempts are counted in the memory of this process');
      isFailing = true;
      return work(memory);
    }
  }

  return {
    increment: async (key, customDuration) => {
      const { consumedPoints } = await inStore((limiter) => limiter.penalty(key, 1, { customDuration }));
      return consumedPoints - 1;
    },
    decrement: async (key, customDuration) => {
      await inStore((limiter) => limiter.reward(key, 1, { customDuration }));
    },
    tryAcquire: async (key, customDuration) => {
      try {
        await inStore((limiter) => limiter.consume(key, 1, { customDuration }));
        return 0;
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(error.msBeforeNext, 1) / 1000;
        throw error;
      }
    },
    set: async (key, seconds) => {
      await inStore((limiter) =>
        limiter.set(key, 1, limiter === memory ? Math.min(seconds, MAX_TIMER_SECONDS) : seconds),
      );
    },
    has: async (key) => (await inStore((limiter) => limiter.get(key))) !== null,
    delete: async (...keys) => {
      await Promise.all(keys.map((key) => inStore((limiter) => limiter.delete(key))));
    },
    stop: () => {},
  };
}
