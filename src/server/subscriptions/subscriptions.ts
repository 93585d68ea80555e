import type { HttpConfig, SubscriptionConfig } from '../../config/config.ts';
import type { CounterOf } from '../../platform/cluster/shared-counter.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Connections } from './connection-limits.ts';
import type { Subscriber, SubscriberOptions } from './execute-subscription.ts';
import type { ReadSubscription } from './read-subscription.ts';

export type SubscriptionOptions = {
  http: HttpConfig;
  subscriptions: SubscriptionConfig;
  /** Counts the connections and subscriptions of other processes. By default there are none. */
  counterOf?: CounterOf;
  /** The time for a client to send `connection_init` after it opened a WebSocket. By default ten seconds; shorter in tests. */
  initTimeoutMs?: number;
};

/** The services that WebSockets and server-sent events share. */
export type SubscriptionServices = SubscriberOptions &
  SubscriptionOptions & {
    readClient: ReadClient;
    read: ReadSubscription;
    subscriber: Subscriber;
    connections: Connections;
  };
