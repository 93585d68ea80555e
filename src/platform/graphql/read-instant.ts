import type { InputReader } from './input-issues.ts';

/** Refuses the years that are not written, or not read again, with four digits that all programs take for the same. */
export function readInstant<T extends Date | null | undefined>(
  read: InputReader,
  path: string,
  instant: T,
): T {
  if (instant != null && !/^[1-9]\d{3}-/.test(instant.toISOString())) {
    read.add(path, 'OUT_OF_RANGE', 'must be in the years 1000 to 9999.');
  }
  return instant;
}
