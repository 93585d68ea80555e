import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import type { JobName, Jobs } from './jobs.ts';

/** Whether such a job is waiting or being done: one that was given up, or whose worker was killed at the last try, is not. */
export async function isJobUnfinished<Name extends JobName>(
  db: Queryable,
  name: Name,
  data: Jobs[Name],
): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from pgboss.job
    where name = ${name} and state < 'completed' and data @> ${JSON.stringify(data)}::jsonb
    limit 1`);
  return rows.length > 0;
}
