import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { StaffVisibleError } from '../errors.ts';
import { publicLookup, checkUrl } from './public-address.ts';

const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

export type PostOptions = {
  /** Allows private and loopback addresses, and plain http. */
  toPrivateAddresses: boolean;
  timeoutMs?: number;
  lookup?: LookupFunction;
};

/** `body` is null if it is longer than the limit, or was not received completely in time. */
export type PostResponse = { status: number; body: string | null };

/** Posts JSON and returns the response. Does not follow redirects: they could lead to a private address. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { toPrivateAddresses, timeoutMs = TIMEOUT_MS, lookup }: PostOptions,
): Promise<PostResponse> {
  const problem = checkUrl(url, toPrivateAddresses);
  if (problem) throw new StaffVisibleError(`The endpoint address ${problem}`);
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
      request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Ordergraph', ...headers },
        signal,
        // No keep-alive: a pooled connection may lead to an address that the lookup would refuse by now.
        agent: false,
        ...(toPrivateAddresses ? lookup && { lookup } : { lookup: publicLookup(lookup) }),
      })
        .once('response', resolve)
        // Also a response. Without this listener the request would never settle.
        .once('upgrade', (response, socket) => {
          socket.destroy();
          resolve(response);
        })
        .on('error', reject)
        .end(body);
    });
    return { status: response.statusCode!, body: await readBody(response) };
  } catch (error) {
    if (error instanceof StaffVisibleError) throw error;
    if (signal.aborted)
      throw new StaffVisibleError(`The endpoint did not respond within ${timeoutMs / 1000} seconds.`);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new StaffVisibleError(`The connection to the endpoint failed (${code}).`);
  }
}

/** Reads the response to its end, up to a limit, so that the receiver can finish it. */
async function readBody(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > MAX_RESPONSE_BYTES) return null;
    }
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}
