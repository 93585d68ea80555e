import { and, desc, eq, getColumns, isNull, lte, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared } from '../../../platform/db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { normalizeRegion, type Place, type TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

type PlaceColumns = { country: SQL; region: SQL };

/** Selects the current and earlier rates that apply at a place. */
export const ratesApplyingAt = ({ country, region }: PlaceColumns) =>
  and(
    lte(taxRates.validFrom, sql`now()`),
    or(isNull(taxRates.country), eq(taxRates.country, country)),
    or(isNull(taxRates.region), eq(taxRates.region, region)),
  );

/** Sorts rates: a region's rate precedes its country's, which precedes the worldwide rate; the latest comes first. */
export const MOST_SPECIFIC_RATE_FIRST = [
  sql`${taxRates.region} nulls last`,
  sql`${taxRates.country} nulls last`,
  desc(taxRates.validFrom),
];

/** Finds the current rate of each place and tax class. */
const findRates = prepared((db) => {
  const place = db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
    ) as place(name, country, region)`,
  );
  return db
    .with(place)
    .selectDistinctOn([sql`place.name`, taxRates.taxClass], {
      ...getColumns(taxRates),
      placeName: sql<string>`place.name`,
    })
    .from(place)
    .innerJoin(taxRates, ratesApplyingAt({ country: sql`place.country`, region: sql`place.region` }))
    .orderBy(sql`place.name`, taxRates.taxClass, ...MOST_SPECIFIC_RATE_FIRST);
});

/** What prices need of a tax rate. */
export type AppliedRate = Pick<TaxRateRow, 'id' | 'name' | 'rate' | 'taxClass' | 'country' | 'region'>;

/** Returns how specific a rate is: 0 worldwide, 1 for a country, 2 for a region. */
const specificity = ({ country, region }: Pick<AppliedRate, 'country' | 'region'>) =>
  region !== null ? 2 : country !== null ? 1 : 0;

/** A place's rate for each tax class. Undefined: not taxed. */
export type Rates = Record<TaxClass, AppliedRate | undefined>;

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** Rates do not depend on the viewer, so concurrent requests share one statement. */
export const ratesAt = coalesceReads(async (db, requested: readonly Place[]): Promise<Rates[]> => {
  const places = new Map(requested.map((place) => [nameOf(place), place]));
  const found = await findRates(db).execute({
    names: [...places.keys()],
    countries: [...places.values()].map(({ country }) => country),
    regions: [...places.values()].map(({ region }) => (region === null ? null : normalizeRegion(region))),
  });
  const rates = new Map(
    [...places.keys()].map((name) => [name, ratesAmong(found.filter((rate) => rate.placeName === name))]),
  );
  return requested.map((place) => rates.get(nameOf(place))!);
});

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
