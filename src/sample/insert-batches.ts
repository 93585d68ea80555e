/**
 * More batches than PostgreSQL can insert at once on two processors: a batch sometimes waits for this program or the previous
 * batch.
 */
const BATCHES_AT_ONCE = 3;

/** Passed to `catch` of a promise whose error a later `await` throws. Without it, Node.js would report an unhandled rejection. */
export const ignore = () => {};

/**
 * Inserts batches, several at once. `insert` gets the promise of the previous batch. If a batch fails, waits for the running
 * batches and throws.
 */
export async function insertBatches<Batch>(
  batches: Iterable<Batch>,
  insert: (batch: Batch, previous: Promise<void>) => Promise<void>,
): Promise<void> {
  let newest: Promise<void> = Promise.resolve();
  const running: Promise<void>[] = [];
  try {
    for (const batch of batches) {
      if (running.length === BATCHES_AT_ONCE) await running.shift();
      newest = insert(batch, newest);
      newest.catch(ignore);
      running.push(newest);
    }
    await newest;
  } finally {
    await Promise.allSettled(running);
  }
}
