import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { ofDatabase } from '../db/connection-errors.ts';
import type { LogError } from '../errors.ts';
import type { ClaimedJob } from './claim-jobs.sql.ts';
import type { JobName } from './jobs.ts';

type GroupedJobsOptions = {
  boss: PgBoss;
  name: JobName;
  claim: () => Promise<ClaimedJob[]>;
  /** Returns null if the job succeeded; otherwise the reason of the failure, for staff. Does not throw. */
  run: (job: ClaimedJob) => Promise<string | null>;
  log: LogError;
};

/** How often to look for jobs that other processes created, retries that are due, and groups whose pause has ended. */
const POLL_INTERVAL_MS = 1_000;
/** A third of the heartbeat that pg-boss expects (`queues.ts`). */
const HEARTBEAT_INTERVAL_MS = 3_000;

/**
 * Runs the jobs of a grouped queue, each one independently. A worker of pg-boss would run one batch at a time, so a few slow jobs
 * could occupy all workers. Here, only the limits of the groups apply, so a slow group cannot delay the other groups.
 */
export function runGroupedJobs({ boss, name, claim, run, log }: GroupedJobsOptions) {
  const running = new Map<ClaimedJob, Promise<void>>();
  let isStopping = false;
  let isNotified = false;
  let pollDelay = new AbortController();
  const notify = () => {
    isNotified = true;
    pollDelay.abort();
  };

  async function runOne(job: ClaimedJob): Promise<void> {
    try {
      const problem = await run(job);
      // If the job is gone, `stop` has already reported it as failed.
      if (!running.has(job)) return;
      if (problem === null) await boss.complete(name, [job]);
      else await boss.fail(name, [job], { message: problem });
    } catch (error) {
      // The job gets no further heartbeats, so it runs again later.
      log(ofDatabase(error), `result of job ${name} not stored`);
    } finally {
      running.delete(job);
      notify();
    }
  }

  async function fetchJobs(): Promise<void> {
    while (!isStopping) {
      isNotified = false;
      pollDelay = new AbortController();
      try {
        for (const job of await claim()) running.set(job, runOne(job));
      } catch (error) {
        log(ofDatabase(error), 'job queue error');
        isNotified = false;
      }
      if (!isNotified && !isStopping)
        await sleep(POLL_INTERVAL_MS, null, { signal: pollDelay.signal }).catch(() => {});
    }
  }

  const heartbeat = setInterval(() => {
    if (running.size === 0) return;
    boss
      .touch(name, [...running.keys()])
      .catch((error: unknown) => log(ofDatabase(error), 'job queue error'));
  }, HEARTBEAT_INTERVAL_MS);
  const fetching = fetchJobs();

  /** Waits for running jobs, at most for the given time. Jobs that still run then are retried, as in the queues of pg-boss. */
  async function stop(timeoutMs: number): Promise<void> {
    isStopping = true;
    notify();
    await fetching;
    await Promise.race([Promise.all(running.values()), sleep(timeoutMs, null, { ref: false })]);
    clearInterval(heartbeat);
    const unfinished = [...running.keys()];
    running.clear();
    if (unfinished.length === 0) return;
    await boss
      .fail(name, unfinished, { message: 'The worker stopped before the end.' })
      .catch((error: unknown) => log(ofDatabase(error), 'job queue error'));
  }

  return { notify, stop };
}
