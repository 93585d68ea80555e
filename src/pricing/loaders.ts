import type { Database } from '../db/client.ts';
import { oneByKey, perArguments } from '../graphql/loaders.ts';
import { discountsByCodes } from './discount-repository.ts';

export const pricingLoaders = (db: Database) => ({
  /** For a customer, whose uses count; null for a guest. */
  discountByCode: perArguments((customerId: string | null) =>
    oneByKey(
      (codes) => discountsByCodes(db, codes, customerId),
      (discount) => discount.code,
    ),
  ),
});
