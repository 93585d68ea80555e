import { and, asc, eq, getColumns, placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import {
  shippingMethods,
  shippingPlaces,
  taxRates,
  type ShippingMethodRow,
} from '../../platform/db/schema.ts';
import {
  MOST_SPECIFIC_RATE_FIRST,
  ratesAmong,
  ratesApplyingAt,
  type AppliedRate,
  type Rates,
} from '../pricing/tax/applicable-rates.sql.ts';
import { normalizeRegion, type Place } from '../pricing/tax/tax-provider.ts';

/** The active methods at a place, in their order, and its tax rates. */
export type DeliveryTerms = { methods: readonly ShippingMethodRow[]; rates: Rates };

/** Reads methods and tax rates together, so that an order with delivery needs no more statements than one without. */
const findDeliveryTerms = prepared((db) => {
  const place = db.$with('place', { name: sql<string>`name` }).as(
    sql`select * from unnest(
      ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
    ) as place(name, country, region)`,
  );
  const columns = { country: sql`place.country`, region: sql`place.region` };
  const { id, name, rate, taxClass, country, region } = taxRates;
  const rates = db
    .selectDistinctOn([taxClass], { id, name, rate, taxClass: taxClass, country, region })
    .from(taxRates)
    .where(ratesApplyingAt(columns))
    .orderBy(taxClass, ...MOST_SPECIFIC_RATE_FIRST)
    .as('rates');
  const placeRates = db
    .select({
      rates: sql<AppliedRate[]>`coalesce(json_agg(json_build_object('id', ${rates.id}, 'name', ${rates.name},
        'rate', ${rates.rate}, 'taxClass', ${rates.taxClass}, 'country', ${rates.country},
        'region', ${rates.region})), '[]')`.as('place_rates'),
    })
    .from(rates)
    .as('place_rates');
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
      rates: placeRates.rates,
      method: getColumns(shippingMethods),
    })
    .from(place)
    .crossJoinLateral(placeRates)
    .leftJoinLateral(zone, sql`true`)
    .leftJoin(shippingMethods, and(eq(shippingMethods.zoneId, zone.zoneId), shippingMethods.isActive))
    .orderBy(asc(shippingMethods.position), asc(shippingMethods.name), asc(shippingMethods.id));
});

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/** Methods and rates do not depend on the viewer, so concurrent requests share one statement. */
export const deliveryTermsAt = coalesceReads(
  async (db, requested: readonly Place[]): Promise<DeliveryTerms[]> => {
    const places = new Map(requested.map((place) => [nameOf(place), place]));
    const rows = await findDeliveryTerms(db).execute({
      names: [...places.keys()],
      countries: [...places.values()].map(({ country }) => country),
      regions: [...places.values()].map(({ region }) => (region === null ? null : normalizeRegion(region))),
    });
    return requested.map((place) => {
      const ofPlace = rows.filter(({ placeName }) => placeName === nameOf(place));
      const rates = ratesAmong(ofPlace[0]!.rates);
      return { methods: ofPlace.flatMap(({ method }) => method ?? []), rates };
    });
  },
);
