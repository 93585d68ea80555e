import { idleLoad } from './queues/idle-load.ts';
import { orderThroughput } from './queues/order-throughput.ts';
import { QUEUES } from './queues/queues.ts';
import { PATIENCE_SECONDS, secondsToRecover } from './queues/recovery.ts';
import { onPostgres } from './support/postgres.ts';
import { printOutcomes } from './support/side-by-side.ts';

/** Which queue: pg-boss or graphile-worker, by three measurements (docs/decisions/0008-jobs-in-the-database.md). */

const { pgBoss, graphileWorker } = QUEUES;

await onPostgres(async (serverUrl) => {
  console.log('Orders of 64 customers, with one thing more written in the transaction of each order');
  printOutcomes(await orderThroughput(), 'orders/s');

  console.log('A worker that has nothing to do');
  for (const queue of [pgBoss, graphileWorker]) {
    const { transactionsPerSecond, worker, connections } = await idleLoad(serverUrl, queue);
    console.log(
      `  ${queue.name}: ${transactionsPerSecond.toFixed(1)} transactions/s; of one core ${worker.toFixed(2)} %,` +
        ` and its connections ${connections.toFixed(2)} %`,
    );
  }

  console.log('Seconds from the SIGKILL of a worker until another begins its job');
  for (const queue of [pgBoss, pgBoss, pgBoss, graphileWorker]) {
    const seconds = await secondsToRecover(queue);
    console.log(`  ${queue.name}: ${seconds?.toFixed(1) ?? `> ${PATIENCE_SECONDS}`} s`);
  }
});
