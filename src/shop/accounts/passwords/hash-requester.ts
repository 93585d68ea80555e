import { GraphQLError } from 'graphql';
import type { ClientInfo } from '../../../platform/request-info.ts';
import { networkOf } from '../../../platform/throttles/network.ts';
import type { Attempt, Throttled } from '../../../platform/throttles/throttles.ts';
import type { AccountContext } from '../account-context.ts';
import type { HashRequester } from './hash-queue.ts';

export const chooseHashQueue = ({ address }: ClientInfo, isKnown: boolean): HashRequester => ({
  queue: isKnown ? 'KNOWN' : 'NEW',
  network: networkOf(address),
});

/** Refunds a counted attempt if the hash queue is full: the attempt tested no password. */
export async function refundIfQueueFull<T>(
  { throttles }: Pick<AccountContext, 'throttles'>,
  what: Throttled,
  by: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'RATE_LIMITED') {
      await throttles.refundAttempt(what, by);
    }
    throw error;
  }
}
