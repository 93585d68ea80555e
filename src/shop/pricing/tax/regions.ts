import { findSubdivision, foldRegion, subdivisionsOf } from '../../../platform/places/subdivisions.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import type { Place } from './tax-provider.ts';

/** How regions are stored in countries without known subdivisions: without regard to case and Unicode form. */
const normalizeRegion = (region: string) => region.trim().normalize('NFC').toUpperCase();

/** Returns the subdivision of a place, then the larger one around it. Empty if it is unknown. */
function subdivisionsAt({ country, region }: Place) {
  const subdivision = country === null || region === null ? null : findSubdivision(country, region);
  return subdivision ? [subdivision, ...(subdivision.parent ? [subdivision.parent] : [])] : [];
}

/**
 * Returns the spellings under which rates of a place's region may be stored: rates have codes, but older rates have the text that
 * staff wrote. Null: all regions of the country, because the region is unknown.
 */
export function regionSpellings(place: Place): readonly (string | null)[] {
  const names = subdivisionsAt(place).flatMap((subdivision) => subdivision.names);
  if (names.length === 0) return [null];
  const written = [...names, ...names.map((name) => `${place.country}-${name}`)].map(normalizeRegion);
  const unaccented = written.map((name) => name.normalize('NFD').replace(/\p{Mark}/gu, ''));
  return [...new Set([...written, ...unaccented])];
}

/** Returns 0 if a rate's region is that of the place, 1 if it is the larger one around it, and null if it is another one. */
export function regionDistance(place: Place, region: string): number | null {
  const subdivisions = subdivisionsAt(place);
  if (subdivisions.length === 0) {
    return place.region !== null && foldRegion(place.region) === foldRegion(region) ? 0 : null;
  }
  const code = findSubdivision(place.country!, region)?.code;
  const distance = subdivisions.findIndex((subdivision) => subdivision.code === code);
  return distance < 0 ? null : distance;
}

/** Returns why the region of a place decides nothing. Null in countries whose subdivisions are not known here. */
export function problemOf({ country, region }: Place): 'unknown' | 'missing' | null {
  if (country === null) return null;
  if (region === null || region.trim() === '') return 'missing';
  return subdivisionsOf(country) && !findSubdivision(country, region) ? 'unknown' : null;
}

/** Returns the form in which a region of a new rate is stored: its code, or an issue if the country has no such region. */
export function parseRegion(country: string | null | undefined, region: string): string | InputIssue {
  if (country == null || !subdivisionsOf(country)) return normalizeRegion(region);
  return (
    findSubdivision(country, region)?.code ??
    issueAt('region', 'UNKNOWN', `is not a region of ${country}. Use a code of ISO 3166-2 or a name.`)
  );
}

/** Returns the issue of an address whose region decides the tax. */
export const regionIssue = (path: string, country: string, problem: 'unknown' | 'missing') =>
  problem === 'missing'
    ? issueAt(path, 'REQUIRED', `is required: tax in ${country} depends on the region.`)
    : issueAt(
        path,
        'UNKNOWN',
        `is not a region of ${country}, where tax depends on it. Use a code of ISO 3166-2 or a name.`,
      );
