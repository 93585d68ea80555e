import type { AddressInput } from '../../generated/graphql.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { Address } from '../../platform/db/schema.ts';
import type { InputParser } from '../../platform/graphql/input-issues.ts';
import { hasPostalCodes } from '../../platform/places/postal-codes.ts';

/** Parses an address. `path` is its place in the input. */
export function parseAddress(parser: InputParser, path: string, address: AddressInput): Address {
  const text = (field: keyof AddressInput, max: number) =>
    parser.text(`${path}.${field}`, address[field] ?? '', 1, max);
  const optional = (field: keyof AddressInput, max: number) =>
    parser.text(`${path}.${field}`, address[field] ?? '', 0, max) || null;
  const country = address.country.toUpperCase();
  const company = optional('company', 200);
  const vatNumber = optional('vatNumber', 40);
  // Company and VAT number are absent if not given, so that an equal order of an earlier version has the same fingerprint.
  return {
    name: text('name', 200),
    ...(company !== null && { company }),
    line1: text('line1', 200),
    line2: optional('line2', 200),
    city: text('city', 200),
    region: optional('region', 200),
    postalCode: hasPostalCodes(country) ? text('postalCode', 20) : (optional('postalCode', 20) ?? ''),
    country,
    phone: optional('phone', 40),
    ...(vatNumber !== null && { vatNumber }),
  };
}

/** Returns the fields of an address in a fixed order. */
export const sortedFields = (address: Address): [string, string | null][] =>
  Object.entries(address).sort(([a], [b]) => (a < b ? -1 : 1));

const withoutCaseAndSpaces = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Addresses that differ only in letter case, spaces or compatibility characters have the same fingerprint. */
export const fingerprintOfAddress = (address: Address): Buffer =>
  fingerprintOf(
    sortedFields(address).flatMap(([field, text]) => (text ? [[field, withoutCaseAndSpaces(text)]] : [])),
  );
