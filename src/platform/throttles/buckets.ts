import type { BucketSize } from '../../config/config.ts';
import { localCounter, type SharedCounter } from '../cluster/shared-counter.ts';

/** Maximum number of buckets in memory. Beyond it the oldest are dropped, so their clients find full buckets. */
const MAX_BUCKETS = 100_000;

/** The amount left in a bucket, or the time until the bucket holds enough. */
export type BucketResult = { available: number } | { retryAfterSeconds: number };

/** Token buckets by key: full at first, refilled continuously. All processes of the cluster share the spent amounts. */
export function createBuckets(
  { capacity, refillPerSecond }: BucketSize,
  now: () => number = Date.now,
  spent: SharedCounter = localCounter,
) {
  /** When each bucket is full again, least recently used first. A full bucket needs no entry. */
  const fullAt = new Map<string, number>();
  const msFor = (amount: number) => (1000 * amount) / refillPerSecond;

  function evict(at: number): void {
    for (const [key, time] of fullAt) {
      if (time > at && fullAt.size <= MAX_BUCKETS) return;
      fullAt.delete(key);
    }
  }

  const missingMs = (key: string, at: number) => Math.max(0, (fullAt.get(key) ?? 0) - at);
  const amountFor = (ms: number) => (ms * refillPerSecond) / 1000;
  const availableAfter = (ms: number) => Math.max(0, Math.floor(capacity - amountFor(ms)));

  function put(key: string, at: number, ms: number): void {
    fullAt.delete(key);
    fullAt.set(key, at + ms);
    evict(at);
  }

  /** Takes the whole amount even if the bucket holds less, because another process has already spent the amount. */
  function debit(key: string, amount: number): void {
    const at = now();
    put(key, at, missingMs(key, at) + msFor(amount));
  }
  spent.onAdded((amounts) => amounts.forEach(([key, amount]) => debit(key, amount)));

  return {
    available: (key: string) => availableAfter(missingMs(key, now())),
    size: () => fullAt.size,
    /** Takes all of the amount or nothing. An amount above the capacity is always refused, even after `retryAfterSeconds`. */
    take(key: string, amount: number): BucketResult {
      const at = now();
      const after = missingMs(key, at) + msFor(amount);
      if (after > msFor(capacity)) return { retryAfterSeconds: (after - msFor(capacity)) / 1000 };
      put(key, at, after);
      spent.add(key, amount);
      return { available: availableAfter(after) };
    },
    /** Takes the amount, or as much of it as the bucket holds. */
    takeUpTo(key: string, amount: number): void {
      this.take(key, Math.min(amount, this.available(key)));
    },
    debit,
    /** The amounts missing from all buckets. */
    debits(): [key: string, amount: number][] {
      const at = now();
      return [...fullAt.keys()].map((key) => [key, amountFor(missingMs(key, at))]);
    },
  };
}
