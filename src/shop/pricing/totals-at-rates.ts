import type { TaxClass } from '../../platform/db/schema.ts';
import type { DiscountTerms } from './discounts/discounts.ts';
import { taxesAt, type Rate } from './tax/taxes.ts';
import { totalsOf, type Line, type Totals } from './totals.ts';

type PurchaseAtRates = {
  currency: string;
  lines: readonly Line[];
  discounts: readonly DiscountTerms[];
  /** A class without a rate is not taxed. */
  rates: Partial<Record<TaxClass, Rate>>;
};

const ANYWHERE = { country: null, region: null, postalCode: null };

/** Computes totals with the given tax rates, for any destination. Prices do not include tax. The sample shop uses this. */
export const totalsAtRates = ({ currency, lines, discounts, rates }: PurchaseAtRates): Promise<Totals> =>
  totalsOf(lines, discounts, ANYWHERE, {
    currency,
    pricesIncludeTax: false,
    rounding: 'half-up',
    home: ANYWHERE,
    taxProvider: async (request) => taxesAt(request, ({ taxClass }) => rates[taxClass]),
  });
