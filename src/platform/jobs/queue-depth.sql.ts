import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { jobTable, queueTable } from './pg-boss-tables.ts';

/** Jobs above this number are not counted. */
const MAX_COUNTED = 10_000;

export type QueueDepth = {
  queue: string;
  /** Due jobs that no worker has started. */
  waiting: number;
  /** Seconds since the oldest waiting job became due. */
  oldestSeconds: number;
};

/** Returns the due jobs of each queue. pg-boss's own counts are updated by the workers, so they are outdated if no worker runs. */
export async function queueDepths(db: Queryable): Promise<QueueDepth[]> {
  const { rows } = await db.execute<QueueDepth>(sql`
    select queue.name as queue, due.count::int as waiting,
      coalesce(extract(epoch from now() - due.oldest), 0)::float8 as "oldestSeconds"
    from ${queueTable} queue
      cross join lateral (
        select count(*), min(start_after) as oldest
        from (
          select start_after from ${jobTable} job
          where job.name = queue.name and job.state < 'active' and not job.blocked and job.start_after <= now()
          limit ${MAX_COUNTED}
        ) waiting
      ) due
    order by queue.name`);
  return rows;
}

/** Returns the number of jobs that failed permanently, and were neither retried nor deleted. */
export async function countFailedJobs(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from ${jobTable} where state = 'failed' limit ${MAX_COUNTED}) failed`);
  return rows[0]!.count;
}
