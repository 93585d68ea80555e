import type { ShippingPlaceInput } from '../../generated/graphql.ts';
import type { InputParser } from '../../platform/graphql/input-issues.ts';
import { parseRegion } from '../pricing/tax/regions.ts';
import type { NewPlace } from './shipping-zones.sql.ts';

const MAX_PLACES = 250;

export const parseZoneName = (parser: InputParser, name: string | null | undefined): string | undefined =>
  parser.text('name', parser.notNull('name', name), 1, 100);

export function parsePlaces(
  parser: InputParser,
  places: readonly ShippingPlaceInput[] | null | undefined,
): NewPlace[] | undefined {
  const given = parser.notNull('places', places);
  if (!given) return undefined;
  if (given.length < 1 || given.length > MAX_PLACES)
    parser.add('places', 'OUT_OF_RANGE', `must be 1 to ${MAX_PLACES} places, not ${given.length}.`);
  const seen = new Set<string>();
  return given.map(({ country, region }, index) => {
    const path = `places.${index}`;
    const code = country?.toUpperCase() ?? null;
    const regionCode =
      region == null ? null : parseRegion(code, parser.text(`${path}.region`, region, 1, 200));
    if (regionCode && typeof regionCode !== 'string')
      parser.add(`${path}.region`, regionCode.code, regionCode.message);
    const place = { country: code, region: typeof regionCode === 'string' ? regionCode : null };
    if (region != null && code === null)
      parser.add(`${path}.country`, 'REQUIRED', 'is required if a region is given.');
    const key = JSON.stringify(place);
    if (seen.has(key)) parser.add(path, 'INVALID', 'is listed twice.');
    seen.add(key);
    return place;
  });
}

/** Maps violated database constraints to the API's refusals. */
export const SHIPPING_ZONE_REFUSALS = {
  shipping_places_place: () => ({
    __typename: 'ShippingPlaceTaken' as const,
    message: 'One of the places belongs to another zone. Remove it there first.',
  }),
};
