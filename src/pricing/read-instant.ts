import type { InputReader } from '../graphql/input-issues.ts';

/** Refuses the years that RFC 3339 reaches by an offset and cannot write: no cursor could name them. */
export function readInstant<T extends Date | null | undefined>(
  read: InputReader,
  path: string,
  instant: T,
): T {
  if (instant != null && !/^(?!0000)\d{4}-/.test(instant.toISOString())) {
    read.add(path, 'OUT_OF_RANGE', 'must be in the years 1 to 9999.');
  }
  return instant;
}
