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

/** Every live connection of this process, of whatever kind: counted together, and ended together. */
export function createConnections(most: number) {
  const open = new Set<End>();
  let isStopping = false;
  const endAll = (ending: Ending) => open.forEach((end) => end(ending));
  return {
    isFull: () => isStopping || open.size >= most,
    /** To be taken out by what it returns. */
    add(end: End): () => void {
      open.add(end);
      return () => void open.delete(end);
    },
    endAll,
    stop() {
      isStopping = true;
      endAll(ENDINGS.stopping);
    },
  };
}

export type Connections = ReturnType<typeof createConnections>;
