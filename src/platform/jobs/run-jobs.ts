import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import { reasonForStaff, type LogError } from '../errors.ts';
import { FOLLOW_UPS, GROUPED_BY, type JobName, type Jobs } from './jobs.ts';
import { makeWay } from './make-way.ts';

/** May be called again for a job that was done, where the worker was killed before it could say so. */
export type Handlers = { [Name in JobName]: (data: Jobs[Name], attempt: Attempt) => Promise<void> };

/** `isLast`: if it fails, the job is not tried again unless staff say so. */
export type Attempt = { isLast: boolean };

/** The jobs that are done over and over, and how often: their data is empty. */
export type Recurring = Partial<Record<JobName, { everySeconds: number }>>;

type RunJobsOptions = {
  databaseUrl: string;
  handlers: Handlers;
  recurring: Recurring;
  /** Whether the process answers requests too, which come first. */
  serves: boolean;
  log: LogError;
};

/** How many jobs of one kind are done at once, and how often is looked for more. */
const ALL_ALIKE = { batchSize: 8, pollingIntervalSeconds: 0.5 };
/** One by one, since a batch takes as long as the slowest of its jobs, and without a pause where many wait. */
const IN_GROUPS = {
  pollingIntervalSeconds: 2,
  localConcurrency: 8,
  localGroupConcurrency: 4,
  burstWhenReadyExceeds: 8,
};
/** How often is looked for the jobs of workers that were killed: with their heartbeat, within thirty seconds. */
const SUPERVISE_SECONDS = 10;
/** How long the jobs under way have to finish when the worker stops; what does not is done again. */
const STOP_WITHIN_MS = 3_000;

export type JobRunner = {
  /** Looks for jobs at once, in all queues or the named ones, instead of at the next poll. */
  notify: (names?: readonly JobName[]) => void;
  stop: () => Promise<void>;
};

/** Runs jobs on connections of its own, so that requests cannot keep it from sending heartbeats. */
export async function runJobs({
  databaseUrl,
  handlers,
  recurring,
  serves,
  log,
}: RunJobsOptions): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'ordergraph jobs',
    max: 2,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    maintenanceIntervalSeconds: 60 * 60,
    // There are no jobs that wait for others.
    flowIntervalSeconds: 60 * 60,
  });
  boss.on('error', (error) => log(error, 'the job queue met an error'));
  boss.on('warning', ({ message }) => log(new Error(message), 'the job queue gives a warning'));

  /** There is one such job that waits, and it is moved: several workers do not do it several times as often. */
  const runAfter = (name: JobName, startAfter: number) =>
    boss.upsert(name, {}, { singletonKey: name, startAfter });

  /** The first worker of each queue, which is the one that can be notified. */
  const workerIds = new Map<JobName, string>();
  const notify = (names: readonly JobName[] = [...workerIds.keys()]) => {
    for (const name of names) boss.notifyWorker(workerIds.get(name) ?? '');
  };

  async function work<Name extends JobName>(name: Name): Promise<void> {
    const run = async (job: JobWithMetadata<Jobs[Name]>): Promise<JobResult> => {
      const { id, data, retryCount, retryLimit } = job;
      try {
        // Before it is done: however it ends, there is a next time.
        if (recurring[name]) await runAfter(name, recurring[name].everySeconds);
        await handlers[name](data, { isLast: retryCount >= retryLimit });
        notify(FOLLOW_UPS[name] ?? []);
        return { id, status: 'completed' };
      } catch (error) {
        log(error, `the job ${name} failed`);
        return { id, status: 'failed', output: { message: reasonForStaff(error) } };
      }
    };
    const options = {
      ...(GROUPED_BY[name] ? IN_GROUPS : ALL_ALIKE),
      burstWhenBatchFull: true,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    const workerId = await boss.work<Jobs[Name], unknown, typeof options>(name, options, async (jobs) => {
      await way?.whileBusy();
      return Promise.all(jobs.map(run));
    });
    workerIds.set(name, workerId);
  }

  const way = serves ? makeWay() : null;
  const stop = async () => {
    way?.stop();
    await boss.stop({ timeout: STOP_WITHIN_MS });
  };
  try {
    await boss.start();
    for (const name of Object.keys(recurring) as JobName[]) await runAfter(name, 0);
    for (const name of Object.keys(handlers) as JobName[]) await work(name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { notify, stop };
}
