import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createQueues, enqueueOn, kill, startWorker, type Queue } from './queues.ts';

export const PATIENCE_SECONDS = 60;

/** Seconds from the SIGKILL of a worker in the middle of a job until another begins it; null: not within our patience. */
export async function secondsToRecover(queue: Queue): Promise<number | null> {
  const database = await createQueues();
  const workers = [startWorker(database.url, queue), startWorker(database.url, queue)];
  try {
    // Both have started by then; at a random moment of what they do every ten seconds.
    await sleep(randomInt(3_000, 13_000));
    await enqueueOn(database.url, queue);
    const first = await Promise.race(workers.map((worker) => worker.begun.then(() => worker)));
    const [other] = workers.filter((worker) => worker !== first);
    await sleep(randomInt(5_000));
    await kill(first);
    const killed = performance.now();
    const begun = other!.begun.then(() => (performance.now() - killed) / 1000);
    return await Promise.race([begun, sleep(PATIENCE_SECONDS * 1000, null, { ref: false })]);
  } finally {
    await Promise.all(workers.map(kill));
    await database.drop();
  }
}
