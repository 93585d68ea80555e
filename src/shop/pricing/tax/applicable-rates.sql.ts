import { and, desc, eq, getColumns, isNull, lte, or, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../../platform/db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { normalizeRegion } from './region.ts';
import type { Place, TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

/**
 * For each place and tax class the rate that holds now, that of the region before that of the country before that of
 * everywhere.
 */
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
    .innerJoin(
      taxRates,
      and(
        lte(taxRates.validFrom, sql`now()`),
        or(isNull(taxRates.country), eq(taxRates.country, sql`place.country`)),
        or(isNull(taxRates.region), eq(taxRates.region, sql`place.region`)),
      ),
    )
    .orderBy(
      sql`place.name`,
      taxRates.taxClass,
      sql`${taxRates.region} nulls last`,
      sql`${taxRates.country} nulls last`,
      desc(taxRates.validFrom),
    );
});

/** How closely a rate goes by the place: everywhere, a country, a region. */
const closeness = ({ country, region }: TaxRateRow) => (region !== null ? 2 : country !== null ? 1 : 0);

/** What a place taxes goods of each class at; undefined: not at all. */
export type Rates = Record<TaxClass, TaxRateRow | undefined>;

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** One statement for all who ask at once: what holds at a place is the same for everybody. */
export const ratesAt = coalesceReads(async (db, asked: readonly Place[]): Promise<Rates[]> => {
  const places = new Map(asked.map((place) => [nameOf(place), place]));
  const found = await findRates(db).execute({
    names: [...places.keys()],
    countries: [...places.values()].map(({ country }) => country),
    regions: [...places.values()].map(({ region }) => (region === null ? null : normalizeRegion(region))),
  });
  const rates = new Map(
    [...places.keys()].map((name) => [name, ratesAmong(found.filter((rate) => rate.placeName === name))]),
  );
  return asked.map((place) => rates.get(nameOf(place))!);
});

/** A place with a standard rate of its own and no reduced one knows no reduced one. */
function ratesAmong(rates: readonly TaxRateRow[]): Rates {
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
