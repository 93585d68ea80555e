import { and, desc, lte, or, placeholder, sql, eq, isNull } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../db/schema.ts';
import { normalizeRegion } from './region.ts';
import type { Place, TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

/** For each tax class the rate that holds now, that of the region before that of the country before that of everywhere. */
const findRates = prepared((db) =>
  db
    .selectDistinctOn([taxRates.taxClass])
    .from(taxRates)
    .where(
      and(
        lte(taxRates.validFrom, sql`now()`),
        or(isNull(taxRates.country), eq(taxRates.country, placeholder('country'))),
        or(isNull(taxRates.region), eq(taxRates.region, placeholder('region'))),
      ),
    )
    .orderBy(
      taxRates.taxClass,
      sql`${taxRates.region} nulls last`,
      sql`${taxRates.country} nulls last`,
      desc(taxRates.validFrom),
    ),
);

/** How closely a rate goes by the place: everywhere, a country, a region. */
const closeness = ({ country, region }: TaxRateRow) => (region !== null ? 2 : country !== null ? 1 : 0);

/** What a place taxes goods of each class at; undefined: not at all. */
export type Rates = Record<TaxClass, TaxRateRow | undefined>;

/** A place with a standard rate of its own and no reduced one knows no reduced one. */
export async function ratesAt(db: Queryable, { country, region }: Place): Promise<Rates> {
  const rates = await findRates(db).execute({
    country,
    region: region === null ? null : normalizeRegion(region),
  });
  const standard = rates.find(({ taxClass }) => taxClass === 'STANDARD');
  const reduced = rates.find(({ taxClass }) => taxClass === 'REDUCED');
  const isReduced = reduced && (!standard || closeness(reduced) >= closeness(standard));
  return { STANDARD: standard, REDUCED: isReduced ? reduced : standard, ZERO: undefined };
}

/** The shop's own table of rates. */
export const taxesByRates =
  (ratesOf: (place: Place) => Promise<Rates>): TaxProvider =>
  async (request) => {
    const rates = await ratesOf(request.destination);
    return taxesAt(request, ({ taxClass }) => rates[taxClass]);
  };
