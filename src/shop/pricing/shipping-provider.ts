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

/** The rates of carriers. Null: there is no valid answer, and methods that need a rate are unavailable. */
export type ShippingProvider = {
  /** Calls an external service while an order is quoted, so it must not be used inside a transaction. Never rejects. */
  findRates: (request: RateRequest) => Promise<ShippingRates | null>;
  /** Returns the rates of a recent equal request, for quotes inside a transaction. */
  recentRates: (request: RateRequest) => ShippingRates | null;
};

/** Replaces the calls of a provider by its recent rates. */
export const withoutCalls = ({ recentRates }: ShippingProvider): ShippingProvider => ({
  findRates: async (request) => recentRates(request),
  recentRates,
});
