import { setTimeout as sleep } from 'node:timers/promises';
import type { LogError } from '../errors.ts';
import { isOutage, ofDatabase } from './connection-errors.ts';

const [FIRST_DELAY_MS, MAX_DELAY_MS] = [100, 5_000];

/**
 * Runs a part of the program's start, and repeats it while the database does not answer. The program may already serve requests at
 * this time, so an outage must not end it. Throws all other errors.
 */
export async function retryOutages<T>(start: () => Promise<T>, log: LogError): Promise<T> {
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, MAX_DELAY_MS)) {
    try {
      return await start();
    } catch (error) {
      if (!isOutage(error)) throw error;
      log(ofDatabase(error), 'the database does not answer: a part of the program starts later');
      await sleep(delay);
    }
  }
}
