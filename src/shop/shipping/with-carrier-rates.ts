import type { ShippingMethodRow } from '../../platform/db/schema.ts';
import type { RateRequest, ShippingProvider, ShippingRates } from '../pricing/shipping-provider.ts';
import type { CarrierRate, RatedMethod } from './shipping-price.ts';

/** Returns methods with their carrier rates. Calls the provider at most once, and only if a method needs a rate. */
export async function withCarrierRates(
  methods: readonly ShippingMethodRow[],
  request: RateRequest,
  provider: ShippingProvider | null,
): Promise<RatedMethod[]> {
  const needsRates = request.items.length > 0 && methods.some(({ rateSource }) => rateSource === 'CARRIER');
  const rates = needsRates && provider ? await provider.findRates(request) : null;
  return methods.map((method) => ({ method, rate: rateOf(method, rates) }));
}

function rateOf({ rateSource, carrierService }: ShippingMethodRow, rates: ShippingRates | null): CarrierRate {
  if (rateSource === 'TABLE') return null;
  if (!rates)
    return {
      problem: 'The carrier gives no price at the moment. Choose another method, or try again later.',
    };
  const price = rates.get(carrierService!);
  return price === undefined
    ? { problem: 'The carrier does not deliver these goods to the destination.' }
    : { price };
}
