import { and, desc, eq, getColumns, isNull, lte, or, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../../platform/db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { problemOf, regionDistance, spellingsAt } from './regions.ts';
import type { Place, TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

/**
 * Finds the current rates that can apply to each place: worldwide, of its country, and of its region in each spelling. Of a place
 * without a region, finds the rates of all regions of its country.
 */
const findRates = prepared((db) => {
  const place = db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
    ) as place(name, country, region)`,
  );
  return db
    .with(place)
    .selectDistinctOn([sql`place.name`, taxRates.taxClass, taxRates.country, taxRates.region], {
      ...getColumns(taxRates),
      placeName: sql<string>`place.name`,
    })
    .from(place)
    .innerJoin(
      taxRates,
      and(
        lte(taxRates.validFrom, sql`now()`),
        or(isNull(taxRates.country), eq(taxRates.country, sql`place.country`)),
        or(isNull(taxRates.region), eq(taxRates.region, sql`place.region`), isNull(sql`place.region`)),
      ),
    )
    .orderBy(sql`place.name`, taxRates.taxClass, taxRates.country, taxRates.region, desc(taxRates.validFrom));
});

/** A place's rate for each tax class. Undefined: not taxed. */
export type Rates = Record<TaxClass, TaxRateRow | undefined> & {
  /** Whether the region decides the tax but is unknown or missing. The rates are then those of the country. */
  regionProblem: 'unknown' | 'missing' | null;
};

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** Rates do not depend on the viewer, so concurrent requests share one statement. */
export const ratesAt = coalesceReads(async (db, requested: readonly Place[]): Promise<Rates[]> => {
  const places = new Map(requested.map((place) => [nameOf(place), place]));
  // Prepared arrays of one length: one row for each spelling of a region.
  const rows = [...places].flatMap(([name, place]) =>
    spellingsAt(place).map((region) => ({ name, country: place.country, region })),
  );
  const found = await findRates(db).execute({
    names: rows.map(({ name }) => name),
    countries: rows.map(({ country }) => country),
    regions: rows.map(({ region }) => region),
  });
  const rates = new Map(
    [...places].map(([name, place]) => [
      name,
      ratesAmong(
        place,
        found.filter((rate) => rate.placeName === name),
      ),
    ]),
  );
  return requested.map((place) => rates.get(nameOf(place))!);
});

/** A region's rate precedes the rate of the larger region around it, then its country's, then the worldwide rate. */
function rankOf({ country, region }: TaxRateRow, place: Place): number | null {
  if (region === null) return country === null ? 0 : 1;
  const distance = regionDistance(place, region);
  return distance === null ? null : 3 - distance;
}

/** A place with its own standard rate but no reduced rate taxes reduced goods at its standard rate. */
function ratesAmong(place: Place, rates: readonly TaxRateRow[]): Rates {
  const ranked = rates
    .map((rate) => ({ rate, rank: rankOf(rate, place) ?? -1 }))
    .filter(({ rank }) => rank >= 0)
    // Of two spellings of a region, the newer rate applies.
    .sort((a, b) => b.rank - a.rank || b.rate.validFrom.getTime() - a.rate.validFrom.getTime());
  const standard = ranked.find(({ rate }) => rate.taxClass === 'STANDARD');
  const reduced = ranked.find(({ rate }) => rate.taxClass === 'REDUCED');
  const isReduced = reduced && (!standard || reduced.rank >= standard.rank);
  const dependsOnRegion = ranked.length < rates.length && !ranked.some(({ rank }) => rank > 1);
  return {
    STANDARD: standard?.rate,
    REDUCED: (isReduced ? reduced : standard)?.rate,
    ZERO: undefined,
    regionProblem: dependsOnRegion ? problemOf(place) : null,
  };
}

/** The tax provider that uses the shop's own table of rates. */
export const taxesByRates =
  (ratesOf: (place: Place) => Promise<Rates>): TaxProvider =>
  async (request) => {
    const rates = await ratesOf(request.destination);
    return taxesAt(request, ({ taxClass }) => rates[taxClass]);
  };
