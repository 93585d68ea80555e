import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { Database } from '../db/client.ts';
import { ofDatabase } from '../db/connection-errors.ts';
import { clientSettingsOf } from '../db/hosts.ts';
import { reasonForStaff, type LogError } from '../errors.ts';
import { traceWork } from '../telemetry/tracing.ts';
import { claimJobs, type ClaimedJob, type GroupLimits } from './claim-jobs.sql.ts';
import { FOLLOW_UPS, GROUPED_BY, type JobName, type Jobs } from './jobs.ts';
import { runGroupedJobs } from './run-grouped-jobs.ts';

/** A handler may run twice for one job: the worker can die after the work and before it reports the result. */
export type Handlers = { [Name in JobName]: (data: Jobs[Name], attempt: Attempt) => Promise<void> };

/** `isLast`: if this attempt fails, the job is retried only on request of staff. */
export type Attempt = { isLast: boolean };

/** Jobs that repeat at an interval. Their data is empty. */
export type Recurring = Partial<Record<JobName, { everySeconds: number }>>;

type RunJobsOptions = {
  db: Database;
  databaseUrl: string;
  handlers: Handlers;
  recurring: Recurring;
  /** For each grouped queue, the query for the groups that are paused or limited. */
  groupLimits?: Partial<Record<JobName, GroupLimits>>;
  /** Called after each run of a job. */
  onJob?: ((name: JobName, result: 'completed' | 'failed', seconds: number) => void) | undefined;
  log: LogError;
};

/** Options of ungrouped queues, such as the number of jobs that run concurrently, and the poll interval. */
const BATCHED_OPTIONS = {
  batchSize: 8,
  pollingIntervalSeconds: 0.5,
  burstWhenBatchFull: true,
  includeMetadata: true,
  perJobResults: true,
} as const;
/** How often to look for jobs whose worker died. With the heartbeat (10 s), such a job restarts within 30 seconds. */
const SUPERVISE_INTERVAL_SECONDS = 10;
/** Time for running jobs to finish when the worker stops. Unfinished jobs run again later. */
const STOP_TIMEOUT_MS = 3_000;

export type JobRunner = {
  /** Fetches jobs from all queues, or from the named ones, now instead of at the next poll. */
  notify: (names?: readonly JobName[]) => void;
  stop: () => Promise<void>;
};

/** Runs jobs. pg-boss has its own connections, so that requests cannot delay the heartbeats. See docs/decisions/0008. */
export async function runJobs(options: RunJobsOptions): Promise<JobRunner> {
  const { db, databaseUrl, handlers, recurring, groupLimits = {}, onJob, log } = options;
  const boss = new PgBoss({
    ...clientSettingsOf(databaseUrl),
    application_name: 'ordergraph jobs',
    max: 2,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
    monitorIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
    maintenanceIntervalSeconds: 60 * 60,
    // No job depends on another job.
    flowIntervalSeconds: 60 * 60,
  });
  boss.on('error', (error) => log(ofDatabase(error), 'job queue error'));
  boss.on('warning', ({ message }) => log(new Error(message), 'job queue warning'));

  /** Schedules the next run. Keeps one waiting job per name and moves its start, so that more workers do not cause more runs. */
  const scheduleNextRun = (name: JobName, startAfter: number) =>
    boss.upsert(name, {}, { singletonKey: name, startAfter }).catch((error: unknown) => {
      throw ofDatabase(error);
    });

  const queues = new Map<JobName, { notify: () => void; stop?: (timeoutMs: number) => Promise<void> }>();
  const notify = (names: readonly JobName[] = [...queues.keys()]) => {
    for (const name of names) queues.get(name)?.notify();
  };

  /** Returns null if the job succeeded; otherwise the reason of the failure, for staff. */
  async function run<Name extends JobName>(name: Name, job: Omit<ClaimedJob, 'id'>): Promise<string | null> {
    const startedAt = performance.now();
    const report = (result: 'completed' | 'failed') =>
      onJob?.(name, result, (performance.now() - startedAt) / 1000);
    try {
      // Scheduled before the work, so that there is a next run even if the work fails.
      if (recurring[name]) await scheduleNextRun(name, recurring[name].everySeconds);
      const { traceparent, ...data } = job.data as Jobs[Name] & { traceparent?: string };
      const attempt = { isLast: job.retryCount >= job.retryLimit };
      await traceWork(`job ${name}`, { attempt: job.retryCount + 1 }, traceparent ? [traceparent] : [], () =>
        handlers[name](data as unknown as Jobs[Name], attempt),
      );
      report('completed');
      notify(FOLLOW_UPS[name] ?? []);
      return null;
    } catch (error) {
      report('failed');
      log(error, `job ${name} failed`);
      return reasonForStaff(error);
    }
  }

  async function startQueue(name: JobName): Promise<void> {
    const runForResult = async (job: JobWithMetadata): Promise<JobResult> => {
      const problem = await run(name, job);
      return problem === null
        ? { id: job.id, status: 'completed' }
        : { id: job.id, status: 'failed', output: { message: problem } };
    };
    const id = await boss.work<object, unknown, typeof BATCHED_OPTIONS>(name, BATCHED_OPTIONS, (jobs) =>
      Promise.all(jobs.map(runForResult)),
    );
    queues.set(name, { notify: () => boss.notifyWorker(id) });
  }

  const startGroupedQueue = (name: JobName) =>
    runGroupedJobs({
      boss,
      name,
      claim: () => claimJobs(db, name, groupLimits[name]),
      run: (job) => run(name, job),
      log,
    });

  const stop = async () => {
    await Promise.all([...queues.values()].map(async (queue) => queue.stop?.(STOP_TIMEOUT_MS)));
    await boss.stop({ timeout: STOP_TIMEOUT_MS });
  };
  try {
    await boss.start();
    for (const name of Object.keys(recurring) as JobName[]) await scheduleNextRun(name, 0);
    for (const name of Object.keys(handlers) as JobName[]) {
      if (GROUPED_BY[name]) queues.set(name, startGroupedQueue(name));
      else await startQueue(name);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { notify, stop };
}
