import { randomInt } from 'node:crypto';

/** How much is kept: entries, and their weights together. */
export type Bounds = { entries: number; weight: number };

export type TinyLfuCache<Value> = {
  get: (key: string) => Value | undefined;
  set: (key: string, value: Value, weight: number) => void;
  size: () => Bounds;
};

/** The part of the bounds that newcomers have to themselves. */
const TRIAL = 0.2;
const SEEDS = [randomInt(2 ** 32), randomInt(2 ** 32)] as const;

/**
 * Keeps what is asked for most often (after TinyLFU). What is new is on trial, and pushes out only others on trial; it comes to
 * the hot ones where there is room, or when it was asked for more often than those that it takes the place of. So whoever asks
 * for ever new things, or for one thing ever again, does not flush what all others ask for.
 */
export function createTinyLfuCache<Value>(bounds: Bounds): TinyLfuCache<Value> {
  const asked = createCounter(10 * bounds.entries);
  const hot = createSegment<Value>(scaled(bounds, 1 - TRIAL));
  const trial = createSegment<Value>(scaled(bounds, TRIAL));

  /** Takes it among the hot ones, unless one of those that had to go is asked for as often. */
  function admit(key: string, entry: Entry<Value>): boolean {
    const times = asked.times(key);
    const leaving: string[] = [];
    for (const other of hot.entries.keys()) {
      if (hot.hasRoomFor(entry, leaving)) break;
      // Once is no reason, even where the other has not been asked for since its counts were halved to nothing.
      if (times <= Math.max(1, asked.times(other))) return false;
      leaving.push(other);
    }
    if (!hot.hasRoomFor(entry, leaving)) return false;
    const left = leaving.map((other) => [other, hot.remove(other)!] as const);
    hot.add(key, entry);
    for (const [other, its] of left) trial.add(other, its);
    return true;
  }

  return {
    get(key) {
      asked.count(key);
      const segment = hot.entries.has(key) ? hot : trial;
      const entry = segment.remove(key);
      if (!entry) return undefined;
      if (segment === hot || !admit(key, entry)) segment.add(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      hot.remove(key);
      trial.remove(key);
      const entry = { value, weight };
      if (!admit(key, entry)) trial.add(key, entry);
    },
    size: () => ({
      entries: hot.entries.size + trial.entries.size,
      weight: hot.weight() + trial.weight(),
    }),
  };
}

type Entry<Value> = { value: Value; weight: number };

const scaled = ({ entries, weight }: Bounds, by: number): Bounds => ({
  entries: Math.ceil(entries * by),
  weight: Math.ceil(weight * by),
});

/** What was added last stays longest. */
function createSegment<Value>(bounds: Bounds) {
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
      entries.size - without.length < bounds.entries &&
      weight - without.reduce((sum, key) => sum + (entries.get(key)?.weight ?? 0), 0) + entry.weight <=
        bounds.weight,
    add(key: string, entry: Entry<Value>) {
      entries.set(key, entry);
      weight += entry.weight;
      for (const oldest of entries.keys()) {
        if (entries.size <= bounds.entries && weight <= bounds.weight) break;
        remove(oldest);
      }
    },
  };
}

/** How often each was asked for of late: after so many counts all are halved, and those that come to nothing forgotten. */
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

/** FNV-1a twice, to 53 bits, from where nobody knows: else two texts could be made that share a count. */
function hashOf(key: string): number {
  let [high, low] = SEEDS;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x01000193);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
