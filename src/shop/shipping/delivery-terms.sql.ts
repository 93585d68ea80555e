import { and, eq, getColumns, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import { shippingMethods, shippingPlaces, type ShippingMethodRow } from '../../platform/db/schema.ts';
import { activePromotions, readPromotions } from '../pricing/promotions/active-promotions.sql.ts';
import type { SaleTerms } from '../pricing/sale-terms.sql.ts';
import { placeRates, ratesAmong } from '../pricing/tax/applicable-rates.sql.ts';
import { normalizeRegion, type Place } from '../pricing/tax/tax-provider.ts';

/** The active methods at a place, in their order, and its other terms. */
export type DeliveryTerms = SaleTerms & { methods: readonly ShippingMethodRow[] };

/** Reads methods and the other terms together, so that an order with delivery needs no more statements than one without. */
const findDeliveryTerms = prepared((db) => {
  const place = db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
    ) as place(name, country, region)`,
  );
  const sorting = sql`${shippingMethods.position}, ${shippingMethods.name}, ${shippingMethods.id}`;
  const columns = { country: sql`place.country`, region: sql`place.region` };
  const rates = placeRates(db, columns);
  const zone = db
    .select({ zoneId: shippingPlaces.zoneId })
    .from(shippingPlaces)
    .where(
      and(
        sql`coalesce(${shippingPlaces.country} = ${columns.country}, ${shippingPlaces.country} is null)`,
        sql`coalesce(${shippingPlaces.region} = ${columns.region}, ${shippingPlaces.region} is null)`,
      ),
    )
    .orderBy(sql`${shippingPlaces.region} nulls last`, sql`${shippingPlaces.country} nulls last`)
    .limit(1)
    .as('zone');
  return db
    .with(place)
    .select({
      placeName: sql<string>`place.name`,
      rates: rates.rates,
      // The same for all rows, so only the first one has them.
      promotions: sql<
        Parameters<typeof readPromotions>[0]
      >`case when row_number() over (order by ${sorting}) = 1 then ${activePromotions} end`,
      method: getColumns(shippingMethods),
    })
    .from(place)
    .crossJoinLateral(rates)
    .leftJoinLateral(zone, sql`true`)
    .leftJoin(shippingMethods, and(eq(shippingMethods.zoneId, zone.zoneId), shippingMethods.isActive))
    .orderBy(sorting);
});

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** The terms do not depend on the viewer, so concurrent requests share one statement. */
export const deliveryTermsAt = coalesceReads(
  async (db, requested: readonly Place[]): Promise<DeliveryTerms[]> => {
    const places = new Map(requested.map((place) => [nameOf(place), place]));
    const rows = await findDeliveryTerms(db).execute({
      names: [...places.keys()],
      countries: [...places.values()].map(({ country }) => country),
      regions: [...places.values()].map(({ region }) => (region === null ? null : normalizeRegion(region))),
    });
    const promotions = readPromotions(rows[0]?.promotions ?? null);
    return requested.map((place) => {
      const ofPlace = rows.filter(({ placeName }) => placeName === nameOf(place));
      const rates = ratesAmong(ofPlace[0]!.rates);
      return { methods: ofPlace.flatMap(({ method }) => method ?? []), rates, promotions };
    });
  },
);
