import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Failure } from '../../platform/errors.ts';

/** IPv4 behind a translator (RFC 6052), as IPv6-only networks answer for every host that has no IPv6. */
const TRANSLATED = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];

/** Whether an IP address is one of the internet at large: not private, loopback, link-local, reserved or a tunnel. */
export function isPublicAddress(text: string): boolean {
  // Unwraps IPv4 that is written as IPv6.
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.match(TRANSLATED)) {
    return isPublicAddress(address.toByteArray().slice(-4).join('.'));
  }
  return address.range() === 'unicast';
}

/** What keeps an address from being posted to, in the words of the API; what a name resolves to is seen when it is. */
export function refusalOf(url: URL, toPrivateAddresses: boolean): string | null {
  if (url.username || url.password) return 'must not hold a user name or password.';
  if (toPrivateAddresses) return null;
  if (url.protocol !== 'https:') return 'must begin with https://.';
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  const isInside = isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost$/.test(host);
  return isInside ? 'must not be a private or loopback address.' : null;
}

/**
 * A lookup that fails where any of a name's addresses is not public. Given to the connection itself, which goes to the
 * addresses that were looked at: an answer that is another one the next time changes nothing.
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[];
      if (error) return callback(error, []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new Failure(`${hostname} is at a private or loopback address.`), []);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]!.address, addresses[0]!.family);
    });
