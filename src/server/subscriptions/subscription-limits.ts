import type { SubscriptionConfig } from '../../config/config.ts';
import { localCounter, type CounterOf } from '../../platform/cluster/shared-counter.ts';
import { createSharedCounts } from '../../platform/cluster/shared-counts.ts';
import { tooManySubscriptions } from '../../platform/errors.ts';
import type { Bus } from '../../platform/events/bus.ts';
import type { PubSubMessage } from '../../platform/events/topics.ts';
import { networkOf } from '../../platform/throttles/network.ts';
import type { RequestContext } from './authenticate-connection.ts';

/**
 * Limits the subscriptions of one address, and the subscriptions of one client to one topic, because each change causes one
 * execution per subscription. Counts the subscriptions at all instances.
 */
export function createSubscriptionLimits(
  { maxSubscriptionsPerAddress, maxSubscriptionsPerTopic }: SubscriptionConfig,
  counterOf: CounterOf = () => localCounter,
) {
  const counts = createSharedCounts(counterOf('subscriptions'));

  return {
    /** Listens like `Bus.listen`. Throws TOO_MANY_CONNECTIONS if the client has too many subscriptions. */
    listen(
      bus: Bus,
      { viewer, client }: RequestContext,
      topics: readonly string[],
    ): AsyncIterableIterator<PubSubMessage> {
      const address = `address ${networkOf(client.address)}`;
      const owner = viewer ? `account ${viewer.user.id}` : address;
      const ofTopics = [...new Set(topics)].map((topic) => `${owner} ${topic}`);
      const isFull =
        counts.of(address) >= maxSubscriptionsPerAddress ||
        ofTopics.some((key) => counts.of(key) >= maxSubscriptionsPerTopic);
      if (isFull) throw tooManySubscriptions();
      const keys = [address, ...ofTopics];
      for (const key of keys) counts.add(key, 1);
      const updates = bus.listen(topics);
      let isOpen = true;
      return {
        next: () => updates.next(),
        async return() {
          if (isOpen) for (const key of keys) counts.add(key, -1);
          isOpen = false;
          return (await updates.return?.()) ?? { value: undefined, done: true };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
}
