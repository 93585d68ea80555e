import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** 16-bit groups in a /64: a client with one IPv6 address usually has the 2^64 addresses of its network. */
const PREFIX_GROUPS = 4;

/** Returns the key an address is counted by: IPv4 as is, even if mapped to IPv6; IPv6 as its /64 network. */
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
