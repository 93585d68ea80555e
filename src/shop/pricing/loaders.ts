import DataLoader from 'dataloader';
import type { Database } from '../../platform/db/client.ts';
import { discountsByKeys, type Discount, type DiscountKey } from './discounts/discounts.sql.ts';
import { promotionUsesByCustomerIds, type PromotionUses } from './promotions/active-promotions.sql.ts';
import { taxAndPromotionsAt, type TaxAndPromotions } from './tax-and-promotions.sql.ts';
import { placeKey, type Place } from './tax/tax-provider.ts';

const nameOf = ({ code, customerId }: DiscountKey) => `${customerId ?? ''} ${code}`;

export const pricingLoaders = (db: Database) => ({
  discountByKey: new DataLoader<DiscountKey, Discount | null, string>(
    async (keys) => {
      const discountByName = new Map(
        (await discountsByKeys(db, keys)).map((discount) => [nameOf(discount), discount]),
      );
      return keys.map((key) => discountByName.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  ),
  /** Runs one statement for each place. A request usually has only one place: the shop's home. */
  taxAndPromotionsByPlace: new DataLoader<Place, TaxAndPromotions, string>(
    (places) => Promise.all(places.map((place) => taxAndPromotionsAt(db, place))),
    { cacheKeyFn: placeKey },
  ),
  promotionUsesByCustomerId: new DataLoader<string, PromotionUses>((ids) =>
    promotionUsesByCustomerIds(db, ids),
  ),
});
