import { localCounter, type SharedCounter } from './shared-counter.ts';

/** Counts by key, of all processes together. */
export function createSharedCounts(otherProcesses: SharedCounter = localCounter) {
  const counts = new Map<string, number>();
  let total = 0;

  function change(key: string, by: number): void {
    total += by;
    const count = (counts.get(key) ?? 0) + by;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  }
  otherProcesses.onAdded(change);

  return {
    of: (key: string) => counts.get(key) ?? 0,
    total: () => total,
    add(key: string, by: number): void {
      change(key, by);
      otherProcesses.add(key, by);
    },
  };
}
