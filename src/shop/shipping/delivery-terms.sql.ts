import { and, eq, getColumns, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import {
  shippingMethods,
  shippingPlaces,
  type ShippingMethodRow,
  type ShippingPlaceRow,
} from '../../platform/db/schema.ts';
import {
  activePromotions,
  promotionsFromJson,
  type Promotion,
  type PromotionRows,
} from '../pricing/promotions/active-promotions.sql.ts';
import type { TaxAndPromotions } from '../pricing/tax-and-promotions.sql.ts';
import {
  placeParameters,
  rankOf,
  ratesAmong,
  ratesOfPlace,
  readRates,
  requestedPlaces,
  type AppliedRate,
} from '../pricing/tax/applicable-rates.sql.ts';
import { placeKey, type Place } from '../pricing/tax/tax-provider.ts';

/** The active shipping methods at a place in the order of their positions, its tax rates, and the promotions. */
export type DeliveryTerms = TaxAndPromotions & { methods: readonly ShippingMethodRow[] };

type Candidate = {
  rates: readonly AppliedRate[] | null;
  place: ShippingPlaceRow | null;
  method: ShippingMethodRow | null;
};

/**
 * Finds, for each place, the shipping methods of all zones that can include it, its tax rates, and the promotions. A place without a
 * region is not in zones of regions. One statement reads all of these, so an order with delivery needs as many statements as an
 * order without delivery.
 */
const findCandidates = prepared((db) => {
  const place = requestedPlaces(db);
  const rates = ratesOfPlace(db);
  const sorting = sql`${shippingMethods.position}, ${shippingMethods.name}, ${shippingMethods.id}`;
  const includesPlace = sql`exists (select from place where place.name = requested.name
    and (${shippingPlaces.country} is null or ${shippingPlaces.country} = place.country)
    and (${shippingPlaces.region} is null or ${shippingPlaces.region} = place.region
      or (place.region is null and place.written is not null)))`;
  return db
    .with(place)
    .select({
      placeKey: sql<string>`requested.name`,
      // The rates are the same for all rows of a place, so only the first row of a place contains them.
      rates: sql<
        AppliedRate[]
      >`case when row_number() over (partition by requested.name order by ${sorting}) = 1
        then ${rates.rates} end`.mapWith(readRates),
      // The promotions are the same for all rows, so only the first row contains them.
      promotions: sql<PromotionRows>`case when row_number() over (order by ${sorting}) = 1 then ${activePromotions} end`,
      place: getColumns(shippingPlaces),
      method: getColumns(shippingMethods),
    })
    .from(sql`(select distinct name from place) requested`)
    .crossJoinLateral(rates)
    .leftJoin(shippingPlaces, includesPlace)
    .leftJoin(
      shippingMethods,
      and(eq(shippingMethods.zoneId, shippingPlaces.zoneId), shippingMethods.isActive),
    )
    .orderBy(sorting);
});

/** The terms do not depend on the viewer, so concurrent requests share one statement. */
export const deliveryTermsAt = coalesceReads(
  async (db, requested: readonly Place[]): Promise<DeliveryTerms[]> => {
    const places = new Map(requested.map((place) => [placeKey(place), place]));
    const rows = await findCandidates(db).execute(placeParameters(places));
    const promotions = promotionsFromJson(rows.find((row) => row.promotions !== null)?.promotions ?? null);
    return requested.map((place) =>
      termsAmong(
        place,
        promotions,
        rows.filter((row) => row.placeKey === placeKey(place)),
      ),
    );
  },
);

/** Returns the terms at a place. If several zones include the place, the zone with the most specific entry provides the methods. */
function termsAmong(
  place: Place,
  promotions: readonly Promotion[],
  candidates: readonly Candidate[],
): DeliveryTerms {
  const rankOfZone = (candidate: Candidate) => (candidate.place && rankOf(candidate.place, place)) ?? -1;
  const best = Math.max(...candidates.map(rankOfZone));
  const methods = candidates.flatMap((candidate) =>
    best >= 0 && rankOfZone(candidate) === best && candidate.method ? [candidate.method] : [],
  );
  return {
    methods,
    rates: ratesAmong(place, candidates.find(({ rates }) => rates !== null)!.rates!),
    promotions,
  };
}
