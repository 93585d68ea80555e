import { and, desc, eq, isNull, lte, or, placeholder, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../../../platform/db/schema.ts';
import { problemOf, regionDistance, regionSpellings } from './regions.ts';
import type { Place, TaxProvider } from './tax-provider.ts';
import { taxesAt } from './taxes.ts';

type PlaceColumns = { country: SQL; region: SQL };

/**
 * Selects the rates that can apply to a place: worldwide rates, the rates of its country, and the rates of its region. If the place
 * has no region, selects the rates of all regions of its country.
 */
const mayApplyAt = ({ country, region }: PlaceColumns) =>
  and(
    lte(taxRates.validFrom, sql`now()`),
    or(isNull(taxRates.country), eq(taxRates.country, country)),
    or(isNull(taxRates.region), eq(taxRates.region, region), isNull(region)),
  );

/**
 * Returns the parameters of `requestedPlaces`: arrays of equal length, with one entry for each spelling of the region of a place.
 * `written` is the region as given. If the region is unknown or missing, `region` is null, which stands for all regions.
 */
export function placeParameters(places: ReadonlyMap<string, Place>) {
  const rows = [...places].flatMap(([name, place]) =>
    regionSpellings(place).map((region) => ({ name, country: place.country, region, written: place.region })),
  );
  return {
    names: rows.map(({ name }) => name),
    countries: rows.map(({ country }) => country),
    regions: rows.map(({ region }) => region),
    written: rows.map(({ written }) => written),
  };
}

/** The places of a statement, one row for each spelling of a region (`placeParameters`). */
export const requestedPlaces = (db: Queryable) =>
  db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[],
      ${placeholder('written')}::text[]
    ) as place(name, country, region, written)`,
  );

/** Converts `validFrom`, which is a text in JSON. */
export const readRates = (list: AppliedRate[]): AppliedRate[] =>
  list.map((rate) => ({ ...rate, validFrom: new Date(rate.validFrom) }));

/**
 * Finds the current rates that can apply to a place (`mayApplyAt`), for each spelling of its region, as one JSON value. Use it in
 * a lateral join. The statement must have `place` (`requestedPlaces`) and `requested.name`.
 */
export function ratesOfPlace(db: Queryable) {
  const columns = { country: sql`place.country`, region: sql`place.region` };
  const { id, name, rate, taxClass, country, region, validFrom } = taxRates;
  const rates = db
    .selectDistinctOn([taxClass, country, region], { id, name, rate, taxClass, country, region, validFrom })
    .from(taxRates)
    .innerJoin(sql`place`, and(sql`place.name = requested.name`, mayApplyAt(columns)))
    .orderBy(taxClass, country, region, desc(validFrom))
    .as('rates');
  const json = sql`json_build_object('id', ${rates.id}, 'name', ${rates.name}, 'rate', ${rates.rate},
    'taxClass', ${rates.taxClass}, 'country', ${rates.country}, 'region', ${rates.region},
    'validFrom', ${rates.validFrom})`;
  return db
    .select({
      rates: sql<AppliedRate[]>`coalesce(json_agg(${json}), '[]')`.mapWith(readRates).as('rates_of_place'),
    })
    .from(rates)
    .as('rates_of_place');
}

/** The columns of a tax rate that prices need. */
export type AppliedRate = Pick<
  TaxRateRow,
  'id' | 'name' | 'rate' | 'taxClass' | 'country' | 'region' | 'validFrom'
>;

/** A place's rate for each tax class. Undefined: the class is not taxed. */
export type Rates = Record<TaxClass, AppliedRate | undefined> & {
  /**
   * Why the region does not select a rate, if the tax depends on the region. The rates of the country then apply. Null if there is
   * no problem.
   */
  regionProblem: 'unknown' | 'missing' | null;
};

/**
 * Ranks an entry, such as a tax rate, by how well it matches a place. Returns 3 for an entry of the same region, 2 for the larger
 * region around it, 1 for the country, 0 for the whole world, and null for another region. Does not check the country of the
 * entry: it must be null or the country of the place.
 */
export function rankOf({ country, region }: Place, place: Place): number | null {
  if (region === null) return country === null ? 0 : 1;
  const distance = regionDistance(place, region);
  return distance === null ? null : 3 - distance;
}

/**
 * Chooses the rates of a place. If a place has its own standard rate, but not its own reduced rate, reduced goods are taxed at this
 * standard rate, even if its larger region or its country has a reduced rate.
 */
export function ratesAmong(place: Place, rates: readonly AppliedRate[]): Rates {
  const ranked = rates
    .map((rate) => ({ rate, rank: rankOf(rate, place) ?? -1 }))
    .filter(({ rank }) => rank >= 0)
    // If two rates spell the same region differently, the newer rate applies.
    .sort((a, b) => b.rank - a.rank || b.rate.validFrom.getTime() - a.rate.validFrom.getTime());
  const standard = ranked.find(({ rate }) => rate.taxClass === 'STANDARD');
  const reduced = ranked.find(({ rate }) => rate.taxClass === 'REDUCED');
  const isReduced = reduced && (!standard || reduced.rank >= standard.rank);
  // True if there are rates of regions, but none of them applies here. For a known region, `rates` has no rates of other regions.
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
