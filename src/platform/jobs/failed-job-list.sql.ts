import { and, eq, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import { timeOrderedList } from '../db/query/sorted-list.ts';
import type { PageArgs } from '../graphql/paging.ts';
import { jobTable, pgBoss } from './pg-boss-tables.ts';

export type FailedJobRow = typeof jobTable.$inferSelect;

/** Returns when the job ended. If this time is missing, returns when its last attempt started, or when the job was created. */
export const failedAt = ({ completedOn, startedOn, createdOn }: FailedJobRow) =>
  completedOn ?? startedOn ?? createdOn;

// Truncated to milliseconds, the precision of a cursor. An index needs an immutable expression, hence the fixed time zone.
const failedInstant = sql.raw(
  `date_trunc('milliseconds', coalesce(completed_on, started_on, created_on) at time zone 'UTC') at time zone 'UTC'`,
);

/** Creates an index on failed jobs. pg-boss has none, so the list of failed jobs would read all jobs of a month. */
export const indexFailedJobs = (db: Queryable) =>
  db.execute(sql`
    do $$ begin
      perform pg_advisory_xact_lock(${sql.raw(String(LOCKS.queues))});
      -- 'create index if not exists' would wait for writers of the table at every start.
      if to_regclass('${sql.raw(pgBoss.schemaName)}.ordergraph_failed_jobs') is null then
        create index if not exists ordergraph_failed_jobs on ${jobTable} ((${failedInstant}), id) where state = 'failed';
      end if;
    end $$`);

const findJobs = timeOrderedList({
  table: jobTable,
  name: 'FAILED_AT',
  by: sql`(${failedInstant})`,
  instantOf: failedAt,
  filters: { failed: () => sql`state = 'failed'` },
});

export const findFailedJobs = (db: Database, args: PageArgs) => findJobs(db, { failed: true }, args);

/** Puts a failed job back in its queue for one more attempt. Returns null if there is no such job. */
export async function updateForRetry(db: Queryable, id: string): Promise<FailedJobRow | null> {
  const [job] = await db
    .select()
    .from(jobTable)
    .where(and(eq(jobTable.id, id), eq(jobTable.state, 'failed')))
    .for('update');
  if (!job) return null;
  await db.execute(sql`
    update ${jobTable} set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now()
    where name = ${job.name} and id = ${id}`);
  return job;
}
