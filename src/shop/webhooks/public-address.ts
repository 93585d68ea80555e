import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Failure } from '../../platform/errors.ts';

/** IPv4 addresses in IPv6-only networks (NAT64, RFC 6052). */
const TRANSLATED = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];

/** Returns whether an IP address is public: not private, loopback, link-local, reserved or a tunnel. */
export function isPublicAddress(text: string): boolean {
  // Converts IPv4-mapped IPv6 addresses to IPv4.
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.match(TRANSLATED)) {
    return isPublicAddress(address.toByteArray().slice(-4).join('.'));
  }
  return address.range() === 'unicast';
}

/**
 * Returns why webhooks cannot be sent to a URL, as a message for the client, or null. Does not resolve host names: their
 * addresses are checked at each connection.
 */
export function checkUrl(url: URL, toPrivateAddresses: boolean): string | null {
  if (url.username || url.password) return 'must not contain a user name or password.';
  if (toPrivateAddresses) return null;
  if (url.protocol !== 'https:') return 'must start with https://.';
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  const isPrivate = isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost$/.test(host);
  return isPrivate ? 'must not be a private or loopback address.' : null;
}

/**
 * A DNS lookup that fails if any address of a name is not public. The connection uses this lookup, so it connects only to
 * addresses that were checked: DNS rebinding has no effect.
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[];
      if (error) return callback(error, []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new Failure(`The host ${hostname} has a private or loopback address.`), []);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]!.address, addresses[0]!.family);
    });
