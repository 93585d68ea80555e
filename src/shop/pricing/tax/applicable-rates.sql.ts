import { and, desc, eq, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../../../platform/db/schema.ts';
import type { Place, TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

type PlaceColumns = { country: SQL; region: SQL };

/** Sorts rates: a region's rate precedes its country's, which precedes the worldwide rate; the latest comes first. */
const MOST_SPECIFIC_RATE_FIRST = [
  sql`${taxRates.region} nulls last`,
  sql`${taxRates.country} nulls last`,
  desc(taxRates.validFrom),
];

/** Finds the current rate of each tax class at a place of the outer statement, as one JSON value. For a lateral join. */
export function placeRates(db: Queryable, place: PlaceColumns) {
  const { id, name, rate, taxClass, country, region } = taxRates;
  const rates = db
    .selectDistinctOn([taxClass], { id, name, rate, taxClass: taxClass, country, region })
    .from(taxRates)
    .where(
      and(
        lte(taxRates.validFrom, sql`now()`),
        or(isNull(country), eq(country, place.country)),
        or(isNull(region), eq(region, place.region)),
      ),
    )
    .orderBy(taxClass, ...MOST_SPECIFIC_RATE_FIRST)
    .as('rates');
  return db
    .select({
      rates: sql<AppliedRate[]>`coalesce(json_agg(json_build_object('id', ${rates.id}, 'name', ${rates.name},
        'rate', ${rates.rate}, 'taxClass', ${rates.taxClass}, 'country', ${rates.country},
        'region', ${rates.region})), '[]')`.as('place_rates'),
    })
    .from(rates)
    .as('place_rates');
}

/** What prices need of a tax rate. */
type AppliedRate = Pick<TaxRateRow, 'id' | 'name' | 'rate' | 'taxClass' | 'country' | 'region'>;

/** Returns how specific a rate is: 0 worldwide, 1 for a country, 2 for a region. */
const specificity = ({ country, region }: Pick<AppliedRate, 'country' | 'region'>) =>
  region !== null ? 2 : country !== null ? 1 : 0;

/** A place's rate for each tax class. Undefined: not taxed. */
export type Rates = Record<TaxClass, AppliedRate | undefined>;

/** A place with its own standard rate but no reduced rate taxes reduced goods at its standard rate. */
export function ratesAmong(rates: readonly AppliedRate[]): Rates {
  const standard = rates.find(({ taxClass }) => taxClass === 'STANDARD');
  const reduced = rates.find(({ taxClass }) => taxClass === 'REDUCED');
  const isReduced = reduced && (!standard || specificity(reduced) >= specificity(standard));
  return { STANDARD: standard, REDUCED: isReduced ? reduced : standard, ZERO: undefined };
}

/** The tax provider that uses the shop's own table of rates. */
export const taxesByRates =
  (ratesOf: (place: Place) => Promise<Rates>): TaxProvider =>
  async (request) => {
    const rates = await ratesOf(request.destination);
    return taxesAt(request, ({ taxClass }) => rates[taxClass]);
  };
