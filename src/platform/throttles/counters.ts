import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Database } from '../db/client.ts';
import type { LogError } from '../errors.ts';

/** What is counted, by keys that expire, in one place for all instances. */
export type Counters = {
  /** One more; answers with how many there were before, since the first within so many seconds. */
  add: (key: string, withinSeconds: number) => Promise<number>;
  decrement: (key: string, withinSeconds: number) => Promise<void>;
  /** Of any number at once one gets through, by 0, and closes it behind him; the others are told for how many seconds. */
  tryAcquire: (key: string, closeForSeconds: number) => Promise<number>;
  remember: (key: string, seconds: number) => Promise<void>;
  has: (key: string) => Promise<boolean>;
  forget: (...keys: string[]) => Promise<void>;
  stop: () => void;
};

/** A gate lets one through. How long anything is kept is said each time. */
export const SETTINGS = { points: 1, duration: 1, keyPrefix: '' };

export const postgresCounters = (db: Database, log: LogError): Counters =>
  countersIn(
    new RateLimiterPostgres({
      ...SETTINGS,
      storeClient: db.$client,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      // Every five minutes, until the process ends.
      clearExpiredByTimeout: true,
    }),
    log,
  );

/** In seconds: a timer of Node.js that is to be longer ends at once. */
const LONGEST_IN_MEMORY = 24 * 24 * 60 * 60;

export function countersIn(store: RateLimiterAbstract, log: LogError): Counters {
  const memory = new RateLimiterMemory(SETTINGS);

  /** Where the store fails, each process counts for itself: fewer are let through than if none were counted. */
  async function inStore<T>(work: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    try {
      return await work(store);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      log(error, 'attempts are counted in the memory of this process');
      return work(memory);
    }
  }

  return {
    add: async (key, customDuration) => {
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
    remember: async (key, seconds) => {
      await inStore((limiter) =>
        limiter.set(key, 1, limiter === memory ? Math.min(seconds, LONGEST_IN_MEMORY) : seconds),
      );
    },
    has: async (key) => (await inStore((limiter) => limiter.get(key))) !== null,
    forget: async (...keys) => {
      await Promise.all(keys.map((key) => inStore((limiter) => limiter.delete(key))));
    },
    stop: () => {},
  };
}
