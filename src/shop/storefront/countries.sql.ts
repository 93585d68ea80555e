import { placeholder, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/client.ts';
import { coalesceReads } from '../../platform/db/query/coalesce-reads.ts';
import { shippingPlaces, taxRates } from '../../platform/db/schema.ts';
import { COUNTRIES } from '../../platform/places/countries.ts';

type CountryTerms = {
  code: string;
  /** Whether a shipping zone contains the country or a part of it. */
  isDelivered: boolean;
  /** Whether tax or delivery differs by region. */
  dependsOnRegion: boolean;
};

/** Looks up each country in the indexes, so that the cost does not depend on the number of rates and zones. */
const findTerms = prepared((db) => {
  const country = db
    .$with('country', { code: sql<string>`code`.as('code') })
    .as(sql`select code from unnest(${placeholder('codes')}::text[]) as country(code)`);
  const rates = sql`select from ${taxRates} where ${taxRates.country} = country.code and ${taxRates.region} is not null`;
  const places = sql`select from ${shippingPlaces} where ${shippingPlaces.country} = country.code`;
  return db
    .with(country)
    .select({
      code: country.code,
      isDelivered: sql<boolean>`(exists (${places})
        or exists (select from ${shippingPlaces} where ${shippingPlaces.country} is null))`,
      dependsOnRegion: sql<boolean>`(exists (${rates})
        or exists (${places} and ${shippingPlaces.region} is not null))`,
    })
    .from(country);
});

/** The terms do not depend on the viewer, so concurrent requests share one statement. */
export const countryTerms = coalesceReads(
  async (db, requests: readonly 'all'[]): Promise<CountryTerms[][]> => {
    const terms = await findTerms(db).execute({ codes: COUNTRIES });
    return requests.map(() => terms);
  },
);
