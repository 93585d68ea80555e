import { and, asc, desc, eq, getColumns, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import {
  shippingMethods,
  shippingPlaces,
  taxRates,
  type ShippingMethodRow,
  type ShippingPlaceRow,
} from '../../platform/db/schema.ts';
import {
  mayApplyAt,
  placeParameters,
  rankOf,
  ratesAmong,
  type AppliedRate,
  type Rates,
} from '../pricing/tax/applicable-rates.sql.ts';
import type { Place } from '../pricing/tax/tax-provider.ts';

/** The active methods at a place, in their order, and its tax rates. */
export type DeliveryTerms = { methods: readonly ShippingMethodRow[]; rates: Rates };

type Candidate = {
  rates: readonly AppliedRate[];
  place: ShippingPlaceRow | null;
  method: ShippingMethodRow | null;
};

/**
 * Finds the methods of all zones that can include each place, and its tax rates as JSON. One statement for both, so that an order
 * with delivery needs no more statements than one without.
 */
const findCandidates = prepared((db) => {
  const place = db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
    ) as place(name, country, region)`,
  );
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
  const ratesOfPlace = db
    .select({
      rates: sql<AppliedRate[]>`coalesce(json_agg(${json}), '[]')`
        .mapWith((list: AppliedRate[]) =>
          list.map((each) => ({ ...each, validFrom: new Date(each.validFrom) })),
        )
        .as('rates_of_place'),
    })
    .from(rates)
    .as('rates_of_place');
  const includesPlace = sql`exists (select from place where place.name = requested.name
    and coalesce(${shippingPlaces.country} = place.country, ${shippingPlaces.country} is null)
    and (${shippingPlaces.region} is null or ${shippingPlaces.region} = place.region or place.region is null))`;
  return db
    .with(place)
    .select({
      placeName: sql<string>`requested.name`,
      rates: ratesOfPlace.rates,
      place: getColumns(shippingPlaces),
      method: getColumns(shippingMethods),
    })
    .from(sql`(select distinct name from place) requested`)
    .crossJoinLateral(ratesOfPlace)
    .leftJoin(shippingPlaces, includesPlace)
    .leftJoin(
      shippingMethods,
      and(eq(shippingMethods.zoneId, shippingPlaces.zoneId), shippingMethods.isActive),
    )
    .orderBy(asc(shippingMethods.position), asc(shippingMethods.name), asc(shippingMethods.id));
});

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** Methods and rates do not depend on the viewer, so concurrent requests share one statement. */
export const deliveryTermsAt = coalesceReads(
  async (db, requested: readonly Place[]): Promise<DeliveryTerms[]> => {
    const places = new Map(requested.map((place) => [nameOf(place), place]));
    const rows = await findCandidates(db).execute(placeParameters(places));
    return requested.map((place) =>
      termsAmong(
        place,
        rows.filter(({ placeName }) => placeName === nameOf(place)),
      ),
    );
  },
);

/** The most specific place of a zone selects the methods. */
function termsAmong(place: Place, candidates: readonly Candidate[]): DeliveryTerms {
  const rankOfZone = (candidate: Candidate) => (candidate.place && rankOf(candidate.place, place)) ?? -1;
  const best = Math.max(...candidates.map(rankOfZone));
  const methods = candidates.flatMap((candidate) =>
    best >= 0 && rankOfZone(candidate) === best && candidate.method ? [candidate.method] : [],
  );
  return { methods, rates: ratesAmong(place, candidates[0]!.rates) };
}
