import type { Entry } from './outbox.sql.ts';

/** Entries of the log from one position to another, both among them; as text, since numbers of JSON are not exact. */
export type Span = { from: string; to: string };

/** So few that work on them makes way for requests soon. */
const LONGEST = 50;

/** What follows from entries is jobs, each about some of them. */
export function spansOf(entries: readonly Entry[]): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < entries.length; start += LONGEST) {
    const last = entries[Math.min(start + LONGEST, entries.length) - 1]!;
    spans.push({ from: entries[start]!.position.toString(), to: last.position.toString() });
  }
  return spans;
}
