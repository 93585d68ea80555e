import type { SubscriptionConfig } from '../../config/config.ts';
import type { SharedCounter } from '../../platform/cluster/shared-counter.ts';
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
  /** 1012 (service restart), as 1001 (going away), makes clients connect again. */
  stopping: { code: 1012, reason: 'The server is stopping: connect again.' },
} as const satisfies Record<string, CloseReason>;

type Close = (reason: CloseReason) => void;

/** A connection with more unsent bytes is closed: its client does not read. */
export const MAX_UNSENT_BYTES = 1_000_000;
/** Pings detect clients that are gone, and keep proxies from closing an idle connection. */
export const PING_INTERVAL_MS = 12_000;

/** Tracks the open connections of this process, to close them together. Counts the connections of all processes. */
export function createConnections(
  { maxConnections, maxConnectionsPerAddress }: SubscriptionConfig,
  otherProcesses?: SharedCounter,
) {
  const open = new Set<Close>();
  const counts = createSharedCounts(otherProcesses);
  let isStopping = false;
  const closeAll = (reason: CloseReason) => open.forEach((close) => close(reason));

  return {
    isFullFor: ({ address }: ClientInfo) =>
      isStopping ||
      counts.total() >= maxConnections ||
      counts.of(networkOf(address)) >= maxConnectionsPerAddress,
    /** Returns a function that removes the connection. */
    add({ address }: ClientInfo, close: Close): () => void {
      const network = networkOf(address);
      open.add(close);
      counts.add(network, 1);
      return () => {
        if (open.delete(close)) counts.add(network, -1);
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
