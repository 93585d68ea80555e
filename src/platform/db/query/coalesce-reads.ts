import DataLoader from 'dataloader';
import type { Database, Queryable } from '../client.ts';
import { outsideDeadline, withinDeadline } from '../deadline.ts';
import { withinShareOfAny } from '../fair-share.ts';
import { isPool } from '../pg-internals.ts';
import { createSlots } from '../slots.ts';

/**
 * While Node.js processes the rows of one batch, PostgreSQL executes the next one. With one batch, each process would wait for the
 * other. With more than two batches, fewer requests would share a statement.
 */
const CONCURRENT_BATCHES = 2;

/** A larger batch would delay every other request of the process. */
const MAX_BATCH_SIZE = 64;

/** Without a limit, a connection that went silent blocks all later reads until the network reports an error. */
const BATCH_TIMEOUT_MS = 5_000;

/**
 * Coalesces reads across requests. While two batches run, new keys wait. When one of the two batches ends, the next batch reads
 * these keys. A batch starts after its keys were requested, so a result is never older than its request. The busier the server, the
 * more requests share a statement. `load` returns its results in the order of the keys. `shape` identifies a variant of the
 * statement: keys of different shapes are never read together.
 *
 * - A result may depend on the shape and the key only, never on the caller.
 * - `load` must not fail because of one key, since all callers of the batch fail with it.
 * - A batch has its own deadline: the deadline of its first caller must not end the read for the others.
 * - A batch starts as soon as one of its callers has a free connection, and counts toward the share of this caller. So a caller
 *   that has used its share does not delay the others.
 * - In a transaction, each read runs by itself.
 */
export function coalesceReads<Key, Result, Shape = void>(
  load: (db: Queryable, keys: readonly Key[], shape: Shape) => Promise<readonly Result[]>,
): (db: Queryable, key: Key, shape: Shape) => Promise<Result> {
  type Read = (key: Key) => Promise<Result>;
  const readsOf = new WeakMap<Queryable, Map<string | undefined, Read>>();

  function createRead(db: Queryable, shape: Shape, onIdle: () => void): Read {
    const slots = createSlots(CONCURRENT_BATCHES);
    /** The batch that was started last. `dispatch()` sets it before it returns. */
    let startedBatch: Promise<unknown> = Promise.resolve();
    let unfinished = 0;
    let requestBatch = () => {};
    const loader = new DataLoader<Key, Result>(
      (keys) => {
        const results = outsideDeadline(() => withinDeadline(BATCH_TIMEOUT_MS, () => load(db, keys, shape)));
        startedBatch = results.catch(() => {});
        return results;
      },
      {
        cache: false,
        maxBatchSize: MAX_BATCH_SIZE,
        batchScheduleFn(dispatch) {
          unfinished++;
          requestBatch = withinShareOfAny((db as Database).$client, async () => {
            await slots.acquire();
            dispatch();
            await startedBatch;
            slots.release();
            if (--unfinished === 0) onIdle();
          });
        },
      },
    );
    return (key) => {
      const result = loader.load(key);
      // `load` has added the key to the newest batch, and `requestBatch` requests that batch.
      requestBatch();
      return result;
    };
  }

  function readFor(db: Queryable, shape: Shape): Read {
    let reads = readsOf.get(db);
    if (!reads) readsOf.set(db, (reads = new Map()));
    const name = JSON.stringify(shape);
    let read = reads.get(name);
    if (!read) reads.set(name, (read = createRead(db, shape, () => reads.delete(name))));
    return read;
  }

  return async (db, key, shape) => {
    if (!isPool(db)) return (await load(db, [key], shape))[0]!;
    return readFor(db, shape)(key);
  };
}
