import { useFormat } from '../shared/format.ts';

type AddressLines = {
  name: string;
  company?: string | null;
  line1: string;
  line2?: string | null;
  city: string;
  region?: string | null;
  postalCode?: string | null;
  country: string;
};

/** Countries whose addresses have the postal code after the city. */
const CITY_FIRST = ['US', 'CA', 'AU'];

/** Returns the line with the city, as it is written in the country. */
function placeLine({ city, region, postalCode, country }: AddressLines): string {
  const join = (parts: readonly (string | null | undefined)[], separator: string) =>
    parts.filter(Boolean).join(separator);
  return CITY_FIRST.includes(country)
    ? join([city, join([region, postalCode], ' ')], ', ')
    : join([postalCode, city, region], ' ');
}

export function AddressText({ address }: { address: AddressLines }) {
  const format = useFormat();
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    placeLine(address),
    format.country(address.country),
  ];
  return (
    <address>
      {lines.filter(Boolean).map((line, position) => (
        <span key={position}>{line}</span>
      ))}
    </address>
  );
}
