import type { Queryable } from './client.ts';
import { shop } from './schema.ts';

/**
 * Amounts are stored as minor units without a currency beside each: a shop keeps the one it was opened with,
 * or every price in it would silently become another.
 */
export async function claimCurrency(db: Queryable, currency: string): Promise<void> {
  await db.insert(shop).values({ currency }).onConflictDoNothing();
  const [opened] = await db.select().from(shop);
  if (opened?.currency !== currency) {
    throw new Error(
      `This database was opened with CURRENCY=${opened?.currency}; it cannot be served as ${currency}.`,
    );
  }
}

/** Tells this shop from others that share something with it. */
export async function shopId(db: Queryable): Promise<string> {
  const [opened] = await db.select({ id: shop.id }).from(shop);
  if (!opened) throw new Error('the shop has not been opened yet');
  return opened.id;
}
