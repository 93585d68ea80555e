import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { StaffVisibleError } from '../errors.ts';
import { checkUrl, publicLookup } from './public-address.ts';

export type OutboundOptions = {
  /** Allows private addresses, and also plain http. */
  allowPrivateAddresses: boolean;
  lookup?: LookupFunction;
};

type Request = {
  /** The kind of the URL, for messages. */
  what: 'endpoint' | 'image';
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
};

/** Sends a request to a URL that staff entered, and returns the response. Does not follow redirects. */
export function openRequest(
  url: URL,
  { what, method, headers, body, signal }: Request,
  { allowPrivateAddresses, lookup }: OutboundOptions,
): Promise<IncomingMessage> {
  const problem = checkUrl(url, allowPrivateAddresses);
  if (problem) throw new StaffVisibleError(`The ${what} URL ${problem}`);
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    request(url, {
      method,
      headers: { 'user-agent': 'Ordergraph', ...headers },
      signal,
      // No keep-alive: a pooled connection may lead to an address that the lookup would refuse now.
      agent: false,
      ...(allowPrivateAddresses ? lookup && { lookup } : { lookup: publicLookup(lookup) }),
    })
      .once('response', resolve)
      // An upgrade is also a response. Without this listener, the request would never settle.
      .once('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response);
      })
      .on('error', reject)
      .end(body);
  });
}
