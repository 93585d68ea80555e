import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** The client that sent a request. */
export type ClientInfo = {
  /** The client's IP address in its canonical notation. Taken from the headers of a proxy only if that proxy is trusted. */
  address: string;
  userAgent: string | null;
};

/** Returns a function that returns whether a request was sent by a trusted proxy. */
export function isTrustedProxy(trustProxy: readonly string[]): (request: IncomingMessage) => boolean {
  const isInRange = proxyAddr.compile([...trustProxy]);
  return ({ socket }) => {
    const address = parseAddress(socket.remoteAddress ?? '');
    return address !== null && isInRange(address, 0);
  };
}

/** Returns the client of a request: the same object at each call with this request. */
export type ReadClient = (request: IncomingMessage) => ClientInfo;

const client = Symbol('client');
type ReadRequest = IncomingMessage & { [client]?: ClientInfo };

/** Returns the function that reads client addresses, for HTTP requests and for WebSocket upgrades. No other code reads them. */
export function createClientReader(trustProxy: readonly string[]): ReadClient {
  const isInRange = proxyAddr.compile([...trustProxy]);
  const isTrusted = (text: string, hop: number) => {
    const address = parseAddress(text);
    return address !== null && isInRange(address, hop);
  };
  const readRequest = (request: IncomingMessage): ClientInfo => {
    const { socket, headers } = request;
    const peer = socket.remoteAddress ?? '';
    return {
      // A proxy may send a word such as `unknown`. The address is a key of limits: if it could be any text, a client would get a
      // new limit with each new text.
      address: parseAddress(proxyAddr(request, isTrusted) ?? '') ?? parseAddress(peer) ?? peer,
      userAgent: headers['user-agent']?.slice(0, 500) ?? null,
    };
  };
  return (request: ReadRequest) => (request[client] ??= readRequest(request));
}

/**
 * Parses an address as proxies write it: with or without a port, brackets and a zone. Returns its canonical notation, IPv4 for an
 * IPv4-mapped address; null if the text is not an address.
 */
export function parseAddress(text: string): string | null {
  // Already canonical.
  if (isIPv4(text)) return text;
  const [, bracketed, withPort] =
    /^"?(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{1,5})"?$/.exec(text.trim()) ?? [];
  const [address = ''] = (bracketed ?? withPort ?? text.trim()).split('%', 1);
  // Stricter than ipaddr.js, which also reads decimal, octal and shortened IPv4 addresses.
  return isIP(address) ? ipaddr.process(address).toString() : null;
}
