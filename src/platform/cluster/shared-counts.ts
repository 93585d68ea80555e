import { localCounter, type SharedCounter } from './shared-counter.ts';

/** Creates counts by key. Each count is the sum over all processes. */
export function createSharedCounts(otherProcesses: SharedCounter = localCounter) {
  const counts = new Map<string, number>();

  function change(key: string, by: number): void {
    const count = (counts.get(key) ?? 0) + by;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  }
  otherProcesses.onAdded((amounts) => amounts.forEach(([key, amount]) => change(key, amount)));

  return {
    of: (key: string) => counts.get(key) ?? 0,
    add(key: string, by: number): void {
      change(key, by);
      otherProcesses.add(key, by);
    },
  };
}
