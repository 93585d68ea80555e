import type { BucketSize } from '../../config/config.ts';
import { localCounter, type SharedCounter } from '../cluster/shared-counter.ts';

/** So many are kept; whoever comes with more addresses than that meets full ones. */
const MOST_KEPT = 100_000;

/** What is left in a bucket, or how long it takes until there is enough. */
export type Taken = { available: number } | { retryAfterSeconds: number };

/** A bucket for each key, full at first, that refills by itself. What is taken in one process is missing in all. */
export function createBuckets(
  { capacity, refillPerSecond }: BucketSize,
  now: () => number = Date.now,
  spent: SharedCounter = localCounter,
) {
  /** When each will be full again, whoever was here last at the end; a full one need not be kept. */
  const fullAt = new Map<string, number>();
  const msFor = (amount: number) => (1000 * amount) / refillPerSecond;

  function forgetOldest(at: number): void {
    for (const [key, time] of fullAt) {
      if (time > at && fullAt.size <= MOST_KEPT) return;
      fullAt.delete(key);
    }
  }

  const missing = (key: string, at: number) => Math.max(0, (fullAt.get(key) ?? 0) - at);
  const amountOf = (ms: number) => (ms * refillPerSecond) / 1000;
  const availableAfter = (ms: number) => Math.max(0, Math.floor(capacity - amountOf(ms)));

  function put(key: string, at: number, ms: number): void {
    fullAt.delete(key);
    fullAt.set(key, at + ms);
    forgetOldest(at);
  }

  /** All of it, even if there is not as much: it is spent already. */
  function owe(key: string, amount: number): void {
    const at = now();
    put(key, at, missing(key, at) + msFor(amount));
  }
  spent.onAdded(owe);

  return {
    available: (key: string) => availableAfter(missing(key, now())),
    size: () => fullAt.size,
    /** All of it or nothing; what is more than a bucket holds never fits, and waits until it is full. */
    take(key: string, amount: number): Taken {
      const at = now();
      const after = missing(key, at) + msFor(amount);
      if (after > msFor(capacity)) return { retryAfterSeconds: (after - msFor(capacity)) / 1000 };
      put(key, at, after);
      spent.add(key, amount);
      return { available: availableAfter(after) };
    },
    /** As much of it as there is. */
    drain(key: string, amount: number): void {
      this.take(key, Math.min(amount, this.available(key)));
    },
    owe,
    /** What is missing from all that are kept. */
    owed(): [key: string, amount: number][] {
      const at = now();
      return [...fullAt.keys()].map((key) => [key, amountOf(missing(key, at))]);
    },
  };
}

export type Buckets = ReturnType<typeof createBuckets>;
