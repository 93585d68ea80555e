import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import type { JobName, Jobs } from './jobs.ts';
import { jobTable } from './pg-boss-tables.ts';

/** Returns whether a job with this name and data is waiting or running. A job that failed permanently counts as finished. */
export async function isJobUnfinished<Name extends JobName>(
  db: Queryable,
  name: Name,
  data: Jobs[Name],
): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from ${jobTable}
    where name = ${name} and state < 'completed' and data @> ${JSON.stringify(data)}::jsonb
    limit 1`);
  return rows.length > 0;
}
