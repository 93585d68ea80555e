import type { Destination } from './tax/tax-provider.ts';

/** The parcel whose rates are requested. Amounts in minor units. */
export type RateRequest = {
  destination: Destination;
  currency: string;
  pricesIncludeTax: boolean;
  /** The value of the goods before discounts. */
  subtotal: bigint;
  items: readonly { sku: string; quantity: number; weightGrams: number }[];
};

/** The price of each service that delivers the parcel. */
export type ShippingRates = ReadonlyMap<string, bigint>;

/**
 * Returns the rates of carriers, or null if there is no valid answer: methods that need a rate are then unavailable. Never
 * rejects. It calls an external service, so it is called while an order is quoted, never inside a transaction.
 */
export type ShippingProvider = (request: RateRequest) => Promise<ShippingRates | null>;
