import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIPv4, isIPv6, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { StaffVisibleError } from '../errors.ts';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];
const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, [start, bits]: Range) =>
  address.kind() === start.kind() && address.match(start, bits);

/** IPv4 addresses in IPv6-only networks (NAT64, RFC 6052). */
const TRANSLATED = ipaddr.parseCIDR('64:ff9b::/96');
/** All IPv6 addresses of the internet (IANA). Other addresses are special, unassigned, or contain an IPv4 address (`::a9fe:a9fe`). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Special ranges that `ipaddr.js` does not know: a range that IANA took back, and the platform services of Azure. */
const OTHER_SPECIAL = ['3ffe::/16', '168.63.129.16/32'].map((text) => ipaddr.parseCIDR(text));
/** Names for local networks (RFC 6761, 6762, 7686 and 8375, and `.internal`, reserved by ICANN). */
const LOCAL_NAME = /(^|\.)(localhost|localdomain|local|internal|home\.arpa|onion)$/;

/** Returns whether an IP address is public: not private, loopback, link-local, reserved or a tunnel. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // Converts IPv4-mapped IPv6 addresses to IPv4.
  const address = ipaddr.process(text);
  if (isIn(address, TRANSLATED)) return isPublicAddress(address.toByteArray().slice(-4).join('.'));
  if (address.kind() === 'ipv6' && !isIn(address, GLOBAL_UNICAST)) return false;
  return address.range() === 'unicast' && !OTHER_SPECIAL.some((range) => isIn(address, range));
}

/**
 * Returns why the server must not send requests to a URL, as a message for the client, or null. `allowPrivateAddresses` also
 * allows http. Does not resolve host names: their addresses are checked at each connection.
 */
export function checkUrl(url: URL, allowPrivateAddresses: boolean): string | null {
  if (url.username || url.password) return 'must not contain a user name or password.';
  if (allowPrivateAddresses) return null;
  if (url.protocol !== 'https:') return 'must start with https://.';
  // The URL parser has already decoded other notations: `https://0x7f.1`, `https://2130706433`, full-width digits.
  return isPublicHost(url.hostname) ? null : 'must not be a private or loopback address.';
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  // An IPv4 address inside an IPv6 address is refused even if it is public: this is not a usual way to name a host.
  if (isIPv6(host)) return isPublicAddress(host) && isIn(ipaddr.parse(host), GLOBAL_UNICAST);
  if (isIPv4(host)) return isPublicAddress(host);
  // A name of one label belongs to the local network; empty labels are invalid.
  return /^[^.]+(\.[^.]+)+$/.test(host) && !LOCAL_NAME.test(host);
}

/**
 * A DNS lookup that fails if any address of a name is not public. The connection uses this lookup, so it connects only to
 * addresses that were checked: DNS rebinding has no effect.
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, results) => {
      const addresses = results as LookupAddress[];
      if (error) return callback(error, []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new StaffVisibleError(`The host ${hostname} has a private or loopback address.`), []);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]!.address, addresses[0]!.family);
    });
