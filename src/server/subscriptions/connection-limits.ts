import type { ClientInfo } from '../../platform/request-info.ts';
import { localCounter, type SharedCounter } from '../../platform/cluster/shared-counter.ts';
import { networkOf } from '../../platform/throttles/network.ts';

/** Why a connection is ended from this side; the code is that of a WebSocket. */
export type Ending = { code: number; reason: string };

export const ENDINGS = {
  expired: { code: 4403, reason: 'The access token has expired.' },
  signedOut: { code: 4403, reason: 'The session has ended.' },
  gap: { code: 1012, reason: 'Updates may have been missed: connect again.' },
  stopping: { code: 1001, reason: 'The server is stopping: connect again.' },
} as const satisfies Record<string, Ending>;

type End = (ending: Ending) => void;

/** So many bytes wait for a client that does not read them; then it is cut off. */
export const MOST_UNREAD = 1_000_000;
/** As often it is looked whether a client is still there, and connections are kept from being taken for idle. */
export const PING_EVERY_MS = 12_000;

export type ConnectionLimits = { inAll: number; fromAnAddress: number };

/** Every live connection of this process, of whatever kind: ended together, and counted together with those of other processes. */
export function createConnections(
  { inAll, fromAnAddress }: ConnectionLimits,
  others: SharedCounter = localCounter,
) {
  const open = new Set<End>();
  const byNetwork = new Map<string, number>();
  let count = 0;
  let isStopping = false;
  const countOf = (network: string) => byNetwork.get(network) ?? 0;
  const endAll = (ending: Ending) => open.forEach((end) => end(ending));

  function change(network: string, by: number): void {
    count += by;
    const left = countOf(network) + by;
    if (left > 0) byNetwork.set(network, left);
    else byNetwork.delete(network);
  }
  others.onAdded(change);

  return {
    isFullFor: ({ address }: ClientInfo) =>
      isStopping || count >= inAll || countOf(networkOf(address)) >= fromAnAddress,
    /** To be taken out by what it returns. */
    add({ address }: ClientInfo, end: End): () => void {
      const network = networkOf(address);
      const changeForAll = (by: number) => {
        change(network, by);
        others.add(network, by);
      };
      open.add(end);
      changeForAll(1);
      return () => {
        if (open.delete(end)) changeForAll(-1);
      };
    },
    endAll,
    stop() {
      isStopping = true;
      endAll(ENDINGS.stopping);
    },
  };
}

export type Connections = ReturnType<typeof createConnections>;
