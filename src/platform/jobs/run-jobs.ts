import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import { reasonForStaff, type LogError } from '../errors.ts';
import { FOLLOW_UPS, GROUPED_BY, type JobName, type Jobs } from './jobs.ts';

/** A handler may run twice for one job: the worker can die after the work and before it reports the result. */
export type Handlers = { [Name in JobName]: (data: Jobs[Name], attempt: Attempt) => Promise<void> };

/** `isLast`: if this attempt fails, the job is retried only on request of staff. */
export type Attempt = { isLast: boolean };

/** Jobs that repeat at an interval. Their data is empty. */
export type Recurring = Partial<Record<JobName, { everySeconds: number }>>;

type RunJobsOptions = {
  databaseUrl: string;
  handlers: Handlers;
  recurring: Recurring;
  log: LogError;
};

/** Ungrouped queues: the number of jobs that run concurrently, and the poll interval. */
const BATCHED = { batchSize: 8, pollingIntervalSeconds: 0.5 };
/**
 * Grouped queues fetch jobs one by one, since a batch takes as long as its slowest job. If more than eight jobs are ready,
 * they fetch without a pause.
 */
const GROUPED = {
  pollingIntervalSeconds: 2,
  localConcurrency: 8,
  localGroupConcurrency: 4,
  burstWhenReadyExceeds: 8,
};
/** How often to look for jobs whose worker died. With the heartbeat (10 s), such a job restarts within 30 seconds. */
const SUPERVISE_INTERVAL_SECONDS = 10;
/** Time for running jobs to finish when the worker stops. Unfinished jobs run again later. */
const STOP_TIMEOUT_MS = 3_000;

export type JobRunner = {
  /** Fetches jobs from all queues, or from the named ones, now instead of at the next poll. */
  notify: (names?: readonly JobName[]) => void;
  stop: () => Promise<void>;
};

/** Runs jobs. Uses its own connections, so that requests cannot delay the heartbeats. See docs/decisions/0008. */
export async function runJobs({ databaseUrl, handlers, recurring, log }: RunJobsOptions): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
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
  boss.on('error', (error) => log(error, 'job queue error'));
  boss.on('warning', ({ message }) => log(new Error(message), 'job queue warning'));

  /** Schedules the next run. Keeps one waiting job per name and moves its start, so that further workers add no runs. */
  const scheduleNextRun = (name: JobName, startAfter: number) =>
    boss.upsert(name, {}, { singletonKey: name, startAfter });

  /** The first worker of each queue: pg-boss notifies a worker by id. */
  const workerIds = new Map<JobName, string>();
  const notify = (names: readonly JobName[] = [...workerIds.keys()]) => {
    for (const name of names) boss.notifyWorker(workerIds.get(name) ?? '');
  };

  async function startQueue<Name extends JobName>(name: Name): Promise<void> {
    const run = async (job: JobWithMetadata<Jobs[Name]>): Promise<JobResult> => {
      const { id, data, retryCount, retryLimit } = job;
      try {
        // Scheduled before the work, so that there is a next run also if the work fails.
        if (recurring[name]) await scheduleNextRun(name, recurring[name].everySeconds);
        await handlers[name](data, { isLast: retryCount >= retryLimit });
        notify(FOLLOW_UPS[name] ?? []);
        return { id, status: 'completed' };
      } catch (error) {
        log(error, `job ${name} failed`);
        return { id, status: 'failed', output: { message: reasonForStaff(error) } };
      }
    };
    const options = {
      ...(GROUPED_BY[name] ? GROUPED : BATCHED),
      burstWhenBatchFull: true,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    const workerId = await boss.work<Jobs[Name], unknown, typeof options>(name, options, (jobs) =>
      Promise.all(jobs.map(run)),
    );
    workerIds.set(name, workerId);
  }

  const stop = () => boss.stop({ timeout: STOP_TIMEOUT_MS });
  try {
    await boss.start();
    for (const name of Object.keys(recurring) as JobName[]) await scheduleNextRun(name, 0);
    for (const name of Object.keys(handlers) as JobName[]) await startQueue(name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { notify, stop };
}
