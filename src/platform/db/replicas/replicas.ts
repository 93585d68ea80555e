import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseTimeouts } from '../../../config/config.ts';
import { closeDatabase, openDatabase } from '../client.ts';
import { withinDeadline } from '../deadline.ts';
import { readPosition, type Positions } from './current-position.ts';
import type { WalPosition } from './position.ts';
import { createPrimaryHistory } from './primary-history.ts';
import { ANSWER_TIMEOUT_MS, openReplica, type Replica } from './replica.ts';

/** How often the positions of the primary and of its replicas are read. */
const POLL_INTERVAL_MS = 200;
/** How often the positions of the replicas are read while a read waits for a replica. */
const POLL_INTERVAL_DURING_WAIT_MS = 5;
/** The longest wait of a read for a replica. After it, the read uses the primary. */
const MAX_WAIT_MS = 100;
/** A read does not wait for a replica that lacks more than this: no replica replays more within `MAX_WAIT_MS`. */
const MAX_REPLAY_BYTES = 64n * 1024n ** 2n;

export type ReplicaOptions = {
  /** Leads to the primary, as for all other connections. */
  databaseUrl: string;
  replicaUrls: readonly string[];
  poolMax: number;
  timeouts: DatabaseTimeouts;
  usesPooler: boolean;
  maxLagMs: number;
  /** The id of the shop: a database of another shop is not used. */
  shopId: string;
  positions: Positions;
  /** Called repeatedly while a replica is not used. The reason is an error or a text. */
  onProblem: (replica: string, reason: unknown) => void;
  now?: () => number;
};

/**
 * Opens the replicas, and keeps reading their positions. A client sends the position of its last change with each read, and a read
 * uses only a replica that has replayed it. See docs/decisions/0045.
 */
export function openReplicas(options: ReplicaOptions) {
  const { databaseUrl: url, timeouts, usesPooler, maxLagMs, positions, onProblem, now = Date.now } = options;
  const primary = openDatabase({ url, timeouts, usesPooler, poolMax: 1, name: 'ordergraph position' });
  const history = createPrimaryHistory(now);
  const replicas = options.replicaUrls.map((replicaUrl) =>
    openReplica({
      open: (more) => openDatabase({ url: replicaUrl, timeouts, usesPooler, ...more }),
      name: new URL(replicaUrl).host,
      ...options,
      history,
      now,
    }),
  );
  const startedAt = now();
  let isStopped = false;
  const waitingReads = new Set<{ lsn: bigint; use: (replica: Replica) => void }>();
  let pollPause = new AbortController();
  let readIndex = 0;
  const reads = { replica: 0, primary: 0 };

  async function samplePrimary(): Promise<void> {
    const before = replicas.map((replica) => replica.replayed());
    const askedAt = now();
    const position = await withinDeadline(ANSWER_TIMEOUT_MS, () => readPosition(primary));
    const hasChanged = position.timeline !== history.timeline();
    history.record(position, askedAt);
    replicas.forEach((replica, index) => replica.compare(before[index]!, position.lsn, hasChanged));
  }

  async function followPrimary(): Promise<void> {
    while (!isStopped) {
      // Without an answer, the lag of the replicas grows until they are not used.
      await samplePrimary().catch(() => {});
      await sleep(POLL_INTERVAL_MS, undefined, { ref: false });
    }
  }

  const hasReplayed = (replica: Replica, lsn: bigint) => (replica.replayed() ?? -1n) >= lsn;

  async function follow(replica: Replica): Promise<void> {
    while (!isStopped) {
      await replica.poll();
      const problem = replica.problem();
      if (problem === null) {
        for (const read of waitingReads) if (hasReplayed(replica, read.lsn)) read.use(replica);
      } else if (now() - startedAt > maxLagMs) onProblem(replica.name, problem);
      await untilNextPoll();
    }
  }

  async function untilNextPoll(): Promise<void> {
    if (waitingReads.size > 0) return sleep(POLL_INTERVAL_DURING_WAIT_MS, undefined, { ref: false });
    const { signal } = pollPause;
    await sleep(POLL_INTERVAL_MS, undefined, { ref: false, signal }).catch(() => {});
  }

  /** Resolves with the first replica that has replayed the position; null if none does so in time. */
  const waitFor = (lsn: bigint) =>
    new Promise<Replica | null>((resolve) => {
      const read = { lsn, use: (replica: Replica) => end(replica) };
      const end = (replica: Replica | null) => {
        clearTimeout(timer);
        waitingReads.delete(read);
        resolve(replica);
      };
      const timer = setTimeout(() => end(null), MAX_WAIT_MS);
      waitingReads.add(read);
      pollPause.abort();
      pollPause = new AbortController();
    });

  async function find(needed: WalPosition | null): Promise<Replica | null> {
    const used = replicas.filter((replica) => replica.problem() === null);
    if (!needed) return used[readIndex++ % used.length] ?? null;
    // This process has not read the new timeline yet, or the position is PRIMARY_ONLY.
    if (needed.timeline > history.timeline()) return null;
    const { lsn } = needed;
    const ready = used.filter((replica) => hasReplayed(replica, lsn));
    if (ready.length > 0) return ready[readIndex++ % ready.length]!;
    return used.some((replica) => hasReplayed(replica, lsn - MAX_REPLAY_BYTES)) ? waitFor(lsn) : null;
  }

  const following = Promise.all([followPrimary(), ...replicas.map(follow)]);

  return {
    /** For how long a client must keep a position. Older changes are in every replica that is used. */
    positionTtlSeconds: Math.ceil((maxLagMs + ANSWER_TIMEOUT_MS) / 1000) + 1,

    /** Returns a replica that has the changes of the client; null if the primary must be read. */
    async choose(sent: readonly string[]): Promise<Pick<Replica, 'db' | 'read'> | null> {
      const replica = await find(positions.readNewest(sent));
      reads[replica ? 'replica' : 'primary']++;
      return replica;
    },

    positions,

    /**
     * Returns the number of reads that replicas and the primary served, and the state of each replica. Leaves out the primary if it is
     * in the list of replicas. An unknown lag is reported as 60 seconds.
     */
    state: () => ({
      reads,
      replicas: replicas
        .filter((replica) => !replica.isPrimary())
        .map((replica) => ({
          name: replica.name,
          isUsed: replica.problem() === null,
          lagSeconds: replica.lagMs() / 1000,
        })),
    }),

    async stop(): Promise<void> {
      isStopped = true;
      pollPause.abort();
      await following;
      await Promise.all([closeDatabase(primary), ...replicas.map((replica) => replica.stop())]);
    },
  };
}

export type Replicas = ReturnType<typeof openReplicas>;
