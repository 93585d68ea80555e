/** More than two processors, because a batch at times waits for the program or for the previous batch. */
const BATCHES_AT_ONCE = 3;

/** For a promise whose error is thrown by a later `await`. */
export const ignore = () => {};

/** Inserts batches, several at once. `insert` gets the promise of the previous batch. After an error, the later batches end first. */
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
