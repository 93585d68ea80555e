import { randomInt } from 'node:crypto';

/** A number of entries, and the sum of their weights. */
type Size = { entries: number; weight: number };

type TinyLfuCache<Value> = {
  get: (key: string) => Value | undefined;
  set: (key: string, value: Value, weight: number) => void;
  size: () => Size;
};

/** The share of the capacity that is reserved for entries on probation. */
const PROBATION_SHARE = 0.2;
const SEEDS = [randomInt(2 ** 32), randomInt(2 ** 32)] as const;

/**
 * Keeps the most frequently requested entries (based on TinyLFU). A new entry is on probation and evicts only other entries on
 * probation. It is promoted to the protected segment if the segment has room, or if the entry was requested more often than each
 * entry that it replaces. So keys that are requested once never replace a protected entry. A key that is requested repeatedly
 * replaces only as many protected entries as it needs to fit.
 */
export function createTinyLfuCache<Value>(capacity: Size): TinyLfuCache<Value> {
  const frequency = createCounter(10 * capacity.entries);
  const protectedSegment = createSegment<Value>(scaled(capacity, 1 - PROBATION_SHARE));
  const probation = createSegment<Value>(scaled(capacity, PROBATION_SHARE));

  /** Promotes an entry to the protected segment, unless an entry that it would replace is as frequent. */
  function promote(key: string, entry: Entry<Value>): boolean {
    const times = frequency.times(key);
    const replacedKeys: string[] = [];
    for (const other of protectedSegment.entries.keys()) {
      if (protectedSegment.hasRoomFor(entry, replacedKeys)) break;
      // One request is not enough to replace an entry, even if the count of that entry was halved to zero.
      if (times <= Math.max(1, frequency.times(other))) return false;
      replacedKeys.push(other);
    }
    if (!protectedSegment.hasRoomFor(entry, replacedKeys)) return false;
    const replaced = replacedKeys.map((other) => [other, protectedSegment.remove(other)!] as const);
    protectedSegment.add(key, entry);
    for (const [other, otherEntry] of replaced) probation.add(other, otherEntry);
    return true;
  }

  return {
    get(key) {
      frequency.count(key);
      const segment = protectedSegment.entries.has(key) ? protectedSegment : probation;
      const entry = segment.remove(key);
      if (!entry) return undefined;
      if (segment === protectedSegment || !promote(key, entry)) segment.add(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      protectedSegment.remove(key);
      probation.remove(key);
      const entry = { value, weight };
      if (!promote(key, entry)) probation.add(key, entry);
    },
    size: () => ({
      entries: protectedSegment.entries.size + probation.entries.size,
      weight: protectedSegment.weight() + probation.weight(),
    }),
  };
}

type Entry<Value> = { value: Value; weight: number };

const scaled = ({ entries, weight }: Size, by: number): Size => ({
  entries: Math.ceil(entries * by),
  weight: Math.ceil(weight * by),
});

/** Creates a part of the cache. If it is full, `add` evicts the entries that were added first. */
function createSegment<Value>(capacity: Size) {
  const entries = new Map<string, Entry<Value>>();
  let weight = 0;
  function remove(key: string): Entry<Value> | undefined {
    const entry = entries.get(key);
    entries.delete(key);
    weight -= entry?.weight ?? 0;
    return entry;
  }
  return {
    entries,
    weight: () => weight,
    remove,
    hasRoomFor: (entry: Entry<Value>, without: readonly string[]) =>
      entries.size - without.length < capacity.entries &&
      weight - without.reduce((sum, key) => sum + (entries.get(key)?.weight ?? 0), 0) + entry.weight <=
        capacity.weight,
    add(key: string, entry: Entry<Value>) {
      entries.set(key, entry);
      weight += entry.weight;
      for (const oldest of entries.keys()) {
        if (entries.size <= capacity.entries && weight <= capacity.weight) break;
        remove(oldest);
      }
    },
  };
}

/** Counts recent requests per key. After `period` requests all counts are halved, and counts of zero are deleted. */
function createCounter(period: number) {
  const counts = new Map<number, number>();
  let counted = 0;
  return {
    times: (key: string) => counts.get(hashOf(key)) ?? 0,
    count(key: string) {
      const hash = hashOf(key);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
      if (++counted % period > 0) return;
      for (const [other, count] of counts) {
        if (count > 1) counts.set(other, count >> 1);
        else counts.delete(other);
      }
    },
  };
}

/** Combines two FNV-1a hashes to 53 bits. The random seeds prevent clients from constructing texts that share a count. */
function hashOf(key: string): number {
  let [high, low] = SEEDS;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x01000193);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
