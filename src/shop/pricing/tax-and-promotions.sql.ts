import { sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import {
  activePromotions,
  promotionsFromJson,
  type Promotion,
  type PromotionRows,
} from './promotions/active-promotions.sql.ts';
import {
  placeParameters,
  ratesAmong,
  ratesOfPlace,
  requestedPlaces,
  type Rates,
} from './tax/applicable-rates.sql.ts';
import { placeKey, type Place } from './tax/tax-provider.ts';

/** The tax rates of a place, and the promotions that can be used now. */
export type TaxAndPromotions = { rates: Rates; promotions: readonly Promotion[] };

const findTaxAndPromotions = prepared((db) => {
  const rates = ratesOfPlace(db);
  return db
    .with(requestedPlaces(db))
    .select({
      placeKey: sql<string>`requested.name`,
      rates: rates.rates,
      // The promotions are the same for all places, so only the first row contains them.
      promotions: sql<PromotionRows>`case when requested.number = 1 then ${activePromotions} end`,
    })
    .from(sql`(select name, row_number() over (order by name) as number from place group by name) requested`)
    .crossJoinLateral(rates)
    .orderBy(sql`requested.number`);
});

/**
 * Reads tax rates and promotions together, so that promotions need no further statement. Neither depends on the viewer, so
 * concurrent requests share one statement.
 */
export const taxAndPromotionsAt = coalesceReads(
  async (db, requested: readonly Place[]): Promise<TaxAndPromotions[]> => {
    const places = new Map(requested.map((place) => [placeKey(place), place]));
    const rows = await findTaxAndPromotions(db).execute(placeParameters(places));
    const promotions = promotionsFromJson(rows[0]?.promotions ?? null);
    const ratesOf = new Map(rows.map(({ placeKey, rates }) => [placeKey, rates]));
    return requested.map((place) => ({
      rates: ratesAmong(place, ratesOf.get(placeKey(place))!),
      promotions,
    }));
  },
);
