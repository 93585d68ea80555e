import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Failure } from '../../platform/errors.ts';
import { publicLookup, refusalOf } from './public-address.ts';

const WITHIN_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

export type PostOptions = {
  /** Also inside the shop's own network, and over plain http. */
  toPrivateAddresses: boolean;
  withinMs?: number;
  lookup?: LookupFunction;
};

/** Posts JSON and answers with the HTTP status. Redirects are not followed: they could lead inside. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { toPrivateAddresses, withinMs = WITHIN_MS, lookup }: PostOptions,
): Promise<number> {
  const refusal = refusalOf(url, toPrivateAddresses);
  if (refusal) throw new Failure(`The address ${refusal}`);
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
      request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Ordergraph', ...headers },
        signal,
        // A connection of its own: one that was kept may lead where the lookup would not go any more.
        agent: false,
        ...(toPrivateAddresses ? lookup && { lookup } : { lookup: publicLookup(lookup) }),
      })
        .once('response', resolve)
        // An answer too, if none to what was asked; unheard, nothing would come of it at all.
        .once('upgrade', (response, socket) => {
          socket.destroy();
          resolve(response);
        })
        .on('error', reject)
        .end(body);
    });
    await drain(response);
    return response.statusCode!;
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure(`There was no answer within ${withinMs / 1000} seconds.`);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Failure(`The endpoint could not be reached, or broke off (${code}).`);
  }
}

/** Lets a receiver finish its answer, within reason. */
async function drain(response: IncomingMessage): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of response) {
      length += (chunk as Buffer).length;
      if (length > LONGEST_ANSWER) return;
    }
  } catch {
    // The status is known: what follows it does not matter.
  }
}
