import { and, desc, lte, or, placeholder, sql, eq, isNull } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { taxRates, type TaxRateRow } from '../db/schema.ts';
import type { TaxProvider } from './tax-provider.ts';
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

/** The shop's own table of rates. A place with a standard rate of its own and no reduced one knows no reduced one. */
export const taxesByRates =
  (db: Queryable): TaxProvider =>
  async (request) => {
    const { country, region } = request.destination;
    const rates = await findRates(db).execute({ country, region: region?.trim().toUpperCase() ?? null });
    const standard = rates.find(({ taxClass }) => taxClass === 'STANDARD');
    const reduced = rates.find(({ taxClass }) => taxClass === 'REDUCED');
    const isReduced = reduced && (!standard || closeness(reduced) >= closeness(standard));
    const rateOf = { STANDARD: standard, REDUCED: isReduced ? reduced : standard, ZERO: undefined };
    return taxesAt(request, ({ taxClass }) => rateOf[taxClass]);
  };
