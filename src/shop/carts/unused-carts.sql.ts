import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/client.ts';
import { carts } from '../../platform/db/schema.ts';

/** Deletes up to `limit` unused guest carts, and returns their number. Skips carts that are being changed. */
export async function deleteUnusedGuestCarts(
  db: Database,
  ttlSeconds: number,
  limit: number,
): Promise<number> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    delete from ${carts} where ${carts.id} = any(array(
      select ${carts.id} from ${carts}
      where ${carts.tokenHash} is not null
        and ${carts.usedOn} <= (now() - make_interval(secs => ${ttlSeconds}))::date
        and ${carts.updatedAt} < now() - make_interval(secs => ${ttlSeconds})
      order by ${carts.usedOn} limit ${limit} for update skip locked))
    returning 1`);
  return rows.length;
}
