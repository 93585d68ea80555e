import type pg from 'pg';
import type { Queryable } from '../client.ts';
import { withinShare } from '../fair-share.ts';
import { isPool } from '../pg-internals.ts';
import { createSlots, type Slots } from '../slots.ts';

/** The part of a pool's connections that costly reads can use at once. */
const SHARE = 1 / 4;

const slotsOf = new WeakMap<pg.Pool, Slots>();

/**
 * Runs a read that can take the database several milliseconds, such as a count. Only a part of the pool runs such reads at once.
 * Further costly reads wait in their order, so that cheap statements find a free connection and processor. A caller that has used its
 * share of the pool waits for the share first, so that it does not delay other callers. Does not wait in a transaction.
 */
export async function costlyRead<T>(db: Queryable, read: () => Promise<T>): Promise<T> {
  if (!isPool(db)) return read();
  const pool = (db as { $client?: unknown }).$client as pg.Pool;
  return withinShare(pool, async () => {
    let slots = slotsOf.get(pool);
    if (!slots) slotsOf.set(pool, (slots = createSlots(Math.max(1, Math.floor(pool.options.max * SHARE)))));
    const waiting = slots.acquire();
    if (waiting) await waiting;
    try {
      return await read();
    } finally {
      slots.release();
    }
  });
}
