import type { SharedCounter } from '../../platform/cluster/shared-counter.ts';
import type { ConnectionLimits, Connections } from './connection-limits.ts';
import type { Subscriber, SubscriberOptions } from './execute-subscription.ts';
import type { ReadSubscription } from './read-subscription.ts';

export type LiveOptions = {
  /** Whose pages may connect, beside the shop's own. */
  corsOrigins: readonly string[];
  /** The most connections at once, of both kinds. */
  liveConnections: ConnectionLimits;
  /** Those of other processes; none unless it is said. */
  liveElsewhere?: SharedCounter;
  /** The most bytes of a request's body, or of a message. */
  largestBody: number;
  /** The addresses of proxies whose X-Forwarded-For counts. */
  trustProxy: readonly string[];
  /** How long whoever opens a WebSocket has to say who he is; ten seconds unless a test has no time. */
  liveInitTimeoutMs?: number;
};

/** What both kinds of connection are served with. */
export type Live = SubscriberOptions &
  LiveOptions & { read: ReadSubscription; subscriber: Subscriber; connections: Connections };
