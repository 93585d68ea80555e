import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cpuSeconds } from './cpu-seconds.ts';
import { createQueues, kill, startWorker, type Queue } from './queues.ts';

const SECONDS = 20;
/** How long a worker has to start. */
const START_SECONDS = 5;

/** CPU times are in percent of one core. */
export type IdleLoad = { transactionsPerSecond: number; worker: number; connections: number };

/** What a worker that has nothing to do costs. */
export async function idleLoad(serverUrl: string, queue: Queue): Promise<IdleLoad> {
  const database = await createQueues();
  // On another database, so that looking is not counted.
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const worker = startWorker(database.url, queue);
  const look = async () => ({
    ...(await activityOf(client, new URL(database.url).pathname.slice(1))),
    worker: await cpuSeconds(worker.child.pid!),
  });
  try {
    await sleep(START_SECONDS * 1000);
    const before = await look();
    let after = before;
    const connections = new Map(before.connections);
    // Looked at each second, since connections come and go.
    for (let second = 0; second < SECONDS; second++) {
      await sleep(1000);
      after = await look();
      for (const [pid, used] of after.connections) {
        // What is gone in this moment is left as it was seen before.
        if (!Number.isNaN(used)) connections.set(pid, used);
      }
    }
    return {
      transactionsPerSecond: (after.commits - before.commits) / SECONDS,
      worker: (100 * (after.worker - before.worker)) / SECONDS,
      connections: (100 * (sum(connections) - sum(before.connections))) / SECONDS,
    };
  } finally {
    await kill(worker);
    await client.end();
    await database.drop();
  }
}

const sum = (times: Map<number, number>) => [...times.values()].reduce((total, time) => total + time, 0);

/** How many transactions a database has committed, and what its connections have used. */
async function activityOf(client: pg.Client, database: string) {
  const { rows } = await client.query<{ commits: number; pids: number[] }>(
    `select xact_commit::int as commits, array(
       select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend') as pids
     from pg_stat_database where datname = $1`,
    [database],
  );
  const { commits, pids } = rows[0]!;
  const connections = await Promise.all(pids.map(async (pid) => [pid, await cpuSeconds(pid)] as const));
  return { commits, connections: new Map(connections) };
}
