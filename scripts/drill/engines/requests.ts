import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Json } from '../../../test/support/app.ts';

/** Error codes after which the client repeats the request, although the operation may have been executed. */
const TEMPORARY = new Set(['TIMEOUT', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'TOO_MANY_CONNECTIONS']);
const PAUSE_MS = 100;
const REQUEST_TIMEOUT_MS = 15_000;
/** A request that has not succeeded after this time is stuck. */
const GIVE_UP_MS = 90_000;

/** Sends an operation with one root field. Returns the value of the field, or UNAUTHENTICATED. */
export type Ask = (document: string, variables: object, token?: string) => Promise<Json>;

type FullAnswer = Partial<Answer> & { extensions?: { position?: string } };

/**
 * Returns a client that repeats each request until it succeeds. Adds every unexpected error code to `unexpected`. The client sends
 * the position of its last mutation with each request, so that it reads its own changes from any replica.
 */
export function createClient(url: string, unexpected: string[]): Ask {
  let position: string | undefined;

  /** Returns null if there is no response, or if the load balancer responds. */
  async function send(document: string, variables: object, token?: string): Promise<FullAnswer | null> {
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({
          query: document,
          variables,
          ...(position !== undefined && { extensions: { position } }),
        }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      return (await response.json()) as FullAnswer;
    } catch {
      return null;
    }
  }

  return async (document, variables, token) => {
    for (const end = Date.now() + GIVE_UP_MS; Date.now() < end; await sleep(PAUSE_MS)) {
      const answer = await send(document, variables, token);
      position = answer?.extensions?.position ?? position;
      const code: string | undefined = answer?.errors?.[0]?.extensions.code;
      if (code === 'UNAUTHENTICATED') return code;
      if (answer === null || (code !== undefined && TEMPORARY.has(code))) continue;
      if (code === undefined) return Object.values(answer.data as Record<string, Json>)[0];
      unexpected.push(code);
    }
    throw new Error(`no answer within ${GIVE_UP_MS} ms: ${document.slice(0, 80)}`);
  };
}
