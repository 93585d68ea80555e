import type { OrderLogEntry } from './outbox.sql.ts';

/** Entries of the log from one position to another, both among them; as text, since numbers of JSON are not exact. */
export type LogRange = { from: string; to: string };

/** So few that work on them makes way for requests soon. */
const LONGEST = 50;

/** What follows from entries is jobs, each about some of them. */
export function toLogRanges(entries: readonly OrderLogEntry[]): LogRange[] {
  const spans: LogRange[] = [];
  for (let start = 0; start < entries.length; start += LONGEST) {
    const last = entries[Math.min(start + LONGEST, entries.length) - 1]!;
    spans.push({ from: entries[start]!.position.toString(), to: last.position.toString() });
  }
  return spans;
}
