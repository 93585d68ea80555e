import type { Destination } from './tax/tax-provider.ts';

/** The parcel whose rates are requested. Amounts are in minor units. */
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

/** Provides the rates of carriers. Null: the service gave no valid answer, so methods that need a rate are unavailable. */
export type ShippingProvider = {
  /** Calls an external service, so it must not be used inside a transaction. The promise never rejects. */
  findRates: (request: RateRequest) => Promise<ShippingRates | null>;
  /** Returns the rates of a recent equal request, for quotes inside a transaction. */
  recentRates: (request: RateRequest) => ShippingRates | null;
};

/** Returns a provider that does not call the service, and returns only recent rates. */
export const withoutCalls = ({ recentRates }: ShippingProvider): ShippingProvider => ({
  findRates: async (request) => recentRates(request),
  recentRates,
});
