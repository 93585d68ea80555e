import { loadGraphileWorker } from './graphile.ts';

/** What test/support/job-child.ts is for pg-boss: it says in one line that it has begun a job, which it never ends. */
const [connectionString] = process.argv.slice(2);
const { Logger, run } = await loadGraphileWorker();
await run({
  connectionString,
  concurrency: 8,
  noHandleSignals: true,
  logger: new Logger(() => () => {}),
  taskList: {
    'order-placed': async () => {
      console.log('begun');
      await new Promise(() => {});
    },
  },
});
