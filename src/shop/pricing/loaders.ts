import DataLoader from 'dataloader';
import type { Database } from '../../platform/db/client.ts';
import { discountsByKeys, type Discount, type DiscountKey } from './discounts/discounts.sql.ts';
import { ratesAt, type Rates } from './tax/applicable-rates.sql.ts';
import type { Place } from './tax/tax-provider.ts';

const nameOf = ({ code, customerId }: DiscountKey) => `${customerId ?? ''} ${code}`;

export const pricingLoaders = (db: Database) => ({
  discountByKey: new DataLoader<DiscountKey, Discount | null, string>(
    async (keys) => {
      const found = new Map(
        (await discountsByKeys(db, keys)).map((discount) => [nameOf(discount), discount]),
      );
      return keys.map((key) => found.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  ),
  /** Runs one statement per place: a request usually has one, the shop's home. */
  ratesByPlace: new DataLoader<Place, Rates, string>(
    (places) => Promise.all(places.map((place) => ratesAt(db, place))),
    { cacheKeyFn: ({ country, region }) => JSON.stringify([country, region]) },
  ),
});
