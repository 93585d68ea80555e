import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../../../test/support/app.ts';
import { askServer } from '../../../test/support/server-process.ts';

/** Errors that a client repeats: the operation may have been executed. */
const TEMPORARY = new Set(['TIMEOUT', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'TOO_MANY_CONNECTIONS']);
const PAUSE_MS = 100;
/** After this, a request that never succeeds counts as stuck. */
const GIVE_UP_MS = 90_000;

export type Ask = (document: string, variables: object, token?: string) => Promise<Json>;

/** Returns a function that repeats a request until it succeeds. Adds every unexpected error code to `unexpected`. */
export const askUntilAnswered =
  (url: string, unexpected: string[]): Ask =>
  async (document, variables, token) => {
    for (const end = Date.now() + GIVE_UP_MS; Date.now() < end; await sleep(PAUSE_MS)) {
      const as = token === undefined ? undefined : { id: '', email: '', sessionId: '', token };
      const answer = await askServer(url, document, variables, as).catch((error: unknown) => {
        unexpected.push(String(error));
        return null;
      });
      if (answer === 'UNAUTHENTICATED') return answer;
      if (answer === null || TEMPORARY.has(answer)) continue;
      if (typeof answer !== 'string') return answer;
      unexpected.push(answer);
    }
    throw new Error(`no answer within ${GIVE_UP_MS} ms: ${document.slice(0, 80)}`);
  };
