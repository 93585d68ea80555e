import type pg from 'pg';
import type { Queryable } from '../client.ts';
import { isPool } from '../pg-internals.ts';

/** The part of a pool's connections that costly reads can use at once. */
const SHARE = 1 / 4;

type Places = { free: number; waiting: (() => void)[] };

const placesOf = new WeakMap<pg.Pool, Places>();

/**
 * Runs a read that can take the database several milliseconds, such as a count. Only a part of the pool runs such reads at once,
 * and the others wait in their order, so that cheap statements find a free connection and processor. Does not wait in a transaction.
 */
export async function costlyRead<T>(db: Queryable, read: () => Promise<T>): Promise<T> {
  if (!isPool(db)) return read();
  const pool = (db as { $client?: unknown }).$client as pg.Pool;
  let places = placesOf.get(pool);
  if (!places) {
    places = { free: Math.max(1, Math.floor(pool.options.max * SHARE)), waiting: [] };
    placesOf.set(pool, places);
  }
  const { waiting } = places;
  if (places.free > 0) places.free--;
  else await new Promise<void>((begin) => waiting.push(begin));
  try {
    return await read();
  } finally {
    // The place goes to the next one directly: nobody else can take it in between.
    const next = waiting.shift();
    if (next) next();
    else places.free++;
  }
}
