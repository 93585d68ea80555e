import { findSubdivision, foldRegion, subdivisionsOf } from '../../../platform/places/subdivisions.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import type { Place } from './tax-provider.ts';

/** Returns the form in which a region is stored if the subdivisions of its country are not known. */
const normalizeRegion = (region: string) => region.trim().normalize('NFC').toUpperCase();

/** Returns the subdivision of a place, and then the larger subdivision around it, if any. Empty if the region is unknown. */
function subdivisionsAt({ country, region }: Place) {
  const subdivision = country === null || region === null ? null : findSubdivision(country, region);
  return subdivision ? [subdivision, ...(subdivision.parent ? [subdivision.parent] : [])] : [];
}

/**
 * Returns the spellings under which rates of a place's region may be stored. New rates have the code of the region, but older rates
 * have the text that staff entered. If the region is unknown, returns only null, which stands for all regions of the country.
 */
export function regionSpellings(place: Place): readonly (string | null)[] {
  const names = subdivisionsAt(place).flatMap((subdivision) => subdivision.names);
  if (names.length === 0) return [null];
  const written = [...names, ...names.map((name) => `${place.country}-${name}`)].map(normalizeRegion);
  const unaccented = written.map((name) => name.normalize('NFD').replace(/\p{Mark}/gu, ''));
  return [...new Set([...written, ...unaccented])];
}

/** Returns 0 if `region` is the region of the place, 1 if it is the larger region around it, or null if it is another region. */
export function regionDistance(place: Place, region: string): number | null {
  const subdivisions = subdivisionsAt(place);
  if (subdivisions.length === 0) {
    return place.region !== null && foldRegion(place.region) === foldRegion(region) ? 0 : null;
  }
  const code = findSubdivision(place.country!, region)?.code;
  const distance = subdivisions.findIndex((subdivision) => subdivision.code === code);
  return distance < 0 ? null : distance;
}

/** Returns the problem with the region of a place. `unknown` is possible only in countries whose subdivisions are known here. */
export function problemOf({ country, region }: Place): 'unknown' | 'missing' | null {
  if (country === null) return null;
  if (region === null || region.trim() === '') return 'missing';
  return subdivisionsOf(country) && !findSubdivision(country, region) ? 'unknown' : null;
}

/**
 * Returns the form in which a region is stored: its code, or its normalized name if the subdivisions of the country are not known.
 * Returns an issue if the country has no such region.
 */
export function parseRegion(country: string | null | undefined, region: string): string | InputIssue {
  if (country == null || !subdivisionsOf(country)) return normalizeRegion(region);
  return (
    findSubdivision(country, region)?.code ??
    issueAt('region', 'UNKNOWN', `is not a region of ${country}. Use a code of ISO 3166-2 or a name.`)
  );
}

/** Returns the issue of an address whose region is missing or unknown, although the tax depends on it. */
export const regionIssue = (path: string, country: string, problem: 'unknown' | 'missing') =>
  problem === 'missing'
    ? issueAt(path, 'REQUIRED', `is required: tax in ${country} depends on the region.`)
    : issueAt(
        path,
        'UNKNOWN',
        `is not a region of ${country}, where tax depends on it. Use a code of ISO 3166-2 or a name.`,
      );
