import type { TaxClass, TaxLine } from '../../../platform/db/schema.ts';
import type { Rounding } from '../../../platform/money/rounding.ts';

/** Where the goods go, as far as it is known; null is not known. */
export type Destination = { country: string | null; region: string | null; postalCode: string | null };

/** What of it tax rates go by. */
export type Place = Pick<Destination, 'country' | 'region'>;

export type TaxableLine = {
  productId: string;
  sku: string;
  taxClass: TaxClass;
  quantity: number;
  /** What is paid for it after discounts, in minor units; with the tax in it where prices include tax. */
  amount: bigint;
};

export type TaxRequest = {
  destination: Destination;
  currency: string;
  pricesIncludeTax: boolean;
  rounding: Rounding;
  lines: readonly TaxableLine[];
};

/** `shares` is the tax on each line of the request; they add up to what the tax lines do. */
export type Taxes = { shares: readonly bigint[]; taxLines: readonly TaxLine[] };

/**
 * Says what tax is due: the shop's own table of rates (`tax-rates.ts`), or a service outside. That one is asked while an order
 * is quoted, never inside a transaction; where it fails, nothing is ordered.
 */
export type TaxProvider = (request: TaxRequest) => Promise<Taxes>;
