import type { BucketSize } from '../../config/config.ts';
import { localCounter, type SharedCounter } from '../cluster/shared-counter.ts';

/**
 * Maximum number of buckets in memory. Above it, the least recently used ones are dropped: their clients get full buckets again.
 */
const MAX_BUCKETS = 100_000;

/** The amount left in a bucket, or the time until the bucket holds enough. */
export type BucketResult = { available: number } | { retryAfterSeconds: number };

/**
 * Creates token buckets by key. A bucket is full at first and refills continuously. All processes of the cluster share the spent
 * amounts.
 */
export function createBuckets(
  { capacity, refillPerSecond }: BucketSize,
  now: () => number = Date.now,
  spent: SharedCounter = localCounter,
) {
  /** The time at which each bucket will be full again. Least recently used first. A full bucket needs no entry. */
  const fullAt = new Map<string, number>();
  const msFor = (amount: number) => (1000 * amount) / refillPerSecond;

  function evict(at: number): void {
    for (const [key, time] of fullAt) {
      if (time > at && fullAt.size <= MAX_BUCKETS) return;
      fullAt.delete(key);
    }
  }

  const missingMsOf = (key: string, at: number) => Math.max(0, (fullAt.get(key) ?? 0) - at);
  const amountFor = (ms: number) => (ms * refillPerSecond) / 1000;
  const availableOf = (missingMs: number) => Math.max(0, Math.floor(capacity - amountFor(missingMs)));

  function put(key: string, at: number, missingMs: number): void {
    fullAt.delete(key);
    fullAt.set(key, at + missingMs);
    evict(at);
  }

  /** Takes the whole amount even if the bucket holds less, because another process has already spent the amount. */
  function debit(key: string, amount: number): void {
    const at = now();
    put(key, at, missingMsOf(key, at) + msFor(amount));
  }
  spent.onAdded((amounts) => amounts.forEach(([key, amount]) => debit(key, amount)));

  return {
    available: (key: string) => availableOf(missingMsOf(key, now())),
    size: () => fullAt.size,
    /** Takes all of the amount or nothing. An amount above the capacity is always refused, even after `retryAfterSeconds`. */
    take(key: string, amount: number): BucketResult {
      const at = now();
      const missingMs = missingMsOf(key, at) + msFor(amount);
      if (missingMs > msFor(capacity)) return { retryAfterSeconds: (missingMs - msFor(capacity)) / 1000 };
      put(key, at, missingMs);
      spent.add(key, amount);
      return { available: availableOf(missingMs) };
    },
    /**
     * Takes the amount, even if the bucket holds less. The bucket must first refill the difference, which is at most its capacity.
     */
    takeOnCredit(key: string, amount: number): void {
      const missing = amountFor(missingMsOf(key, now()));
      const taken = Math.min(amount, 2 * capacity - missing);
      if (taken <= 0) return;
      debit(key, taken);
      spent.add(key, taken);
    },
    /** Takes the amount, or as much of it as the bucket holds. */
    takeUpTo(key: string, amount: number): void {
      this.take(key, Math.min(amount, this.available(key)));
    },
    debit,
    /** Returns the amount that is missing in each bucket. */
    debits(): [key: string, amount: number][] {
      const at = now();
      return [...fullAt.keys()].map((key) => [key, amountFor(missingMsOf(key, at))]);
    },
  };
}
