import type { SubscriptionConfig } from '../../config/config.ts';
import { localCounter, type CounterOf } from '../../platform/cluster/shared-counter.ts';
import { createSharedCounts } from '../../platform/cluster/shared-counts.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import { networkOf } from '../../platform/throttles/network.ts';

/** The close code and reason of a WebSocket that the server closes. */
export type CloseReason = { code: number; reason: string };

export const CLOSE_REASONS = {
  expired: { code: 4403, reason: 'The access token has expired.' },
  guestTime: { code: 1012, reason: 'The maximum time of a guest’s connection is over: connect again.' },
  signedOut: { code: 4403, reason: 'The session has ended.' },
  gap: { code: 1012, reason: 'Updates may have been missed: connect again.' },
  /** 4500: clients do not connect again. */
  failed: { code: 4500, reason: 'Something went wrong on our side.' },
  unavailable: { code: 1013, reason: 'The shop cannot answer right now: connect again in a moment.' },
  /** Clients connect again after 1012 (service restart). */
  stopping: { code: 1012, reason: 'The server is stopping: connect again.' },
} as const satisfies Record<string, CloseReason>;

type Close = (reason: CloseReason) => void;

/** A connection with more unsent bytes is closed: its client does not read. */
export const MAX_UNSENT_BYTES = 1_000_000;
/** Pings detect clients that are gone, and keep proxies from closing an idle connection. */
export const PING_INTERVAL_MS = 12_000;

/** The only key of the counter of all connections. */
const ALL = 'all';

/**
 * Tracks the open connections of this process, to close them together. Counts the connections of this instance, and those of
 * each address at all instances.
 */
export function createConnections(
  { maxConnections, maxConnectionsPerAddress }: SubscriptionConfig,
  counterOf: CounterOf = () => localCounter,
) {
  const open = new Set<Close>();
  const total = createSharedCounts(counterOf('connections'));
  const ofAddresses = createSharedCounts(counterOf('live'));
  let isStopping = false;
  const closeAll = (reason: CloseReason) => open.forEach((close) => close(reason));

  return {
    isFullFor: ({ address }: ClientInfo) =>
      isStopping ||
      total.of(ALL) >= maxConnections ||
      ofAddresses.of(networkOf(address)) >= maxConnectionsPerAddress,
    /** Adds a connection. Returns a function that removes it. */
    add({ address }: ClientInfo, close: Close): () => void {
      const count = (by: 1 | -1) => {
        total.add(ALL, by);
        ofAddresses.add(networkOf(address), by);
      };
      open.add(close);
      count(1);
      return () => {
        if (open.delete(close)) count(-1);
      };
    },
    closeAll,
    stop() {
      isStopping = true;
      closeAll(CLOSE_REASONS.stopping);
    },
  };
}

export type Connections = ReturnType<typeof createConnections>;
