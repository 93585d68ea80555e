import DataLoader from 'dataloader';
import type { Queryable } from '../client.ts';
import { outsideDeadline, withinDeadline } from '../deadline.ts';
import { asCaller } from '../fair-share.ts';
import { isPool } from '../pg-internals.ts';
import { createSlots } from '../slots.ts';
import { cacheKey } from './selected-columns.ts';

/**
 * While Node.js processes the rows of one batch, PostgreSQL executes the next one. With a single batch, each would wait for the
 * other; with more, fewer requests share a statement.
 */
const CONCURRENT_BATCHES = 2;

/** A larger batch would delay every other request of the process. */
const MAX_BATCH_SIZE = 64;

/** Without a limit, a connection that went silent blocks all later reads until the network reports an error. */
const BATCH_TIMEOUT_MS = 5_000;

/**
 * Coalesces reads across requests. While two batches run, new keys wait. The next batch reads them as soon as one of the two has
 * ended. So a result is never older than its request. The busier the server, the more requests share a statement. `load` returns its
 * results in the order of the keys. `shape` identifies a variant of the statement: keys of different shapes are
 * never read together.
 *
 * - A result may depend on the shape and the key only, never on the caller.
 * - `load` must not fail because of one key, since all callers of the batch fail with it.
 * - A batch has its own deadline, and uses the connections of no caller: the deadline and the share of its first caller must not
 *   delay or end the read for the others.
 * - In a transaction, each read runs by itself.
 */
export function coalesceReads<Key, Result, Shape = void>(
  load: (db: Queryable, keys: readonly Key[], shape: Shape) => Promise<readonly Result[]>,
): (db: Queryable, key: Key, shape: Shape) => Promise<Result> {
  const loadersOf = new WeakMap<Queryable, Map<string | undefined, DataLoader<Key, Result>>>();

  function createLoader(db: Queryable, shape: Shape, onIdle: () => void): DataLoader<Key, Result> {
    const slots = createSlots(CONCURRENT_BATCHES);
    let running: Promise<unknown> = Promise.resolve();
    let unfinished = 0;
    return new DataLoader<Key, Result>(
      (keys) => {
        const read = () => withinDeadline(BATCH_TIMEOUT_MS, () => load(db, keys, shape));
        const results = outsideDeadline(() => asCaller(null, read));
        running = results.catch(() => {});
        return results;
      },
      {
        cache: false,
        maxBatchSize: MAX_BATCH_SIZE,
        batchScheduleFn(dispatch) {
          unfinished++;
          void Promise.resolve(slots.acquire()).then(async () => {
            dispatch();
            await running;
            slots.release();
            if (--unfinished === 0) onIdle();
          });
        },
      },
    );
  }

  function loaderFor(db: Queryable, shape: Shape): DataLoader<Key, Result> {
    let loaders = loadersOf.get(db);
    if (!loaders) loadersOf.set(db, (loaders = new Map()));
    const name = cacheKey(shape);
    let loader = loaders.get(name);
    if (!loader) loaders.set(name, (loader = createLoader(db, shape, () => loaders.delete(name))));
    return loader;
  }

  return async (db, key, shape) => {
    if (!isPool(db)) return (await load(db, [key], shape))[0]!;
    return loaderFor(db, shape).load(key);
  };
}
