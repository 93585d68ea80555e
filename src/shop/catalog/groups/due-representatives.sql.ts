import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/client.ts';
import { productGroups } from '../../../platform/db/schema.ts';

/**
 * Chooses the representatives of up to `limit` groups in which a variant's publication has started or ended, and returns the number
 * of these groups. Skips groups that another transaction has locked, so that it never waits while it holds locks.
 */
export async function updateDueRepresentatives(db: Database, limit: number): Promise<number> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    with due as materialized (
      select id from ${productGroups} where ${productGroups.representativeDueAt} <= now()
      order by ${productGroups.representativeDueAt} limit ${limit} for no key update skip locked)
    select choose_representative(id) from due`);
  return rows.length;
}
