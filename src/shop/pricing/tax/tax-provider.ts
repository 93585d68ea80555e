import type { TaxClass, TaxLine } from '../../../platform/db/schema.ts';
import type { Rounding } from '../../../platform/money/rounding.ts';

/** The destination of the goods. An unknown part is null. */
export type Destination = { country: string | null; region: string | null; postalCode: string | null };

/** The part of a destination that selects tax rates. */
export type Place = Pick<Destination, 'country' | 'region'>;

/** Identifies a place, for example as a key of a map. */
export const placeKey = ({ country, region }: Place) => JSON.stringify([country, region]);

/** The SKU of the delivery in a tax request. */
export const SHIPPING_SKU = 'SHIPPING';

export type TaxableLine = {
  /** Null for the delivery, which is the last line. */
  productId: string | null;
  sku: string;
  taxClass: TaxClass;
  quantity: number;
  /** Price of the line after discounts, in minor units. Includes the tax if prices include tax. */
  amount: bigint;
};

export type TaxRequest = {
  destination: Destination;
  currency: string;
  pricesIncludeTax: boolean;
  rounding: Rounding;
  lines: readonly TaxableLine[];
};

/** `shares` is the tax on each line of the request. The shares and the tax lines have the same sum. */
export type Taxes = { shares: readonly bigint[]; taxLines: readonly TaxLine[] };

/**
 * Computes the taxes, with the shop's own table of rates (`applicable-rates.sql.ts`) or with an external service. An external
 * service is called while an order is quoted, never inside a transaction. If the service fails, no order is placed.
 */
export type TaxProvider = (request: TaxRequest) => Promise<Taxes>;
