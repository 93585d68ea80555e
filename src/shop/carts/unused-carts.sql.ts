import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/client.ts';
import { carts } from '../../platform/db/schema.ts';

/** Carts that one statement deletes with their items, so that it holds its locks only briefly. */
const BATCH_SIZE = 500;

/** Deletes guest carts that were not changed for this time, also merged ones. Skips carts that are being changed. */
export async function deleteUnusedGuestCarts(db: Database, ttlSeconds: number): Promise<void> {
  const isUnused = sql`${carts.tokenHash} is not null
    and ${carts.usedOn} <= (now() - make_interval(secs => ${ttlSeconds}))::date
    and ${carts.updatedAt} < now() - make_interval(secs => ${ttlSeconds})`;
  let deleted: number;
  do {
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      delete from ${carts} where ${carts.id} = any(array(
        select ${carts.id} from ${carts} where ${isUnused}
        order by ${carts.usedOn} limit ${BATCH_SIZE} for update skip locked))
      returning 1`);
    deleted = rows.length;
  } while (deleted === BATCH_SIZE);
}
