import { sql } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { closeDatabase, type Database, type DatabaseOptions } from '../client.ts';
import { withinDeadline } from '../deadline.ts';
import { parseLsn, parseTimeline } from './position.ts';
import type { PrimaryHistory } from './primary-history.ts';

/** A replica that has not answered for this time is not used. */
export const ANSWER_TIMEOUT_MS = 1_000;
const NO_ANSWER = 'it does not answer';

type ReplicaOptions = {
  open: (options: Pick<DatabaseOptions, 'poolMax' | 'name' | 'onConnectionError'>) => Database;
  name: string;
  poolMax: number;
  shopId: string;
  maxLagMs: number;
  history: PrimaryHistory;
  now: () => number;
};

/** Opens a replica. It is not used before it has answered and has all changes that were committed before this program started. */
export function openReplica({ open, name, poolMax, shopId, maxLagMs, history, now }: ReplicaOptions) {
  let replayed: bigint | null = null;
  let answeredAt = -Infinity;
  let failure: unknown = 'it has not answered yet';
  let isAhead = false;
  let isPrimary = false;
  const lossListeners = new Set<() => void>();

  /** The replica may have restarted. It can then be at a lower position than before, and no longer ahead of the primary. */
  function onConnectionError(error: Error): void {
    isAhead = false;
    fail(error);
  }
  function fail(reason: unknown): void {
    replayed = null;
    isPrimary = false;
    failure = reason;
    for (const notify of lossListeners) notify();
  }
  const db = open({ poolMax, name: 'ordergraph', onConnectionError });
  // Reads the position on a connection of its own, because reads may use all connections of the pool.
  const probe = open({ poolMax: 1, name: 'ordergraph position', onConnectionError });

  async function readState(): Promise<void> {
    const { rows } = await probe.execute<{ shopId: string; file: string | null; lsn: string | null }>(sql`
      select (select id from shop) as "shopId", (pg_last_wal_replay_lsn() - '0/0')::text as lsn,
        case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_lsn()) end as file`);
    const { file, lsn, ...state } = rows[0]!;
    if (state.shopId !== shopId) return fail('it has the data of another shop');
    if (file !== null) {
      fail('it is not a standby');
      // A former primary that was started again is on an earlier timeline.
      isPrimary = parseTimeline(file) === history.timeline();
      return;
    }
    if (lsn === null) return fail('it is not a standby');
    isPrimary = false;
    replayed = parseLsn(lsn);
    answeredAt = now();
  }

  const lagMs = () => history.lagOf(replayed ?? -1n);

  /** Returns the reason why the replica is not used, as an error or a text. Returns null if it is used. */
  function problem(): unknown {
    if (replayed === null) return failure;
    if (now() - answeredAt > ANSWER_TIMEOUT_MS) return NO_ANSWER;
    if (isAhead) return 'it has changes that the primary does not have';
    if (lagMs() > maxLagMs) return 'it is too far behind the primary';
    return null;
  }

  return {
    name,
    db,
    lagMs,
    problem,
    replayed: () => replayed,

    /** Returns whether this server is the primary. After a failover, a server in the list of replicas can be the primary. */
    isPrimary: () => isPrimary,

    /** Reads its position. Never throws. */
    poll: (): Promise<void> =>
      withinDeadline(ANSWER_TIMEOUT_MS, readState).catch((error: unknown) =>
        fail(error instanceof GraphQLError ? NO_ANSWER : error),
      ),

    /**
     * Compares the position of the replica with a position of the primary that was read later. If the replica is ahead, it has
     * followed a lost primary. It is not used until the replica restarts or the primary changes again.
     */
    compare(before: bigint | null, primaryLsn: bigint, hasPrimaryChanged: boolean): void {
      if (hasPrimaryChanged) isAhead = false;
      if (before !== null && before > primaryLsn) isAhead = true;
    },

    /** Runs a read. Returns its result, or null as soon as the replica is lost: a connection broke, or it does not answer. */
    read: <T>(work: () => Promise<T> | T): Promise<T | null> =>
      new Promise((resolve, reject) => {
        const lose = () => resolve(null);
        lossListeners.add(lose);
        void (async () => work())()
          .then(resolve, reject)
          .finally(() => lossListeners.delete(lose));
      }),

    stop: async () => {
      await Promise.all([closeDatabase(db), closeDatabase(probe)]);
    },
  };
}

export type Replica = ReturnType<typeof openReplica>;
