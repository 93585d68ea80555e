import type { InputParser } from './input-issues.ts';

/** Rejects years outside 1000 to 9999: other years have no text form that all programs read in the same way. */
export function parseInstant<T extends Date | null | undefined>(
  parser: InputParser,
  path: string,
  instant: T,
): T {
  if (instant != null && !/^[1-9]\d{3}-/.test(instant.toISOString())) {
    parser.add(path, 'OUT_OF_RANGE', 'must be in the years 1000 to 9999.');
  }
  return instant;
}
