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

export function AddressText({ address }: { address: AddressLines }) {
  const format = useFormat();
  const place = [address.postalCode, address.city, address.region].filter(Boolean).join(' ');
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    place,
    format.country(address.country),
  ];
  return (
    <address>
      {lines.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}
