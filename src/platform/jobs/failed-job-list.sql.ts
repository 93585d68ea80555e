import { and, eq, sql } from 'drizzle-orm';
import { integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Queryable } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import { timeOrderedList } from '../db/query/sorted-list.ts';
import type { PageArgs } from '../graphql/paging.ts';

/** What is read of pg-boss's own table, which it makes and migrates itself. */
const jobs = pgSchema('pgboss').table('job', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  data: jsonb().$type<Record<string, unknown>>().notNull(),
  state: text().notNull(),
  output: jsonb().$type<{ message?: string }>(),
  retryCount: integer('retry_count').notNull(),
  createdOn: timestamp('created_on', { withTimezone: true }).notNull(),
  startedOn: timestamp('started_on', { withTimezone: true }),
  completedOn: timestamp('completed_on', { withTimezone: true }),
});

export type FailedJobRow = typeof jobs.$inferSelect;

/** When it ended, if pg-boss says so, or when its last attempt began. */
export const failedAt = ({ completedOn, startedOn, createdOn }: FailedJobRow) =>
  completedOn ?? startedOn ?? createdOn;

// A cursor has milliseconds. The index has it so: which milliseconds an instant has goes by no time zone.
const failedInstant = sql.raw(
  `date_trunc('milliseconds', coalesce(completed_on, started_on, created_on) at time zone 'UTC') at time zone 'UTC'`,
);

/** pg-boss has none for it, and keeps what is done for a month. */
export const indexFailedJobs = (db: Queryable) =>
  db.execute(sql`
    do $$ begin
      perform pg_advisory_xact_lock(${sql.raw(String(LOCKS.queues))});
      -- Else each start would wait for whoever is writing there.
      if to_regclass('pgboss.ordergraph_failed_jobs') is null then
        create index if not exists ordergraph_failed_jobs on pgboss.job ((${failedInstant}), id) where state = 'failed';
      end if;
    end $$`);

const findJobs = timeOrderedList({
  table: jobs,
  name: 'FAILED_AT',
  by: sql`(${failedInstant})`,
  instantOf: failedAt,
  filters: { failed: () => sql`state = 'failed'` },
});

export const findFailedJobs = (db: Queryable, args: PageArgs) => findJobs(db, { failed: true }, args);

/** Puts a failed job back in its queue for one more attempt; null where there is none. */
export async function retryFailedJob(db: Queryable, id: string): Promise<FailedJobRow | null> {
  const [job] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.state, 'failed')))
    .for('update');
  if (!job) return null;
  await db.execute(sql`
    update pgboss.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now()
    where name = ${job.name} and id = ${id}`);
  return job;
}
