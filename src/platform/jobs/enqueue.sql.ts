import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { GROUPED_BY, type JobName, type Jobs } from './jobs.ts';
import { withTraceparent } from '../telemetry/tracing.ts';
import { jobTable, queueTable } from './pg-boss-tables.ts';

/** Inserts one job, like `enqueueAll`. */
export const enqueue = <Name extends JobName>(
  db: Queryable,
  name: Name,
  data: Jobs[Name],
  options: { afterSeconds?: number } = {},
): Promise<void> => enqueueAll(db, name, [data], options);

/**
 * Inserts jobs in the caller's transaction: the jobs exist only if it commits. Writes the same rows as pg-boss's `send`. With `send`,
 * every process that creates jobs would need a running pg-boss with a connection. A job continues the trace of the caller.
 */
export async function enqueueAll<Name extends JobName>(
  db: Queryable,
  name: Name,
  data: readonly Jobs[Name][],
  { afterSeconds = 0 }: { afterSeconds?: number } = {},
): Promise<void> {
  if (data.length === 0) return;
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into ${jobTable} (
      name, data, policy, start_after, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, heartbeat_seconds, deletion_seconds, dead_letter, group_id
    )
    select
      name, job.data, policy, start.at, start.at + retention_seconds * interval '1 second',
      retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, heartbeat_seconds, deletion_seconds, dead_letter, job.data ->> ${GROUPED_BY[name] ?? ''}
    from ${queueTable}, jsonb_array_elements(${JSON.stringify(data.map(withTraceparent))}::jsonb) job(data),
      (select now() + make_interval(secs => ${afterSeconds}) as at) start
    where name = ${name}
    returning id`);
  if (rows.length === 0) throw new Error(`There is no queue named ${name}.`);
}
