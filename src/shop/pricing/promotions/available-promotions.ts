import type { Queryable } from '../../../platform/db/client.ts';
import { taxAndPromotionsAt, type TaxAndPromotions } from '../tax-and-promotions.sql.ts';
import type { Place } from '../tax/tax-provider.ts';
import { promotionUsesByCustomerIds, type PromotionUses } from './active-promotions.sql.ts';
import type { AvailablePromotions } from './choose-discounts.ts';

/** Adds the customer's uses to promotions. Reads them only if a promotion limits them. Guests have no uses. */
export async function withCustomerUses(
  { promotions }: Pick<TaxAndPromotions, 'promotions'>,
  customerId: string | null,
  usesOf: (customerId: string) => Promise<PromotionUses>,
): Promise<AvailablePromotions> {
  const isLimited = promotions.some(({ maxUsesPerCustomer }) => maxUsesPerCustomer !== null);
  return { promotions, uses: isLimited && customerId !== null ? await usesOf(customerId) : new Map() };
}

/** Reads a customer's uses outside of a loader. */
export const readUses = (db: Queryable) => async (customerId: string) =>
  (await promotionUsesByCustomerIds(db, [customerId]))[0]!;

/** Reads the promotions at a place, and the customer's uses of them. */
export const availablePromotionsAt = async (
  db: Queryable,
  place: Place,
  customerId: string | null,
): Promise<AvailablePromotions> =>
  withCustomerUses(await taxAndPromotionsAt(db, place), customerId, readUses(db));
