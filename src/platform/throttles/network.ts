import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The number of 16-bit groups in a /64. A client with one IPv6 address usually controls all 2^64 addresses of its network. */
const PREFIX_GROUPS = 4;

/**
 * Returns the key for counts of an address: the IPv4 address, also if it is mapped to IPv6, or the /64 network of an IPv6 address.
 */
export function networkOf(address: string): string {
  // Most addresses are IPv4, which has one notation.
  if (isIPv4(address) || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, PREFIX_GROUPS)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
