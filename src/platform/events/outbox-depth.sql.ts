import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';

/** Events above this number are not counted. */
const MAX_COUNTED = 10_000;

export type OutboxDepth = {
  events: number;
  /** The oldest event; null if there is none. */
  oldestId: string | null;
  /** Seconds since the oldest event about an order. Other events have no time. */
  oldestOrderSeconds: number;
};

/** Returns how many events wait for the relay. */
export async function outboxDepth(db: Queryable): Promise<OutboxDepth> {
  const { rows } = await db.execute<OutboxDepth>(sql`
    with waiting as (select id, data ->> 'at' as at from outbox order by id limit ${MAX_COUNTED})
    select count(*)::int as events, min(id)::text as "oldestId",
      coalesce(extract(epoch from clock_timestamp() - min(at::timestamptz)), 0)::float8 as "oldestOrderSeconds"
    from waiting`);
  return rows[0]!;
}
