import type { OrderLogEntry } from './outbox.sql.ts';

/** Log entries between two positions, inclusive. Positions are text, since JSON numbers are not exact. */
export type LogRange = { from: string; to: string };

/** Maximum entries per range, so that one job does not occupy a worker for long. */
const MAX_ENTRIES = 50;

/** Splits entries into ranges. Each range becomes a job. */
export function toLogRanges(entries: readonly OrderLogEntry[]): LogRange[] {
  const ranges: LogRange[] = [];
  for (let start = 0; start < entries.length; start += MAX_ENTRIES) {
    const last = entries[Math.min(start + MAX_ENTRIES, entries.length) - 1]!;
    ranges.push({ from: entries[start]!.position.toString(), to: last.position.toString() });
  }
  return ranges;
}
