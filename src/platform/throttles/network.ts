import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whoever has one IPv6 address has the 2^64 of its network. */
const PREFIX_PARTS = 4;

/** What an address is counted as: itself, IPv6 by its /64, and IPv4 also where it comes as IPv6. */
export function networkOf(address: string): string {
  // Most are, and written in the one way that there is.
  if (isIPv4(address) || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, PREFIX_PARTS)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
