import type { Queryable } from './client.ts';
import { shop } from './schema.ts';

/**
 * Stores the shop's currency at the first start and throws if it differs later. Amounts are stored as minor units without a
 * currency, so a change of the setting would silently change every price.
 */
export async function claimCurrency(db: Queryable, currency: string): Promise<void> {
  await db.insert(shop).values({ currency }).onConflictDoNothing();
  const [stored] = await db.select().from(shop);
  if (stored?.currency !== currency) {
    throw new Error(
      `This database was created with CURRENCY=${stored?.currency}, but CURRENCY is ${currency}. ` +
        'Restore the setting, or use another database.',
    );
  }
}

async function readShop(db: Queryable) {
  const [row] = await db
    .select({ id: shop.id, unpaidOrdersExpireSince: shop.unpaidOrdersExpireSince })
    .from(shop);
  if (!row) throw new Error('the shop has no row yet: claimCurrency must run first');
  return row;
}

/** Returns the id that distinguishes this shop from others that share a resource with it, such as Redis. */
export const shopId = async (db: Queryable): Promise<string> => (await readShop(db)).id;

/** Returns since when the default of UNPAID_ORDER_TTL applies. Orders that were placed before do not expire by default. */
export const findDefaultTtlStart = async (db: Queryable): Promise<Date> =>
  (await readShop(db)).unpaidOrdersExpireSince;
