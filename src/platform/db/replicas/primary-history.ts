import type { WalPosition } from './position.ts';

/** For how long positions of the primary are remembered. A larger lag is reported as this value. */
export const MAX_LAG_MS = 60_000;

/** Remembers when the primary was at which position, to measure how far a replica is behind. */
export function createPrimaryHistory(now: () => number) {
  let timeline = 0;
  const samples: { lsn: bigint; at: number }[] = [];

  return {
    /** `at` is a time before the position was read. Positions of another timeline are forgotten: they cannot be compared. */
    record: (position: WalPosition, at: number): void => {
      if (position.timeline !== timeline) samples.length = 0;
      ({ timeline } = position);
      const last = samples.at(-1);
      if (last?.lsn === position.lsn) last.at = at;
      else samples.push({ lsn: position.lsn, at });
      while (samples[1] && samples[0]!.at < at - MAX_LAG_MS) samples.shift();
    },

    timeline: () => timeline,

    /** Returns the age of the changes that a replica lacks, in milliseconds. Returns MAX_LAG_MS if it is larger or unknown. */
    lagOf: (lsn: bigint): number => {
      const reached = samples.findLast((sample) => sample.lsn <= lsn);
      return reached ? Math.min(now() - reached.at, MAX_LAG_MS) : MAX_LAG_MS;
    },
  };
}

export type PrimaryHistory = ReturnType<typeof createPrimaryHistory>;
