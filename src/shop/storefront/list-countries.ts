import type { Queryable } from '../../platform/db/client.ts';
import { COUNTRIES } from '../../platform/places/countries.ts';
import { hasPostalCodes } from '../../platform/places/postal-codes.ts';
import { subdivisionsOf } from '../../platform/places/subdivisions.ts';
import { countryTerms } from './countries.sql.ts';

type Region = { code: string; name: string };

type Country = { code: string; name: string; regions: Region[]; postalCodeRequired: boolean };

/** Returns the countries to which orders can be placed, by name. */
export async function listCountries(
  { db, shop }: { db: Queryable; shop: { requiresShipping: boolean } },
  { locale }: { locale: string },
): Promise<Country[]> {
  const terms = new Map((await countryTerms(db, 'all')).map((country) => [country.code, country]));
  return countriesByName(locale).flatMap(({ code, name }) => {
    const { isDelivered, dependsOnRegion } = terms.get(code)!;
    if (shop.requiresShipping && !isDelivered) return [];
    const regions = dependsOnRegion ? regionsOf(code) : [];
    return { code, name, regions, postalCodeRequired: hasPostalCodes(code) };
  });
}

/** Computed once per shop: the locale is a setting. */
const cachedNames = new Map<string, { code: string; name: string }[]>();

function countriesByName(locale: string) {
  let countries = cachedNames.get(locale);
  if (!countries) {
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
    const { compare } = new Intl.Collator([locale, 'en']);
    countries = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
      compare(a.name, b.name),
    );
    cachedNames.set(locale, countries);
  }
  return countries;
}

const cachedRegions = new Map<string, Region[]>();

/** Returns the regions that contain no smaller known region. A province also determines the larger region around it. */
function regionsOf(country: string): Region[] {
  let regions = cachedRegions.get(country);
  if (!regions) {
    const known = new Set(subdivisionsOf(country)?.values());
    const parents = new Set([...known].map(({ parent }) => parent));
    regions = [...known]
      .filter((region) => !parents.has(region))
      .map(({ code, names }) => ({ code, name: names[1] ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    cachedRegions.set(country, regions);
  }
  return regions;
}
