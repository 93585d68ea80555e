import { placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import { activePromotions, readPromotions, type Promotion } from './promotions/active-promotions.sql.ts';
import { placeRates, ratesAmong, type Rates } from './tax/applicable-rates.sql.ts';
import { normalizeRegion, type Place } from './tax/tax-provider.ts';

/** The tax rates of a place, and the promotions that can be used now. */
export type SaleTerms = { rates: Rates; promotions: readonly Promotion[] };

const findSaleTerms = prepared((db) => {
  const rates = placeRates(db, { country: sql`place.country`, region: sql`place.region` });
  return db
    .select({
      placeName: sql<string>`place.name`,
      rates: rates.rates,
      // The same for all places, so only the first row has them.
      promotions: sql<
        Parameters<typeof readPromotions>[0]
      >`case when place.number = 1 then ${activePromotions} end`,
    })
    .from(
      sql`unnest(
        ${placeholder('names')}::text[], ${placeholder('countries')}::text[], ${placeholder('regions')}::text[]
      ) with ordinality as place(name, country, region, number)`,
    )
    .crossJoinLateral(rates)
    .orderBy(sql`place.number`);
});

const nameOf = ({ country, region }: Place) => JSON.stringify([country, region]);

/**
 * Reads tax rates and promotions together, so that promotions need no further statement. Neither depends on the viewer, so
 * concurrent requests share one statement.
 */
export const saleTermsAt = coalesceReads(async (db, requested: readonly Place[]): Promise<SaleTerms[]> => {
  const places = new Map(requested.map((place) => [nameOf(place), place]));
  const rows = await findSaleTerms(db).execute({
    names: [...places.keys()],
    countries: [...places.values()].map(({ country }) => country),
    regions: [...places.values()].map(({ region }) => (region === null ? null : normalizeRegion(region))),
  });
  const promotions = readPromotions(rows[0]?.promotions ?? null);
  const ratesOf = new Map(rows.map(({ placeName, rates }) => [placeName, ratesAmong(rates)]));
  return requested.map((place) => ({ rates: ratesOf.get(nameOf(place))!, promotions }));
});
