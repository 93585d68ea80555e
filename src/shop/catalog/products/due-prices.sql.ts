import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/client.ts';
import { products } from '../../../platform/db/schema.ts';

/**
 * Updates up to `limit` products whose sale has started or ended, and returns their number. A trigger computes the price. Skips
 * products that an order or a change has locked.
 */
export async function updateDuePrices(db: Database, limit: number): Promise<number> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    update ${products} set price = price where id = any(array(
      select id from ${products} where ${products.priceDueAt} <= now()
      order by ${products.priceDueAt} limit ${limit} for no key update skip locked))
    returning 1`);
  return rows.length;
}
